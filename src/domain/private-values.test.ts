import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PrivateValues } from './private-values.ts';

const known = (...values: string[]) => {
  const all = new PrivateValues();
  for (const value of values) all.add(value, '「联系电话」列');
  return all;
};

describe('private values', () => {
  it.each([
    ['13800138000', '电话是 138-0013-8000，请拨打'],
    ['13800138000', '电话１３８００１３８０００'],
    ['13800138000', 'tel:+8613800138000'],
    ['+86 138 0013 8000', '5 13800138000 6'],
    ['0971-8212345', '（0971）8212345'],
    ['11010519491231002X', '证件 11010519491231002x。'],
    ['YH_20993', '由 YH_20993 提出'],
    ['大桥镇前进路18号3单元', '住在大桥镇 前进路 18 号 3 单元的'],
    ['欧阳娜娜', '欧阳\n娜娜来访'],
    ['Zhang San 88', 'zhang  san 88'],
  ])('finds %s in %s', (value, text) => {
    expect(known(value).find(text)).toEqual([
      { source: { name: '「联系电话」列', besides: 'nothing' }, masked: expect.stringMatching(/^.\*{3}$/) },
    ]);
  });

  it.each([
    ['13800138000', '编号 5138001380006'],
    ['YH2099', 'AYH20993'],
    ['2026-03-02', '2026-03-02 发布'],
    ['2026-03-02 14:30', '2026-03-02 14:30 开始'],
    ['1024', '共 1024 件'],
    ['张三', '张三来访'],
    ['search', '<form class="search">'],
  ])('does not find %s in %s', (value, text) => {
    expect(known(value).find(text)).toEqual([]);
  });

  it('finds identifiers as they are written only: their digits may be a day and an hour', () => {
    const all = new PrivateValues();
    for (const id of ['2026030114', '2026-03-02-007', 'YL-7', '12']) all.addCode(id, '编号');
    expect(all.find('2026-03-01 14:30 有 12 件，YL-70')).toEqual([]);
    expect(all.find('2026030114、2026-03-02-007、yl-7')).toHaveLength(3);
  });

  it('finds names of two characters only where they stand alone, longer ones in the midst of a sentence', () => {
    const all = new PrivateValues();
    all.addName('高山', '「姓名」列');
    all.addName('王建国', '「姓名」列');
    expect(all.find('高山乡今天下雪')).toEqual([]);
    expect(all.find('审核：高山。')).toHaveLength(1);
    expect(all.find('由王建国审核')).toHaveLength(1);
  });

  it('no longer looks for what may be public once it is public, but always for what is private', () => {
    const all = known('欧阳娜娜来信');
    all.add('道路破损影响通行', '「备注」列', 'text');
    all.add('前进路大院', '「家庭住址」列', 'name');
    all.release('欧阳娜娜来信说，道路破损影响通行已久，在前进路大院', false);
    expect(all.find('道路破损影响通行')).toEqual([]);
    expect(all.find('前进路大院')).toHaveLength(1);
    all.release('供水所，前进路大院', true);
    expect(all.find('前进路大院')).toEqual([]);
    expect(all.find('欧阳娜娜来信')).toHaveLength(1);
  });

  it('finds any number however it is grouped, and gives away no more than one character', () => {
    const number = fc.tuple(fc.constantFrom('13', '15', '18'), fc.stringMatching(/^\d{9}$/)).map((two) => two.join(''));
    fc.assert(
      fc.property(
        number,
        fc.array(fc.nat(10), { maxLength: 3 }),
        fc.constantFrom(' ', '-', '—'),
        (phone, cuts, gap) => {
          const grouped = [...phone].map((digit, i) => (i > 0 && cuts.includes(i) ? gap + digit : digit)).join('');
          const [hit] = known(phone).find(`电话${grouped}。`);
          expect(hit?.masked).toBe(`${phone.slice(0, 1)}***`);
        },
      ),
    );
  });
});
