import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './calendar-date.ts';
import {
  CellFault,
  choice,
  count,
  date,
  dateTime,
  decimal,
  officePhone,
  permanentId,
  placeCode,
  reference,
  text,
  textList,
  webAddress,
  yesNo,
} from './cell.ts';
import { builtInLabels } from './issue-state.ts';

const kindOf = (value: unknown) => (value instanceof CellFault ? value.kind : value);

describe('a date cell', () => {
  it.each([
    ['2026-03-02', '2026-03-02'],
    ['2026/3/2', '2026-03-02'],
    ['2026.3.2', '2026-03-02'],
    ['2026年3月2日', '2026-03-02'],
    ['２０２６－０３－０２', '2026-03-02'],
    ['20260302', '2026-03-02'],
    ['2019/4/25 9:32:09', '2019-04-25'],
    ['45000', '2023-03-15'],
    ['43563.359259259261', '2019-04-08'],
    ['二〇二六年三月十二日', '2026-03-12'],
    ['二○二六年十二月三十一日', '2026-12-31'],
    ['2026年3月12日 星期四', '2026-03-12'],
    ['2026-03-12（周四）', '2026-03-12'],
    ['2026年3月12日上午', '2026-03-12'],
    ['2026-3-2\u00a0', '2026-03-02'],
    ['\u3000２０２６年３月２号\u200b', '2026-03-02'],
  ])('reads %s', (written, day) => expect(date.read(written)).toBe(day));

  it.each([
    ['2026/13/02', 'invalid-date'],
    ['2026-02-30', 'invalid-date'],
    ['3/4/2026', 'ambiguous-date'],
    ['2026年3月', 'invalid-date'],
    ['下周三', 'invalid-date'],
    ['2014-02', 'invalid-date'],
    ['3月12日', 'invalid-date'],
    ['二〇二六年十三月二日', 'invalid-date'],
    ['2026-03-15 延期至2026-04-15', 'invalid-date'],
    ['2026-03-10 至 2026-03-12', 'invalid-date'],
    ['20263', 'invalid-date'],
    ['26.3.1', 'invalid-date'],
    ['/', 'invalid-date'],
  ])('refuses %s', (written, kind) => expect(kindOf(date.read(written))).toBe(kind));

  it.each([
    ['25/3/2026', '2026-03-25'],
    ['3/4/2026', null],
    ['25/3/26', null],
  ])('proposes for %s only what leaves no doubt', (written, proposed) =>
    expect((date.read(written) as CellFault).proposed).toBe(proposed),
  );

  it('reads every day of two centuries in all its forms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 55_000 }), (n) => {
        const day = addDays('1950-01-01', n);
        const [y, m, d] = day.split('-').map(Number);
        for (const written of [day, `${y}/${m}/${d}`, `${y}.${m}.${d}`, `${y}年${m}月${d}日`])
          expect(date.read(written)).toBe(day);
      }),
    );
  });
});

describe('a date and time cell', () => {
  it.each([
    ['2026-03-12 14:30', '2026-03-12 14:30'],
    ['2026年3月12日14时30分', '2026-03-12 14:30'],
    ['2026/3/12 9:05:00', '2026-03-12 09:05'],
    ['2026-03-12', '2026-03-12 00:00'],
    ['2023-07-29T12:35:00+08:00', '2023-07-29 12:35'],
    ['2023-07-29T20:35:00Z', '2023-07-30 04:35'],
    ['45000.5', '2023-03-15 12:00'],
    ['2026年3月12日下午2:30', '2026-03-12 14:30'],
    ['2026年3月12日 上午9点半', '2026-03-12 09:30'],
    ['2026-03-12（星期四）14:30', '2026-03-12 14:30'],
    ['2026-03-12 14:30+08:00', '2026-03-12 14:30'],
    ['2023-07-29T12:35:00-05:00', '2023-07-30 01:35'],
    ['2026/4/22 2:30 PM', '2026-04-22 14:30'],
    ['2026-4-23 PM 2:30', '2026-04-23 14:30'],
    ['2026年4月21日中午1点', '2026-04-21 13:00'],
    ['2026年4月21日 凌晨2:00', '2026-04-21 02:00'],
    ['2026-03-12 早上8:00', '2026-03-12 08:00'],
    ['2026-03-12 14:30（星期四）', '2026-03-12 14:30'],
    ['2026-04-21 0930', '2026-04-21 09:30'],
    ['2026年4月21日14点整', '2026-04-21 14:00'],
    ['2026年4月21日下午2点一刻', '2026-04-21 14:15'],
  ])('reads %s', (written, time) => expect(dateTime.read(written)).toBe(time));

  it.each(['2026-03-12 09:00-11:30', '2026-03-12 9:00—11:00', '2026年3月12日9时至11时'])(
    'refuses %s: the end of a span was once taken for a time zone',
    (written) =>
      expect(dateTime.read(written)).toMatchObject({
        kind: 'invalid-time',
        params: { reason: expect.stringContaining('结束') },
      }),
  );

  it.each([
    '2026年4月21日下午两点',
    '2026年4月21日下午2:30（暂定）',
    '2026-04-28 9:00 开始',
    '2026-04-21上午9时许',
    '2026-04-26 09:00; 2026-04-27 09:00',
    '2026-03-12 9:00左右',
  ])('refuses %s rather than lose the time', (written) => expect(kindOf(dateTime.read(written))).toBe('invalid-time'));

  it.each([`2026-03-02 1:${'-'.repeat(100_000)}`, ' '.repeat(100_000), '1\n'.repeat(50_000)])(
    'sees quickly that a very long cell is no date',
    (written) => {
      const started = performance.now();
      expect(kindOf(dateTime.read(written))).toBe('invalid-time');
      expect(performance.now() - started).toBeLessThan(500);
    },
  );

  it('refuses a 25th hour', () => expect(kindOf(dateTime.read('2026-03-12 25:00'))).toBe('invalid-time'));
});

describe('other cells', () => {
  it('take identifiers as they are, in half-width form', () =>
    expect(permanentId.read('ＹＬ2603-001')).toBe('YL2603-001'));
  it.each([
    ['12345678901234567', 'damaged-id'],
    ['1.23E+17', 'damaged-id'],
    ['a/b', 'invalid-id'],
    ['a b', 'invalid-id'],
  ])('refuse the identifier %s', (written, kind) => expect(kindOf(permanentId.read(written))).toBe(kind));

  it('take place codes of 2 to 12 digits only', () => {
    expect(placeCode.read('990122100')).toBe('990122100');
    expect(kindOf(placeCode.read('大桥镇'))).toBe('invalid-code');
  });
  it('understand thousands separators and full-width digits in counts', () => expect(count.read('１，234')).toBe(1234));
  it('take per cent as a unit, which has a column of its own', () => expect(decimal.read('12.5％')).toBe(12.5));
  it('propose the bare number where a unit stands behind it', () =>
    expect(
      ['37件', '120（人）', '约300', '1.2万', '3百人', '30多人', '13812345678人'].map(
        (text) => (count.read(text) as CellFault).proposed,
      ),
    ).toEqual(['37', '120', null, null, null, null, null]));
  it('see that a code was damaged by Excel', () =>
    expect([placeCode.read('9.90122E+11'), reference.read('9.90122E+11')].map(kindOf)).toEqual([
      'damaged-id',
      'damaged-id',
    ]));
  it('refuse a negative count', () => expect(kindOf(count.read('-1'))).toBe('invalid-number'));
  it('understand many ways to say yes and no', () =>
    expect([yesNo.read('√'), yesNo.read('无')]).toEqual([true, false]));
  it('take an enumerated value by its Chinese, English or other name', () => {
    const kind = choice({ 办结: ['closed', '已办结'] });
    expect([kind.read('已办结 '), kind.read('CLOSED'), kind.read('办结')]).toEqual(['办结', '办结', '办结']);
  });
  it('propose an enumerated value that is only dressed in marks', () => {
    const kind = choice({ 办结: ['closed', '已办结'] });
    expect([
      kind.read('「已办结」。'),
      kind.read('办结（暂不算）'),
      kind.read('办结?'),
      kind.read('办节'),
    ]).toMatchObject([{ proposed: '办结' }, { proposed: null }, { proposed: null }, { proposed: null }]);
  });
  it.each(['in progress', 'In_Progress', 'inprogress', 'open'])('take %s for a status', (written) =>
    expect(choice({ 办理中: builtInLabels.办理中.synonyms }).read(written)).toBe('办理中'),
  );
  it('want the mark behind each mobile, and read back what they gave', () => {
    expect(kindOf(officePhone.read('13812345678、13912345678（同意公开）'))).toBe('private-phone');
    const agreed = '13812345678（同意公开）、13912345678（同意公开）';
    expect(officePhone.read(agreed)).toBe(agreed);
  });
  it('lose control characters in text', () => {
    expect(text.read('路灯\u0000不\u000b亮\u007f')).toBe('路灯不亮');
    expect(textList.read('老人\u0001、学生')).toEqual(['老人', '学生']);
  });
  it('suggest the nearest value for a misspelt one', () => {
    const fault = choice({ 办理中: [], 办结: [] }).read('办里中');
    expect(fault instanceof CellFault && 'suggestions' in fault.params && fault.params.suggestions).toEqual(['办理中']);
  });
  it('drop tabs and empty lines around a text, and keep its paragraphs', () =>
    expect(text.read('\t\r\n\t 第一段\r\n\r\n\r\n第二段 \t')).toBe('第一段\n\n第二段'));
  it('split lists at Chinese and Latin separators', () =>
    expect(textList.read('老人、家长,学生')).toEqual(['老人', '家长', '学生']));
  it('take whole web addresses only', () => {
    expect(webAddress.read('https://www.gov.cn/a')).toBe('https://www.gov.cn/a');
    expect(kindOf(webAddress.read('www.gov.cn'))).toBe('invalid-url');
    expect(kindOf(webAddress.read('javascript:alert(1)'))).toBe('invalid-url');
  });
  it('take landlines, and a mobile only with consent', () => {
    expect(officePhone.read('0198-6220001')).toBe('0198-6220001');
    expect(kindOf(officePhone.read('13812345678'))).toBe('private-phone');
    expect(officePhone.read('13812345678(同意公开)')).toBe('13812345678（同意公开）');
    expect(officePhone.read('0198-6220001（同意公开）')).toBe('0198-6220001');
  });
});
