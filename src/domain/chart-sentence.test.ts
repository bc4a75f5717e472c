import { describe, expect, it } from 'vitest';
import { type ChartPeriod, partsSentence, seriesSentence } from './chart-sentence.ts';

const week = (name: string, registered: number, closed: number, backlog: number): ChartPeriod => ({
  name,
  shortName: name,
  registered,
  closed,
  backlog,
  complete: true,
});

describe('a series in words', () => {
  it('tells the highest, and the backlog from first to last', () =>
    expect(seriesSentence([week('甲周', 5, 1, 4), week('乙周', 1200, 2, 1202), week('丙周', 0, 3, 1199)], '周')).toBe(
      '从甲周起，共3周；登记最多的一周1,200件（乙周）；办结最多的一周3件（丙周）；期末结存从4件到1,199件，最高1,202件',
    ));

  it('counts equal ones instead of choosing one', () =>
    expect(seriesSentence([week('甲月', 2, 2, 0), week('乙月', 2, 2, 0), week('丙月', 2, 2, 0)], '个月')).toBe(
      '从甲月起，共3个月；登记最多的一个月2件（有3个月这样）；办结最多的一个月2件（有3个月这样）；期末结存从0件到0件，最高0件',
    ));

  it('says where nothing happened', () =>
    expect(seriesSentence([week('甲周', 0, 0, 7), week('乙周', 0, 0, 7)], '周')).toBe(
      '从甲周起，共2周；没有登记的；没有办结的；期末结存从7件到7件，最高7件',
    ));

  it('of nothing is nothing', () => expect(seriesSentence([], '周')).toBe(''));
});

describe('parts in words', () => {
  const parts = (...sizes: number[]) =>
    sizes.map((size, index) => ({ name: `${'甲乙丙丁'[index]}镇`, solid: size, hatched: 1 }));

  it('sum to the whole and name the largest', () =>
    expect(partsSentence(parts(11, 2), '收到', 5)).toBe('收到共15件；最多的是甲镇，12件'));
  it('name two equal ones, and count more', () => {
    expect(partsSentence(parts(9, 9), '收到', 5)).toContain('最多的是甲镇和乙镇，各10件');
    expect(partsSentence(parts(9, 9, 9), '收到', 5)).toContain('最多的有3个，各10件');
  });
  it('are not compared below the small-number threshold', () =>
    expect(partsSentence(parts(3, 1), '收到', 5)).toBe('收到共6件'));
  it('may be none', () => expect(partsSentence([], '收到', 5)).toBe('收到共0件'));
});
