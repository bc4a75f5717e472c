import type { Ledger } from '../domain/ledger.ts';
import { plainForm } from '../domain/plain-form.ts';
import { policyLedger } from '../domain/policy.ts';
import { policyArticleLedger } from '../domain/policy-article.ts';
import type { Problem } from '../domain/problem.ts';
import { shortHash } from '../domain/short-hash.ts';
import { noMapping } from './import-mapping.ts';
import { type ForeignFile, targetPath } from './import-table.ts';
import type { Law } from './read-law.ts';
import type { RecognisedTable } from './recognise.ts';
import type { Table, TableRow } from './table.ts';

const LONGEST_ID = 38;

/** The title as an identifier and a file name: 中华人民共和国社会保险法 → 社会保险法. The same for every version of a law. */
export function lawId(title: string): string {
  const plain = plainForm(title)
    .replace(/^《|》$/g, '')
    .replace(/^中华人民共和国(?=.{2})/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const characters = [...plain];
  return characters.length <= LONGEST_ID
    ? plain
    : `${characters.slice(0, LONGEST_ID - 9).join('')}-${shortHash(title)}`;
}

/** What the policy ledger says of a law already: in a file of the site's own, or in the one `import` made of it before. */
interface KnownPolicy {
  readonly isOwn: boolean;
  /** What stands in a column, by its key in code; empty where nothing does. */
  readonly at: (column: string) => string;
}

function knownPolicy(title: string, existing: readonly RecognisedTable[]): KnownPolicy | null {
  const made = targetPath('policies', lawId(title));
  const found = existing.flatMap(({ file, ledger, columns, rows }) =>
    (ledger === 'policies' ? rows : []).flatMap((row) => {
      const at = (column: string) => row.cells[columns.get(column) ?? -1]?.trim() ?? '';
      return lawId(at('name')) === lawId(title) && at('id') !== '' ? [{ isOwn: file !== made, at }] : [];
    }),
  );
  return found.find(({ isOwn }) => isOwn) ?? found[0] ?? null;
}

/**
 * A law as tables to import: a row for it in the policy ledger, unless a file of the site's own has one, and a row for each
 * of its articles. What somebody added to the row since the last time (效力, 原文链接) stays. Rows have the numbers of
 * their lines in the law.
 */
export function lawFile(file: string, law: Law, existing: readonly RecognisedTable[]): ForeignFile {
  const stem = lawId(law.title);
  const known = knownPolicy(law.title, existing);
  const id = known?.at('id') ?? stem;
  const { title: name, issuer, signedOn, publishedOn } = law;
  const told: Readonly<Record<string, string | null>> = { id, name, issuer, signedOn, publishedOn };
  const policy = {
    number: law.line,
    cells: Object.keys(policyLedger.columns).map((column) => told[column] ?? known?.at(column) ?? ''),
  };
  const articles = law.articles.map(({ line, article, chapter, section, text }) => ({
    number: line,
    cells: [id, article, chapter ?? '', section ?? '', text],
  }));
  const tables = [
    ...(known?.isOwn ? [] : [lawTable(file, policyLedger, [policy])]),
    lawTable(file, policyArticleLedger, articles),
  ];
  return { file, stem, tables, ledger: null, mapping: noMapping, mappingFile: file };
}

const lawTable = (file: string, { zh, columns }: Ledger, rows: readonly TableRow[]): Table => ({
  file,
  sheet: zh,
  rows: [{ number: 0, cells: Object.values(columns).map((column) => column.zh) }, ...rows],
});

/** What is told of a row of a law is told of its line: it has no rows. */
export const atLine = (problem: Problem): Problem => ({ ...problem, sheet: null, row: null, line: problem.row });
