import { stringify } from 'yaml';
import { type CellKind, date, dateTime, writtenForm } from '../domain/cell.ts';
import { type DocumentKind, documentKinds } from '../domain/document.ts';
import type { Field, Fields } from '../domain/fields.ts';
import { interfaceFields } from '../domain/interface-strings.ts';
import { type LanguageTag, talkLanguageInWords, talkLanguages } from '../domain/language.ts';
import type { Column } from '../domain/ledger.ts';
import { type LedgerKey, ledgerOf } from '../domain/ledger-catalogue.ts';
import { siteFields } from '../domain/site-settings.ts';

/** What a template fills in, by code key; everything else stays empty, to be filled in by hand. */
export interface Filled {
  readonly [key: string]: string | readonly string[] | Filled;
}

/** How a column's meaning, and what may stand in it, is told to whoever fills it in. */
export function columnHint({ meaning, required, cell }: Column): string {
  const choices = cell.choices ? `可填：${cell.choices.join('、')}。` : '';
  const form = (cell as CellKind<unknown, unknown>) === date || (cell as CellKind<unknown, unknown>) === dateTime;
  return `${required ? '（必填）' : ''}${meaning}${choices}${form ? `写法：${cell.form}。` : ''}`;
}

/** Fields as YAML: every one stands there, its meaning as a comment above it. */
export function fieldsAsYaml(fields: Fields, filled: Filled, indent = ''): string {
  return Object.entries(fields)
    .map(([name, field]) => fieldAsYaml(field, filled[name], indent))
    .join('');
}

function fieldAsYaml(field: Field, value: Filled[string] | undefined, indent: string): string {
  const given = typeof value === 'object' && !Array.isArray(value) ? (value as Filled) : {};
  if ('fields' in field) return `${indent}${field.zh}:\n${fieldsAsYaml(field.fields, given, `${indent}  `)}`;
  const hint =
    'entries' in field
      ? `自己加的内容，每行写「名称: 内容」，内容可填：${field.entries.choices?.join('、') ?? field.entries.form}。`
      : columnHint(field);
  const text =
    value === undefined || value === ''
      ? ''
      : ` ${stringify(value, { schema: 'failsafe', lineWidth: 0, collectionStyle: 'flow' }).trim()}`;
  return `${indent}# ${hint}\n${indent}${field.zh}:${text}\n`;
}

/** content/site.yaml with every setting explained. */
export const siteSettingsText = (filled: Filled): string =>
  `# yaml-language-server: $schema=./schema/site.schema.json\n# 网站的设置。冒号后面空一格再写；不需要的留空。\n${fieldsAsYaml(siteFields, filled)}`;

/** A talk, report or page: front matter with every field explained, and a body. */
export const documentText = (kind: DocumentKind, filled: Filled, body: string): string =>
  `---\n${fieldsAsYaml(documentKinds[kind].fields, filled)}---\n\n${body.trim()}\n`;

/** content/interface/<tag>.yaml with every text to be translated. */
export const interfaceText = (tag: LanguageTag): string =>
  `# 网页上的固定文字，译成${talkLanguageInWords(tag)}（${talkLanguages[tag].ownName}）。冒号前面是中文，不要改；译文写在冒号后面，空一格。没有译的先空着，网页上用中文。\n${fieldsAsYaml(interfaceFields, {})}`;

/**
 * A folder name made from a title, or null if nothing is left: letters, digits and Chinese characters stay, whatever
 * stands between them becomes a hyphen.
 */
export function slugFromTitle(title: string): string | null {
  const words = title
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return [...words].slice(0, 40).join('').replace(/-+$/, '') || null;
}

/** A ledger table with its Chinese headers and rows given by code key. */
export function ledgerTable(key: LedgerKey, rows: readonly Readonly<Record<string, unknown>>[]) {
  const columns = Object.entries(ledgerOf(key).columns);
  return {
    headers: columns.map(([, column]) => column.zh),
    rows: rows.map((row) => columns.map(([name]) => writtenForm(row[name]))),
  };
}
