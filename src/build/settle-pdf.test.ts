import { expect, test } from 'vitest';
import { settlePdf } from './settle-pdf.ts';

/** What a browser writes of a table with two headers. */
const written = (time: string, one: string, two: string, list: string) =>
  Buffer.from(
    `/CreationDate (D:${time}+00'00')\n/ModDate (D:${time}+00'00')>>\n/ID (node${one})\n/ID (node${two})\n/Headers [(node${one})]\n${list}`,
  );
const list = (first: string, second: string, ...refs: number[]) =>
  `<</Limits [(node${first}) (node${second})]\n/Names [(node${first}) ${refs[0]} 0 R (node${second}) ${refs[1]} 0 R]>>`;

test('two runs give the same bytes, whatever the minute and the numbers of the browser', () => {
  const runs = [
    written('20261125093202', '00000004', '00000039', list('00000004', '00000039', 77, 79)),
    written('20270101000001', '00000060', '00000041', list('00000041', '00000060', 79, 77)),
  ];
  const expected = written('20260331000000', '00000001', '00000002', list('00000001', '00000002', 77, 79)).toString();
  for (const run of runs) expect(settlePdf(run, '2026-03-31').toString()).toBe(expected);
});

test('what a stream holds is left alone', () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
  expect(settlePdf(bytes, '2026-03-31').equals(bytes)).toBe(true);
});
