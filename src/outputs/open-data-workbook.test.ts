import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it, vi } from 'vitest';
import { ledgerOf } from '../domain/ledger-catalogue.ts';
import type { OpenLedger } from './open-data.ts';
import { ledgerWorkbookChunks } from './open-data-workbook.ts';

const policies = (rows: OpenLedger['rows']): OpenLedger => ({
  key: 'policies',
  columns: Object.entries(ledgerOf('policies').columns),
  rows,
});

async function workbook(ledger: OpenLedger): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(ledgerWorkbookChunks(ledger)));
}

/** The cells of the first column but one (名称), as two readers that know nothing of each other give them. */
async function namesIn(bytes: Buffer) {
  const [other] = await readExcelFile(bytes, { trim: false });
  const { sheets } = await readXlsx(bytes);
  return {
    hucre: sheets[0]?.rows.slice(1).map((row) => row[1]),
    other: other?.data.slice(1).map((row) => row[1]),
  };
}

const TEXTS = {
  'a command as a formula': "=cmd|' /C calc'!A0",
  'what begins with +': '+8610',
  'what begins with -': '-5',
  'what begins with @': '@SUM(A1)',
  'a quote mark before it': "'=1+1",
  'line ends': '第一行\n第二行\n\n末行',
  'an emoji': '路灯💡不亮👨‍👩‍👧',
  'leading zeros': '0012',
  'long digits': '123456789012345678',
  'what looks like a date': '2026-03-02',
  'what looks like a number': '1e5',
  'marks of XML': '<a href="x">&amp;</a>]]>',
  'a character written by its number': '_x0041_ 和 _x005F_',
  'spaces at its ends': '  空格　',
  'words of truth': 'TRUE',
};

describe('a ledger as a workbook', () => {
  it.each(Object.entries(TEXTS))('keeps %s as written', async (_what, name) => {
    const { hucre, other } = await namesIn(await workbook(policies([{ id: 'A', name }])));
    expect([hucre, other]).toEqual([[name], [name]]);
  });

  it('holds text and nothing else: no formula, no number, no empty text', async () => {
    const names = Object.values(TEXTS);
    const parts = unzipSync(await workbook(policies(names.map((name, index) => ({ id: String(index), name })))));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).not.toMatch(/<f[ >]|<v>|<is\/>/);
    expect(sheet.match(/ t="inlineStr"/g)).toHaveLength(
      Object.keys(ledgerOf('policies').columns).length + 2 * names.length,
    );
  });

  it('has one sheet named for the ledger, a bold header that stays in view, and cells kept as text', async () => {
    const bytes = await workbook(policies([{ id: 'A', name: '甲'.repeat(100) }]));
    const { sheets } = await readXlsx(bytes, { readStyles: true });
    expect(sheets.map(({ name }) => name)).toEqual(['政策']);
    const [sheet] = sheets;
    expect(sheet?.rows[0]).toEqual(Object.values(ledgerOf('policies').columns).map(({ zh }) => zh));
    expect(sheet?.freezePane).toMatchObject({ rows: 1 });
    const style = (cell: string) => sheet?.cells?.get(cell)?.style;
    expect(['0,0', '0,9'].map((cell) => style(cell)?.font?.bold)).toEqual([true, true]);
    expect(['1,0', '1,1', '1,9'].map((cell) => [style(cell)?.font?.bold ?? false, style(cell)?.numFmt])).toEqual(
      Array(3).fill([false, '@']),
    );
    expect(sheet?.columns?.slice(0, 3).map((column) => column?.width)).toEqual([8, 50, 10]);
  });

  it('is the same at any time and on any machine: no clock, no names', async () => {
    const ledger = policies([{ id: 'A', name: '甲' }]);
    vi.useFakeTimers({ now: new Date('2031-05-05T05:05:05Z'), toFake: ['Date'] });
    const later = await workbook(ledger);
    vi.useRealTimers();
    expect(await workbook(ledger)).toEqual(later);
    expect(Object.keys(unzipSync(later)).filter((path) => path.startsWith('docProps'))).toEqual([]);
  });

  it('cuts a text that Excel could not open, and says where the whole of it stands', async () => {
    const { hucre, other } = await namesIn(await workbook(policies([{ id: 'A', name: `甲${'💡'.repeat(20_000)}` }])));
    const name = String(hucre?.[0]);
    expect(name.length).toBeLessThanOrEqual(32_767);
    expect(name).toMatch(/💡……（表格放不下，全文见同名的 CSV）$/u);
    expect(other).toEqual([name]);
  });
});
