import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decoded, encodingOf } from './decode-text.ts';

const utf16 = (text: string, little: boolean) => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little);
  return bytes;
};
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('the encoding of a table', () => {
  // Any text between: the header and the separators are what makes it a table.
  const table = fc
    .string({ unit: 'grapheme' })
    .map((text) => `编号,标题,收到日期\r\n1,${text.replace(/\0/g, '')},2026-03-02\r\n`);
  test.each<[string, (text: string) => Uint8Array]>([
    ['UTF-8', utf8],
    ['UTF-8 with a mark', (text) => utf8(`\ufeff${text}`)],
    ['UTF-16 little end first', (text) => utf16(text, true)],
    ['UTF-16 big end first', (text) => utf16(text, false)],
    ['UTF-16 with a mark', (text) => utf16(`\ufeff${text}`, true)],
    ['UTF-16 big end first with a mark', (text) => utf16(`\ufeff${text}`, false)],
  ])('in %s is told, and the text is read as it was', (_, encode) => {
    fc.assert(
      fc.property(table, (text) => {
        const bytes = encode(text);
        const found = encodingOf(bytes, (head) => head.includes('编号,标题'));
        expect(found.ok && decoded(found.encoding, bytes)).toBe(text);
      }),
    );
  });

  test('is UTF-8 although a stray zero byte stands in it', () => {
    expect(encodingOf(utf8('编号,标题,收到日期\r\n1,路灯\u0000不亮,2026-03-02\r\n'))).toEqual({
      ok: true,
      encoding: 'utf-8',
    });
  });

  test('that fits none is told with the offset and the row of the first bad byte, quoted line ends not counted', () => {
    const bytes = new Uint8Array([...utf8('编号,标题\n1,"甲\n乙"\n2,'), 0xff, 0xff, ...utf8('\n3,丙\n')]);
    expect(encodingOf(bytes)).toEqual({ ok: false, offset: utf8('编号,标题\n1,"甲\n乙"\n2,').length, row: 3 });
  });
});
