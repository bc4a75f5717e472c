import { runsIn, withoutReferences } from './markup-text.ts';
import type { TextPiece } from './text-piece.ts';

/** Sheets by the file of their cells. */
export function sheetNames(workbook: string, rels: string): Map<string, string> {
  const files = new Map(
    (rels.match(/<Relationship\s[^<>]*>/g) ?? []).map((tag) => [
      /\bId="([^"]*)"/.exec(tag)?.[1] ?? '',
      (/\bTarget="([^"]*)"/.exec(tag)?.[1] ?? '').replace(/^.*\//, ''),
    ]),
  );
  return new Map(
    (workbook.match(/<(?:\w+:)?sheet\s[^<>]*>/g) ?? []).map((tag) => [
      files.get(/\b\w+:id="([^"]*)"/.exec(tag)?.[1] ?? '') ?? '',
      withoutReferences(/\bname="([^"]*)"/.exec(tag)?.[1] ?? ''),
    ]),
  );
}

/** The text of a shared string by its place in their list. */
export type SharedStrings = (index: number) => string;

const ROW = /<(?:\w+:)?row\b([^<>]*)>([\s\S]*?)<\/(?:\w+:)?row>/g;
const FORMULA = /<(?:\w+:)?f\b[^<>]*>([^<]+)</g;
/** Codes that lay out a header or footer: where on the page, typeface, size, colour (ECMA-376 18.3.1.39). */
const LAYOUT = /&(?:"[^"]*"|K[\dA-F]{6}|\d{1,3}|[A-Z])/g;
const CELL = /<(?:\w+:)?c\b([^<>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;

/** Rows of a sheet, what its formulas say, and what stands around its cells: headers, footers, conditions, lists. */
export function sheetTexts(xml: string, sheet: string, shared: SharedStrings): TextPiece[] {
  const rows = [...xml.matchAll(ROW)].flatMap(([, attributes = '', content = ''], index): TextPiece[] => {
    const cells = [...content.matchAll(CELL)].map(([, about = '', inner = '']) => cellText(about, inner, shared));
    const row = Number(/\br="(\d+)"/.exec(attributes)?.[1] ?? index + 1);
    const formulas = [...content.matchAll(FORMULA)].map(([, formula = '']) => withoutReferences(formula));
    const pieces = formulas.length === 0 ? [rowText(cells)] : [rowText(cells), formulas.join('；')];
    return pieces.map((text) => ({ part: sheet, line: null, row, text }));
  });
  const around = [...xml.replace(ROW, '').matchAll(/>([^<>]+)</g)].flatMap(([, text = '']) =>
    withoutReferences(text).replace(LAYOUT, '\n').split('\n'),
  );
  const texts = around.map((text) => text.trim()).filter((text) => text !== '');
  return [...rows, ...texts.map((text) => ({ part: sheet, line: null, row: null, text }))];
}

function cellText(about: string, inner: string, shared: SharedStrings): string {
  const value = /<(?:\w+:)?v>([^<]*)<\/(?:\w+:)?v>/.exec(inner)?.[1];
  if (/\bt="s"/.test(about)) return shared(Number(value));
  // The formula is no part of what is shown.
  if (value === undefined) return runsIn(inner.replace(FORMULA, '<'));
  // Excel writes long numbers as 1.3800138E10.
  return /^-?[\d.]+E\+?\d+$/i.test(value) ? String(Number(value)) : withoutReferences(value);
}

/**
 * Cells apart from each other, since figures side by side are no telephone number; digits in boxes of their own (forms
 * have eighteen for an identity number) together.
 */
export const rowText = (cells: readonly string[]): string =>
  cells.reduce((text, cell, index) => {
    const isBox = /^[\dXx]$/.test(cell) && /^\d$/.test(cells[index - 1] ?? '');
    return text + (index === 0 || isBox ? '' : '；') + cell;
  }, '');
