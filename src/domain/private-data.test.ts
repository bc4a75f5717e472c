import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DroppedValues, findPersonalData, isPrivateHeader, maskPersonalData, mayNameSomebody } from './private-data.ts';

describe('personal data in a text', () => {
  // The identity number is the vector of GB 11643's check digit in standards.md; it belongs to nobody.
  it.each([
    ['身份证11010519491231002X请核对', '身份证11*************02X请核对'],
    ['电话13812345678', '电话138****5678'],
    ['电话１３８ １２３４ ５６７８', '电话138****5678'],
    ['+86 138-1234-5678', '+138****5678'],
    ['卡号4111 1111 1111 1111', '卡号4111 **** **** 1111'],
    ['2026-03-02 13800001234', '2026-03-02 138****1234'],
    ['13800001234 2026-03-02', '138****1234 2026-03-02'],
    ['101 13800001234', '101 138****1234'],
    ['1号楼101-13800001234', '1号楼101-138****1234'],
    ['138.0000.1234', '138****1234'],
    ['１３８．０００0．1234', '138****1234'],
    ['138—0000—1234', '138****1234'],
    ['138\u200b0000\u20601234', '138****1234'],
    ['tel13800001234', 'tel138****1234'],
    ['手机13800001234abc', '手机138****1234abc'],
    ['E13800001234', 'E138****1234'],
    ['0086-13800001234', '138****1234'],
    ['013800001234', '138****1234'],
    ['13800001234 13900005678', '138****1234 139****5678'],
    ['101 138 0000 1234', '101 138****1234'],
    ['2026 110105 19491231 002X', '2026 11*************02X'],
    ['2026-03-02 4111111111111111', '2026-03-02 4111 **** **** 1111'],
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
    '2026031500012',
    'GD2026031500001236',
    '0198-6220001 2026-03-02',
    '坐标138.00001234, 30.15912345',
    '第13、14、15、16、17、100号',
    '2026-03-02 13:00 至 2026-03-15 14:30',
    '13 14 15 16 17 100 2026',
    '138****0000 1234',
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

it('a long row of numbers is looked through in no time', () => {
  const text = '1 3 8 0 '.repeat(50_000) + '13800001234 '.repeat(1_000) + ' '.repeat(100_000);
  const before = performance.now();
  findPersonalData(text);
  expect(performance.now() - before).toBeLessThan(5_000);
});

describe('a private column', () => {
  it.each([
    '联系人电话',
    '投诉人电话',
    '申请人电话',
    '信访人电话',
    '来电人电话',
    '姓名（来访人）',
    '家属姓名',
    '来访人住址',
    '地址',
    '户籍地',
    '监护人',
    '监护人(电话)',
    '电话号',
    '银行账户',
    '账号',
    '昵称',
    '网名',
    '用户ID',
    '用户编号',
    '举报人',
    '贫困户姓名',
    '紧急联系人',
    '家庭成员',
    'id_card',
    'mobile_phone',
    '来访人姓名及电话',
    '姓名*（必填）',
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
  it.each([
    '标题',
    '区划代码',
    '办公地址',
    '公开电话',
    '主办单位',
    '诉求摘要',
    '用户需求',
    '地点',
    '留言编号',
    '投诉电话',
    '群众确认',
    '个人赛项目',
    '名称',
  ])('is not %s', (header) => expect(isPrivateHeader(header)).toBe(false));
});

describe('a column nobody knows', () => {
  it.each([
    '经办人',
    '小名',
    '备用电话',
    '居所住址2',
    '学生证',
    '档案号',
    '会员ID',
    'member_id',
    '单位名称及经办人',
    '走访名单',
  ])('may name somebody when it is called %s', (header) => expect(mayNameSomebody(header)).toBe(true));
  it.each(['备注', '小区名称', '文号', '序号', '网址', '参加人数', 'video'])(
    'names nobody when it is called %s',
    (header) => expect(mayNameSomebody(header)).toBe(false),
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
