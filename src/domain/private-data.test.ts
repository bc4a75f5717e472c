import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DroppedValues, findPersonalData, isPrivateHeader, maskPersonalData } from './private-data.ts';

describe('personal data in a text', () => {
  // The identity number is the vector of GB 11643's check digit in standards.md; it belongs to nobody.
  it.each([
    ['身份证11010519491231002X请核对', '身份证11*************02X请核对'],
    ['电话13812345678', '电话138****5678'],
    ['电话１３８ １２３４ ５６７８', '电话138****5678'],
    ['+86 138-1234-5678', '+138****5678'],
    ['卡号4111 1111 1111 1111', '卡号4111 **** **** 1111'],
  ])('is found and masked in %s', (written, masked) => expect(maskPersonalData(written)).toBe(masked));

  it.each([
    '0198-6220001',
    '电话0000-000000000000',
    '工单2026031500012',
    '坐标104.065735,30.659462',
    '金额1234567890元',
    '12345',
    '110105194912310021',
    '订单 202603150001234567',
  ])('is not seen in %s', (written) => expect(findPersonalData(written)).toEqual([]));

  it('is found wherever a mobile stands between Chinese words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }), (second, rest) => {
        const mobile = `1${second}${String(rest).padStart(9, '0')}`;
        const masked = maskPersonalData(`请拨打${mobile}联系`);
        expect(masked).not.toContain(mobile);
        expect(masked.startsWith('请拨打') && masked.endsWith('联系')).toBe(true);
      }),
    );
  });
});

describe('a private column', () => {
  it.each([
    '姓名',
    '联系电话',
    '手机',
    '身份证号',
    '家庭住址',
    '住址',
    '微信号',
    '银行卡号',
    '留言用户',
    '来访人',
    '联系 电话',
  ])('is known by its header %s', (header) => expect(isPrivateHeader(header)).toBe(true));
  it.each(['标题', '区划代码', '办公地址', '公开电话', '主办单位', '诉求摘要', '用户需求', '地点'])(
    'is not %s',
    (header) => expect(isPrivateHeader(header)).toBe(false),
  );
});

describe('values of dropped columns', () => {
  const dropped = new DroppedValues();
  for (const value of ['A00045581', '张三丰李', '三个字', '匿名用户']) dropped.add(value, '留言用户', () => false);

  it('are hidden where they stand in a public text', () =>
    expect(dropped.hide('网友“A00045581”您好，张三丰李')).toBe('网友“〔已隐去〕”您好，〔已隐去〕'));
  it('are not found inside a longer code or number', () => expect(dropped.find('A000455812和XA00045581')).toEqual([]));
  it('are not kept when shorter than four characters or naming nobody', () =>
    expect(dropped.find('三个字，匿名用户')).toEqual([]));
});
