import fc from 'fast-check';
import { type CellValue, writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { statusLabels } from '../domain/issue-state.ts';
import { siteCells } from '../site/settings-file.ts';
import { readLedgers } from './read-ledgers.ts';

// What twelve townships do to one table: any encoding, separator, order and name of columns, form of date, title above,
// header of two rows, notes and totals below. Whatever they do, the rows that come out are the rows that went in.

/** The two-byte part of GBK, from its decoder: nothing here encodes it. */
const gbk = new Map<string, readonly number[]>();
for (let high = 0x81; high <= 0xfe; high++) {
  for (let low = 0x40; low <= 0xfe; low++) {
    const character = new TextDecoder('gbk').decode(new Uint8Array([high, low]));
    if ([...character].length === 1 && character !== '\ufffd' && !gbk.has(character)) gbk.set(character, [high, low]);
  }
}
const inGbk = (text: string) =>
  new Uint8Array([...text].flatMap((c) => (c < '\u0080' ? [c.charCodeAt(0)] : [...(gbk.get(c) ?? [])])));
function inUtf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) new DataView(bytes.buffer).setUint16(i * 2, text.charCodeAt(i), true);
  return bytes;
}
const inUtf8 = (text: string) => new TextEncoder().encode(text);
const ENCODINGS = [
  inUtf8,
  (text: string) => inUtf8(`\ufeff${text}`),
  inUtf16,
  (text: string) => inUtf16(`\ufeff${text}`),
  inGbk,
];

/** A column as townships call it, and the ways they write one value. */
const COLUMNS: Readonly<Record<string, { headers: readonly string[]; forms: readonly ((value: string) => string)[] }>> =
  {
    id: {
      headers: ['编号', '工单编号', ' 编 号 ', '编号（必填）', 'ID'],
      forms: [String, (v) => ` ${v}\u3000`, (v) => v.replaceAll('0', '０')],
    },
    receivedOn: {
      headers: ['收到日期', '登记时间', '来访日期'],
      forms: [
        String,
        (v) => v.replaceAll('-', '/'),
        (v) => v.replaceAll('-0', '.').replaceAll('-', '.'),
        (v) => `${+v.slice(0, 4)}年${+v.slice(5, 7)}月${+v.slice(8)}日`,
        (v) => v.replaceAll('-', ''),
        (v) => `${v} 09:30:00`,
      ],
    },
    title: { headers: ['标题', '反映问题', '问题名称'], forms: [String] },
    status: {
      headers: ['状态', '办理状态'],
      forms: [String, (v) => (v === '办结' ? '已办结 ' : v), (v) => `${v}\u200b`],
    },
    onTheSpot: {
      headers: ['现场办结', '是否现场办结'],
      forms: [(v) => (v === '是' ? '√' : '否'), (v) => (v === '是' ? 'Y' : 'N')],
    },
  };
const KEYS = Object.keys(COLUMNS);

const text = fc
  .string({
    unit: fc.constantFrom(
      '路',
      '灯',
      '不',
      '亮',
      '说明：',
      '备注:',
      '，',
      '“',
      ',',
      '"',
      ';',
      '\t',
      '\n',
      ' ',
      '村',
      '合计',
      '3',
    ),
    minLength: 1,
  })
  .map((written) => written.trim())
  .filter((written) => written !== '');
const row = fc.record({
  receivedOn: fc
    .date({ min: new Date('2001-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10)),
  title: text,
  status: fc.constantFrom('办理中', '办结', '挂账'),
  onTheSpot: fc.constantFrom('是', '否'),
});
const layout = fc.record({
  order: fc.shuffledSubarray(KEYS, { minLength: KEYS.length }),
  headers: fc.array(fc.nat(), { minLength: KEYS.length, maxLength: KEYS.length }),
  forms: fc.array(fc.nat(), { minLength: KEYS.length, maxLength: KEYS.length }),
  above: fc.constantFrom([], ['三月来件登记表'], ['三月来件登记表', '', '单位：大桥镇']),
  grouped: fc.boolean(),
  below: fc.constantFrom([], ['', '填表人：某某'], ['合计'], ['注：以上由各村报送']),
  blank: fc.boolean(),
  repeated: fc.boolean(),
});
const of = <T>(list: readonly T[], index: number | undefined): T => list[(index ?? 0) % list.length] as T;

/** The rows of a table as one township lays it out. */
function laidOut(
  rows: readonly Readonly<Record<string, string>>[],
  how: typeof layout extends fc.Arbitrary<infer L> ? L : never,
): string[][] {
  const titles = how.order.map((key, i) => of(COLUMNS[key]?.headers ?? [], how.headers[i]));
  const body = rows.map((one) =>
    how.order.map((key, i) => of(COLUMNS[key]?.forms ?? [], how.forms[i])(one[key] ?? '')),
  );
  const wide = (line: string) => [line, ...titles.slice(1).map(() => '')];
  const head = how.grouped ? [titles.map((_, i) => (i === 0 ? '基本情况' : '')), titles] : [titles];
  return [
    ...how.above.map(wide),
    ...head,
    ...body.flatMap((cells, i) => [
      cells,
      ...(how.blank && i === 0 ? [wide('')] : []),
      ...(how.repeated && i === 1 ? [titles] : []),
    ]),
    ...how.below.map(wide),
  ];
}

async function readBack(path: string, bytes: Uint8Array) {
  const { rows, problems } = await readLedgers([{ path, read: () => bytes }], siteCells(statusLabels()));
  const errors = problems.filter(({ severity }) => severity === 'error');
  return {
    errors,
    rows: rows.issues.map(({ id, receivedOn, title, status, onTheSpot }) => ({
      id,
      receivedOn,
      title,
      status,
      onTheSpot,
    })),
  };
}
const expected = (rows: readonly Readonly<Record<string, string>>[]) =>
  rows.map((one) => ({
    ...one,
    title: one.title
      ?.split('\n')
      .map((line) => line.replace(/\t/g, ' ').trim())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n'),
    onTheSpot: one.onTheSpot === '是',
  }));

const numbered = fc
  .array(row, { minLength: 2, maxLength: 8 })
  .map((rows) => rows.map((one, i) => ({ id: `DQ-${String(i + 10)}`, ...one })));

test('a CSV file in any encoding and layout gives the rows that went into it', async () => {
  await fc.assert(
    fc.asyncProperty(
      numbered,
      layout,
      fc.constantFrom(...ENCODINGS),
      fc.constantFrom(',', '\t', ';'),
      fc.constantFrom('\n', '\r\n'),
      async (rows, how, encode, delimiter, end) => {
        const quoted = (cell: string) =>
          /[",;\t\n]/.test(cell) || cell !== cell.trim()
            ? `"${cell.replaceAll('"', '""').replaceAll('\n', end)}"`
            : cell;
        const csv = laidOut(rows, how)
          .map((cells) => cells.map(quoted).join(delimiter))
          .join(end);
        expect(await readBack('data/问题台账.csv', encode(csv))).toEqual({ errors: [], rows: expected(rows) });
      },
    ),
    { numRuns: 300 },
  );
});

test('a workbook in any layout, with days and numbers as such or as text, gives the rows that went into it', async () => {
  await fc.assert(
    fc.asyncProperty(numbered, layout, fc.boolean(), async (rows, how, asDates) => {
      const cells = laidOut(rows, how).map((line) =>
        line.map(
          (cell): CellValue => (asDates && /^\d{4}-\d\d-\d\d$/.test(cell) ? new Date(cell) : cell === '' ? null : cell),
        ),
      );
      const columns = how.order.map((key) => (key === 'receivedOn' ? { numFmt: 'yyyy/m/d' } : {}));
      const bytes = await writeXlsx({ sheets: [{ name: '三月', rows: cells, columns }] });
      expect(await readBack('data/问题台账.xlsx', bytes)).toEqual({ errors: [], rows: expected(rows) });
    }),
    { numRuns: 100 },
  );
});
