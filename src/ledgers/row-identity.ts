import { type LedgerKey, ledgerOf } from '../domain/ledger-catalogue.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import { shorten } from '../domain/shorten.ts';
import type { RecognisedTable } from './recognise.ts';
import type { TableRow } from './table.ts';

/** Words an address must not take, since the site's own pages stand there (contract §5). */
const RESERVED = new Set(['place', 'category', 'month', 'state', 'kind', 'week', 'page', 'index', 'feed', 'data']);
const ADDRESSED: ReadonlySet<LedgerKey> = new Set(['issues', 'events', 'policies', 'places']);

/** An identifier that a row has, and where. */
export interface Seen {
  readonly id: string;
  readonly place: Place;
}

/** Where another row stands, as seen from a row: in words, no more than is needed. */
function whereIs(other: Place, from: Place): string {
  const file = other.file === from.file ? '' : `「${other.file}」`;
  const sheet = !other.sheet || (file === '' && other.sheet === from.sheet) ? '' : `工作表「${other.sheet}」`;
  return `${file}${sheet}第 ${other.row} 行`;
}

/** Excel takes 007 for a number and writes 7: seen where other identifiers of the same file still begin with 0. */
export function lostZeros(ids: readonly Seen[]): Problem[] {
  if (!ids.some(({ id }) => id.startsWith('0'))) return [];
  const taken = new Set(ids.map(({ id }) => id));
  return [...Map.groupBy(ids, ({ place }) => place.file).values()].flatMap((own) => {
    const digits = own.filter(({ id }) => /^\d+$/.test(id));
    const example = digits.reduce(
      (longest, { id }) => (id.startsWith('0') && id.length > longest.length ? id : longest),
      '',
    );
    return digits.flatMap(({ id, place }) => {
      if (id.length >= example.length || id.startsWith('0')) return [];
      const padded = id.padStart(example.length, '0');
      const proposed = taken.has(padded) ? null : padded;
      return [problem('lost-zeros', { ...place, proposed }, { id, example, width: example.length })];
    });
  });
}

/** What is wrong with the identifier of a row, seen against those before it; it is added to them. */
export function identityProblems(
  { file, sheet, ledger: key }: Pick<RecognisedTable, 'file' | 'sheet' | 'ledger'>,
  row: TableRow,
  id: string,
  ids: Map<string, Seen>,
): Problem[] {
  const { key: keyColumn, columns } = ledgerOf(key);
  const place = {
    file,
    sheet,
    row: row.number,
    column: columns[keyColumn ?? '']?.zh ?? null,
    value: id,
  };
  const folded = id.toLowerCase();
  const before = ids.get(folded);
  if (before === undefined) {
    ids.set(folded, { id, place });
    return ADDRESSED.has(key) && RESERVED.has(folded) ? [problem('reserved-id', place, { id })] : [];
  }
  // An identifier may be a telephone number: printed masked, as values are.
  const [printed, other, first] = [shorten(id), shorten(before.id), whereIs(before.place, place)];
  return before.id === id
    ? [problem('duplicate-id', place, { id: printed, first })]
    : [problem('id-differs-by-case', place, { id: printed, other, first })];
}
