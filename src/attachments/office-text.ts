import { strFromU8, unzipSync } from 'fflate';
import { whyNotUnpacked } from '../ledgers/workbook-contents.ts';
import { withoutReferences } from './markup-text.ts';
import { type FileText, type TextPiece, unread } from './text-piece.ts';

/** Parts that hold no text of anybody's: looks, fonts, lists of parts. */
const NO_TEXT =
  /(?:^|\/)(?:styles|theme\d*|fontTable|settings|webSettings|numbering|\[Content_Types\]|calcChain)\.xml$/;

/** What parts are called for staff: Word, PowerPoint and OFD (GB/T 33190). */
const NAMES: readonly (readonly [RegExp, (number: string) => string])[] = [
  [/^word\/document\d*\.xml$/, () => '正文'],
  [/^word\/header(\d*)\.xml$/, () => '页眉'],
  [/^word\/footer(\d*)\.xml$/, () => '页脚'],
  [/comment|threadedComment/i, () => '批注'],
  [/^word\/(?:foot|end)notes\.xml$/, () => '脚注'],
  [/^ppt\/slides\/slide(\d+)\.xml$/, (number) => `第 ${number} 张`],
  [/^ppt\/notesSlides\/notesSlide(\d+)\.xml$/, (number) => `第 ${number} 张的备注`],
  [/Pages\/Page_(\d+)\/Content\.xml$/, (number) => `第 ${Number(number) + 1} 页`],
  [/^docProps\//, () => '文件属性'],
];

function nameOf(path: string): string {
  for (const [pattern, name] of NAMES) {
    const match = pattern.exec(path);
    if (match) return name(match[1] ?? '');
  }
  return '其他部分';
}

/**
 * All text in a package of XML parts (DOCX, XLSX, PPTX, OFD): also comments, headers, what was struck out under review,
 * hidden sheets, properties, and addresses linked to. Runs of a paragraph and cells of a row are read together.
 */
export function officeText(bytes: Uint8Array): FileText {
  let parts: Record<string, Uint8Array>;
  try {
    const reason = whyNotUnpacked(bytes);
    if (reason !== null) return unread(`太大了（${reason}）`);
    parts = unzipSync(bytes, { filter: ({ name }) => /\.(xml|rels)$/i.test(name) && !NO_TEXT.test(name) });
  } catch {
    return unread('打不开，可能坏了');
  }
  const text = (path: string) => strFromU8(parts[path] ?? new Uint8Array());
  const strings = [...text('xl/sharedStrings.xml').matchAll(/<si\b[^>]*>([\s\S]*?)<\/si>/g)].map(([, si = '']) =>
    runsIn(si),
  );
  const sheets = sheetNames(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels'));
  const used = new Set<number>();
  const shared = (index: number) => {
    used.add(index);
    return strings[index] ?? '';
  };
  const pieces = Object.keys(parts).flatMap((path): TextPiece[] => {
    if (path.endsWith('.rels')) return targets(text(path));
    const sheet = /^xl\/worksheets\/([^/]+\.xml)$/.exec(path)?.[1];
    if (sheet !== undefined) return sheetRows(text(path), sheets.get(sheet) ?? sheet, shared);
    if (path === 'xl/sharedStrings.xml') return [];
    return paragraphs(text(path), nameOf(path));
  });
  // What was deleted from its cell may stand there still.
  const unused = strings.flatMap((one, index) =>
    used.has(index) ? [] : [{ part: '没有显示的文字', line: null, row: null, text: one }],
  );
  return { pieces: [...pieces, ...unused], unread: null };
}

/** Text between tags, put together. */
const runsIn = (xml: string): string => withoutReferences(xml.replace(/<[^<>]*>/g, ''));

/** Ends of what is one line for the reader: paragraphs, table rows, comments, text objects of OFD. */
const LINE_END =
  /<\/(?:[\w]+:)?(?:p|tr|comment|si|TextObject|sheetData|creator|lastModifiedBy)>|<(?:[\w]+:)?br\b[^<>]*>/;

function paragraphs(xml: string, part: string): TextPiece[] {
  const lines = xml.split(LINE_END).flatMap((line, index) => {
    const text = runsIn(line).trim();
    return text === '' ? [] : [{ part, line: index + 1, row: null, text }];
  });
  const boxes = (xml.match(/<(?:\w+:)?tr\b[\s\S]*?<\/(?:\w+:)?tr>/g) ?? []).flatMap((row) => {
    const text = rowText(row.split(/<\/(?:\w+:)?tc>/).map((cell) => runsIn(cell).trim()));
    return /\d{11}/.test(text) ? [{ part, line: null, row: null, text }] : [];
  });
  return [...lines, ...boxes];
}

/** Sheets by the file of their cells. */
function sheetNames(workbook: string, rels: string): Map<string, string> {
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

type SharedStrings = (index: number) => string;

const ROW = /<(?:\w+:)?row\b([^<>]*)>([\s\S]*?)<\/(?:\w+:)?row>/g;
const CELL = /<(?:\w+:)?c\b([^<>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;

function sheetRows(xml: string, sheet: string, shared: SharedStrings): TextPiece[] {
  return [...xml.matchAll(ROW)].map(([, attributes = '', content = ''], index) => {
    const cells = [...content.matchAll(CELL)].map(([, about = '', inner = '']) => cellText(about, inner, shared));
    const row = Number(/\br="(\d+)"/.exec(attributes)?.[1] ?? index + 1);
    return { part: sheet, line: null, row, text: rowText(cells) };
  });
}

function cellText(about: string, inner: string, shared: SharedStrings): string {
  const value = /<(?:\w+:)?v>([^<]*)<\/(?:\w+:)?v>/.exec(inner)?.[1];
  if (/\bt="s"/.test(about)) return shared(Number(value));
  if (value === undefined) return runsIn(inner);
  // Excel writes long numbers as 1.3800138E10.
  return /^-?[\d.]+E\+?\d+$/i.test(value) ? String(Number(value)) : withoutReferences(value);
}

/**
 * Cells apart from each other, since figures side by side are no telephone number; digits in boxes of their own (forms
 * have eighteen for an identity number) together.
 */
const rowText = (cells: readonly string[]): string =>
  cells.reduce((text, cell, index) => {
    const isBox = /^[\dXx]$/.test(cell) && /^\d$/.test(cells[index - 1] ?? '');
    return text + (index === 0 || isBox ? '' : '；') + cell;
  }, '');

/** Addresses that links of the package lead to: telephone numbers and mail addresses stand in them. */
const targets = (rels: string): TextPiece[] =>
  (rels.match(/<Relationship\s[^<>]*TargetMode="External"[^<>]*>/g) ?? []).flatMap((tag) => {
    const target = withoutReferences(/\bTarget="([^"]*)"/.exec(tag)?.[1] ?? '');
    return target === '' ? [] : [{ part: '链接', line: null, row: null, text: target }];
  });
