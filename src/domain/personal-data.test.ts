import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { negatives, positives } from '../../tests/privacy/labelled-set.ts';
import { findAccounts, findEmails, findPlates } from './personal-accounts.ts';
import { findHomes } from './personal-address.ts';
import { findPersonalData, maskPersonalData } from './personal-data.ts';
import { findNumbers } from './personal-numbers.ts';
import { findPeople } from './personal-people.ts';
import { SIGN, signsOf } from './personal-signs.ts';
import { readText } from './read-text.ts';

describe('personal data in a text', () => {
  // The identity number is the vector of GB 11643's check digit in standards.md; it belongs to nobody.
  it.each([
    ['身份证11010519491231002X请核对', '身份证11*************02X请核对'],
    ['电话13812345678', '电话138****5678'],
    ['电话１３８ １２３４ ５６７８', '电话138****5678'],
    ['+86 138-1234-5678', '138****5678'],
    ['ཁ་པར་༡༣༨༠༠༠༠༡༢༣༤', 'ཁ་པར་138****1234'],
    ['تېلېفون ١٣٨٠٠٠٠١٢٣٤', 'تېلېفون 138****1234'],
    ['https://a.gov.cn/ask?mobile=13800001234', 'https://a.gov.cn/ask?mobile=138****1234'],
    ['https://a.gov.cn/ask?sj=13800001234&x=1', 'https://a.gov.cn/ask?sj=138****1234&x=1'],
    ['https://a.gov.cn/art?id=13800001234', 'https://a.gov.cn/art?id=13800001234'],
    ['https://a.gov.cn/art/13800001234.html', 'https://a.gov.cn/art/13800001234.html'],
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
    ['电话(138)00001234', '电话138****1234'],
    ['打138/0000/1234，谢谢', '打138****1234，谢谢'],
    ['一三八、零零零零、一二三四', '138****1234'],
    ['手机①③⑧⓪⓪⓪⓪①②③④。', '手机138****1234。'],
    ['①13800001234', '①138****1234'],
    ['13800001234¹', '138****1234¹'],
    ['138，0000，1234', '138，0000，1234'],
    ['残疾证：62990019660203040X11。', '残疾证：62*************40X。'],
    ['zhang[at]163[dot]com', 'z***@163.com'],
    ['QQ：1234 5678', 'QQ：〔QQ号已隐去〕'],
    ['住址：新民村前街27号，屋后', '住址：新民村，屋后'],
    ['家住人民路88号，积水', '家住〔住址已隐去〕，积水'],
    ['新民村张国强患肝癌', '新民村张某某患肝癌'],
    ['牧民卓玛说路滑', '牧民卓某某说路滑'],
    ['手机13800001234abc', '手机138****1234abc'],
    ['E13800001234', 'E138****1234'],
    ['0086-13800001234', '138****1234'],
    ['013800001234', '138****1234'],
    ['13800001234 13900005678', '138****1234 139****5678'],
    ['101 138 0000 1234', '101 138****1234'],
    ['2026 110105 19491231 002X', '2026 11*************02X'],
    ['2026-03-02 4111111111111111', '2026-03-02 4111 **** **** 1111'],
    // 629900 is no county. Without a check character only a word tells what it is; with one, a slip is found by the word.
    ['身份证629900491231002', '身份证62*************002'],
    ['身份证号110105194912310021', '身份证号11*************021'],
    ['一三八零零零零一二三四', '138****1234'],
    ['幺三八，不对，幺三九〇〇〇〇一二三四', '幺三八，不对，139****1234'],
    ['壹叁捌零零零零1234', '138****1234'],
    ['𝟭𝟯𝟴𝟬𝟬𝟬𝟬𝟭𝟮𝟯𝟰', '138****1234'],
    ['1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣0️⃣1️⃣2️⃣3️⃣4️⃣', '138****1234'],
    ['138_0000_1234.jpg', '138****1234.jpg'],
    ['**13800001234**', '**138****1234**'],
    ['https://example.cn/?tel=13800001234', 'https://example.cn/?tel=138****1234'],
    ['甘A·00K12违停', '甘A****2违停'],
    ['新能源车甘ＡＤ００１２３', '新能源车甘A****3'],
    ['邮箱li.hua@example.com。', '邮箱l***@example.com。'],
    ['微信号：hong_shi', '微信号：〔微信号已隐去〕'],
    ['QQ 1234567', 'QQ 〔QQ号已隐去〕'],
    ['我住大桥镇红石村三组27号，', '我住大桥镇红石村，'],
    ['家住阳光小区3栋2单元501室。', '家住〔住址已隐去〕。'],
    ['村民张伟、李国强反映', '村民张某某、李某某反映'],
    ['姓名：欧阳秀兰', '姓名：欧阳某某'],
    ['低保户刘桂英家', '低保户刘某某家'],
    ['大桥村3组李某患有精神病', '大桥村李某患有精神病'],
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
    'https://example.gov.cn/art_13800001234.html',
    '13812345678元',
    '统一社会信用代码91629900MA7123456X',
    '微信公众号yunling_fabu',
    'QQ群123456789',
    'icon@2x.png',
    'bangongshi@example.gov.cn',
    '县政务服务中心3号楼302室',
    '阳光小区3栋2单元电梯',
    '红石村3组12户',
    '孩子、学生、老人和低保户',
    '张主任、李副县长、王女士、张某某',
    '联系人：李建国，电话0198-6220035',
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

describe('a kind that is excepted', () => {
  it('is not found, and stays where the rest is masked', () => {
    const cell = '红石村三组27号，13800001234';
    expect(findPersonalData(cell, ['address']).map(({ kind }) => kind)).toEqual(['mobile']);
    expect(maskPersonalData(cell, ['address'])).toBe('红石村三组27号，138****1234');
  });
});

describe('a masked text', () => {
  const piece = fc.oneof(
    fc.constantFrom(...positives.map(({ text }) => text)),
    fc.constantFrom(...negatives.map(({ text }) => text)),
    fc.string({ unit: fc.constantFrom(...'01389一三村组号栋室李张某，* -@A'), maxLength: 14 }),
  );
  it('holds nothing more to be found, and masking it again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), fc.constantFrom('', ' ', '，'), (pieces, between) => {
        const masked = maskPersonalData(pieces.join(between));
        expect(findPersonalData(masked)).toEqual([]);
        expect(maskPersonalData(masked)).toBe(masked);
      }),
      { numRuns: 2_000 },
    );
  });
});

it('positions are those of the text as written, whatever it was read as', () => {
  const written = '\u200b电话\u200b１３８\u200b0000１２３４，邮箱ａ＠example.com';
  const parts = findPersonalData(written).map(({ start, end }) => written.slice(start, end));
  expect(parts).toEqual(['１３８\u200b0000１２３４', 'ａ＠example.com']);
});

describe('the signs of a text', () => {
  it.each([
    ['number', findNumbers],
    ['at', findEmails],
    ['plate', findPlates],
    ['account', findAccounts],
    ['door', findHomes],
  ] as const)('promise a %s wherever its detector would find one', (sign, find) => {
    const all = [...positives, ...negatives].map(({ text }) => readText(text).text);
    const hidden = all.filter((text) => find(text).length > 0 && !(signsOf(text) & SIGN[sign]));
    expect(hidden).toEqual([]);
    expect(all.some((text) => find(text).length > 0)).toBe(true);
  });
  it('promise people wherever their detector would find some', () => {
    const all = [...positives, ...negatives].map(({ text }) => readText(text).text);
    const promised = SIGN.introduced | SIGN.described;
    expect(all.filter((text) => findPeople(text).length > 0 && !(signsOf(text) & promised))).toEqual([]);
  });
});
