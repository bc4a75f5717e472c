import { describe, expect, it } from 'vitest';
import { isPrivateHeader, mayNameSomebody } from './private-header.ts';

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
