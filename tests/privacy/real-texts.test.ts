import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPersonalData } from '../../src/domain/personal-data.ts';
import { readXlsx } from '../../src/ledgers/read-xlsx.ts';
import { hasShared, SHARED } from '../commands.ts';

/** Area code and number, or the blanks the publisher of the set put in their place. */
const LANDLINE = /(?<!\d)(?:0\d{2,3}[-—－]?)?(?:\d{4}-)?\d{7,8}(?!\d)/g;

async function cellsOf(file: string) {
  const { tables } = await readXlsx(file, new Uint8Array(readFileSync(join(SHARED, 'issues', file))));
  return tables.flatMap(({ rows }) =>
    rows.flatMap(({ number, cells }) => cells.map((text) => ({ row: number, text }))),
  );
}

/**
 * Every finding was read and judged by hand. Right: a resident by name, or a home. False: people of 1938 in a piece of
 * local history. The texts stay where they are; only counts and numbers of rows stand here.
 */
const JUDGED = [
  { file: 'tipdm2020c_4_sample_replies.xlsx', counts: { person: 28, circumstance: 4, address: 1 }, falseRows: [] },
  {
    file: 'tipdm2020c_2_sample_labelled.xlsx',
    counts: { person: 20, circumstance: 2, address: 2 },
    falseRows: [284, 284],
  },
];

describe.skipIf(!hasShared)('real matters and replies (needs ../shared/data)', () => {
  it.each(JUDGED)('$file: what is found is what was judged by hand', async ({ file, counts, falseRows }) => {
    const findings = (await cellsOf(file)).flatMap(({ row, text }) =>
      findPersonalData(text).map(({ kind }) => ({ row, kind })),
    );
    const kinds = Map.groupBy(findings, ({ kind }) => kind);
    expect(Object.fromEntries([...kinds].map(([kind, all]) => [kind, all.length]))).toEqual(counts);
    expect(findings.map(({ row }) => row).filter((row) => (falseRows as number[]).includes(row))).toEqual(falseRows);
  });

  it.each(JUDGED)('$file: office landlines pass', async ({ file }) => {
    const cells = await cellsOf(file);
    const landlines = cells.flatMap(({ text }) =>
      [...text.matchAll(LANDLINE)].map(({ 0: number, index }) => ({ text, index, end: index + number.length })),
    );
    expect(landlines.length).toBeGreaterThan(20);
    const stopped = landlines.filter(({ text, index, end }) =>
      findPersonalData(text).some((one) => one.start < end && index < one.end),
    );
    expect(stopped).toHaveLength(0);
  });
});
