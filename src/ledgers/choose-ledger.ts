import { type LedgerKey, ledgerKeys, ledgerOf } from '../domain/ledger-catalogue.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { shorten } from '../domain/shorten.ts';
import { headerMapping, type ImportMapping } from './import-mapping.ts';
import { ledgerByHeaders, ledgerByName } from './name-ledger.ts';
import { recognise } from './recognise.ts';
import { suppliableColumns } from './supply-columns.ts';
import type { Table } from './table.ts';

const ANY_COLUMN: ReadonlySet<string> = new Set(ledgerKeys.flatMap((key) => Object.keys(ledgerOf(key).columns)));

/**
 * The ledger a table is for: the one its file or sheet is named after, one that has all it needs, one that only most
 * of its headers speak for (what is missing is then said); whichever has more of its columns, the earlier when equal.
 */
export function chooseLedger(table: Table, stem: string, mapping: ImportMapping): LedgerKey | null {
  const headers = headerMapping(mapping);
  const suppliables = new Set(ledgerKeys.flatMap((key) => [...suppliableColumns(key, mapping)]));
  const withoutId = ledgerByHeaders(table, headers, suppliables);
  suppliables.delete('id');
  const candidates: (readonly [LedgerKey | null, number])[] = [
    [ledgerByName({ ...table, file: stem }), 0],
    [ledgerByHeaders(table, headers, suppliables), 2],
    // Without identifiers only these two are plain enough by two other columns to be guessed.
    [withoutId, withoutId === 'issues' || withoutId === 'events' ? 2 : 3],
    [ledgerByHeaders(table, headers, ANY_COLUMN), 3],
  ];
  let best: { key: LedgerKey; columns: number } | null = null;
  for (const [key, least] of candidates) {
    const columns = key ? (recognise(table, key, headers).recognised?.columns.size ?? 0) : 0;
    if (key && columns >= least && columns > (best?.columns ?? -1)) best = { key, columns };
  }
  return best?.key ?? null;
}

/** Words that titles of columns are made of; names, addresses and numbers of people are not. */
const TITLE =
  /^(?!.*\d{3}).*(?:编号|序号|名称|日期|时间|类|标题|主题|内容|情况|电话|地址|单位|部门|备注|状态|姓名|性别|年龄|数量|数值|金额|比|来源|方式|意见|结果|说明|[A-Za-z]{1,})/;

/** What is a title even in a row that holds somebody's data. */
const SURE_TITLE =
  /^\p{Script=Han}{0,4}(?:编号|序号|名称|日期|时间|标题|主题|内容|情况|电话|地址|单位|部门|备注|状态|姓名|类别|类型|事项|事由|诉求|答复|来源|方式|结果)$/u;

/** What is told of a table that no ledger was chosen for: the titles of its columns, so far as they are titles. */
export function unmappedTable({ file, sheet, rows }: Table): Problem {
  const first = rows.slice(0, 3).find(({ cells }) => cells.length > 1) ?? rows[0];
  const titles = first?.cells.map((cell) => shorten(cell.trim())).filter(Boolean) ?? [];
  // Without a header the first row may be somebody's: only what reads like titles is repeated.
  const headers = titles.filter((title) => TITLE.test(title)).length * 2 >= titles.length ? titles : [];
  const seen = headers.length > 0 ? [] : titles.filter((title) => SURE_TITLE.test(title));
  return problem('unmapped-table', { file, sheet }, { headers, seen });
}
