import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { redactFile } from '../scripts/redact-file.ts';
import { readXlsx } from '../src/ledgers/read-xlsx.ts';
import { hasShared, runScript, SHARED, siteFolder, temporaryFolder } from './commands.ts';

/** Made up; the identity number is the standard's own example (GB 11643). */
const MOBILE = '13800001234';
const IDENTITY = '11010519491231002X';
const PRIVATE = [MOBILE, IDENTITY, '欧阳建设', '李小满'];

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
const read = (name: string) => readFileSync(join(folder, name));
const run = (...args: string[]) => {
  const ran = runScript('redact', [...args, '--json'], folder);
  for (const value of PRIVATE) expect(ran.stdout + ran.stderr).not.toContain(value);
  return ran;
};

const nothingKnown = { isPlace: () => false, isOfficial: () => false };

/** Redacts a file, and then its copy, which must be left as it is; gives what was hidden. */
async function redacted(name: string, copy: string) {
  const before = read(name);
  const { status, json } = run(name);
  expect(json.problems.filter((p: { severity: string }) => p.severity === 'error')).toEqual([]);
  expect(status).toBe(0);
  expect(read(name)).toEqual(before);
  const again = await redactFile(copy, read(copy), nothingKnown);
  expect(again.redactions).toEqual([]);
  expect(again.bytes).toEqual(read(copy));
  return json.redactions as { where: string; what: string; masked: string }[];
}

/** What is said of a file that can't be made clean. */
const refusal = async (name: string, bytes: Uint8Array) => {
  const { bytes: copy, redactions, problems } = await redactFile(name, bytes, nothingKnown);
  expect({ copy, redactions }).toEqual({ copy: null, redactions: [] });
  for (const value of PRIVATE) expect(JSON.stringify(problems)).not.toContain(value);
  return problems.map(({ kind }) => kind);
};

describe('redacting a text', () => {
  test('masks what is personal, keeps the rest to the byte, and lists what it did without the values', async () => {
    put('来信.md', `---\ntitle: 路灯\n---\r\n\n请打 ${MOBILE}，办公室 0198-6220001。\n身份证 ${IDENTITY}\n`);
    expect(await redacted('来信.md', '来信-已隐去.md')).toEqual([
      { where: '第 5 行', what: '手机号码', masked: '138****1234' },
      { where: '第 6 行', what: '身份证号码', masked: '11*************02X' },
    ]);
    expect(read('来信-已隐去.md').toString()).toBe(
      '---\ntitle: 路灯\n---\r\n\n请打 138****1234，办公室 0198-6220001。\n身份证 11*************02X\n',
    );
    const list = read('来信-已隐去-改动清单.csv').toString();
    expect(list).toContain('\ufeff位置,类别,改成\r\n第 5 行,手机号码,138****1234\r\n');
    expect(list).not.toContain(MOBILE);
  });

  test.each([
    ['请打**138**00001234，谢谢', '请打138****1234，谢谢'],
    ['请打 138_0000_1234', '请打 138****1234'],
    ['请打 **138**0000**1234**', '请打 138****1234'],
    ['**第 3** 件 *4*', '**第 3** 件 *4*'],
    ['[打电话](tel:13800001234)', '[打电话](tel:138****1234)'],
  ])('masks a number with marks of Markdown in it: %s', async (before, after) => {
    const { bytes } = await redactFile('讲稿.mdx', strToU8(before), nothingKnown);
    expect(strFromU8(bytes ?? new Uint8Array())).toBe(after);
    expect((await redactFile('讲稿.mdx', strToU8(after), nothingKnown)).redactions).toEqual([]);
  });

  test('tells that a file must be renamed where a picture is named by a number', async () => {
    put('讲稿.mdx', `# 讲稿\n\n![照片](./${MOBILE}.jpg) 电话 ${MOBILE}\n`);
    expect(await redacted('讲稿.mdx', '讲稿-已隐去.mdx')).toHaveLength(2);
    expect(read('讲稿-已隐去.mdx').toString()).toBe('# 讲稿\n\n![照片](./138xxxx1234.jpg) 电话 138****1234\n');
    expect(run('讲稿.mdx', '--out', '另一份.mdx').json.problems).toMatchObject([{ kind: 'redacted-link', line: 3 }]);
  });

  test('gives a copy like the file itself where there is nothing to hide', async () => {
    const bytes = new Uint8Array([0xc2, 0xb7, 0xb5, 0xc6, 0xd2, 0xd1, 0xd0, 0xde, 0xba, 0xc3]);
    put('答复.txt', bytes);
    expect(await redacted('答复.txt', '答复-已隐去.txt')).toEqual([]);
    expect(read('答复-已隐去.txt')).toEqual(Buffer.from(bytes));
  });

  test('never writes over a file, and not into the one it reads', () => {
    put('来信.txt', MOBILE);
    put('来信-已隐去.txt', '看过的');
    const { status, json } = run('来信.txt');
    expect(status).toBe(1);
    expect(json).toMatchObject({ copy: null, redactions: [], problems: [{ kind: 'file-exists' }] });
    expect(read('来信-已隐去.txt').toString()).toBe('看过的');
    expect(readdirSync(folder)).toHaveLength(2);
    expect(run('来信.txt', '--out', '来信.txt').status).toBe(2);
    expect(run('来信.txt', '--out', '来信.docx').status).toBe(2);
    expect(run().status).toBe(2);
    expect(run('没有.txt').status).toBe(1);
  });

  test('masks the name of a file, too', () => {
    put(`李${MOBILE}.txt`, '路灯不亮');
    run(`李${MOBILE}.txt`);
    expect(existsSync(join(folder, '李138xxxx1234-已隐去.txt'))).toBe(true);
  });

  test('refuses what it can’t look into', async () => {
    expect(await refusal('来信.pdf', strToU8('%PDF-1.7'))).toEqual(['not-redacted']);
    expect(await refusal('来信.docx', strToU8('PK'))).toEqual(['not-redacted']);
    expect(await refusal('来信.docx', zipSync({ 'word/document.xml': strToU8('<w:document><w:body>') }))).toEqual([
      'not-redacted',
    ]);
    expect(await refusal('台账.xlsx', strToU8('PK'))).toEqual(['unreadable-file']);
    put('来信.pdf', '%PDF-1.7');
    expect(run('来信.pdf')).toMatchObject({ status: 1, json: { copy: null, list: null } });
    expect(readdirSync(folder)).toHaveLength(1);
  });
});

const TABLE = [
  ['编号', '收到日期', '标题', '诉求摘要', '状态', '姓名', '联系电话'],
  ['A-1', '2026-03-02', '路灯不亮', `李小满说请回 ${MOBILE}，欧阳建设也知道。`, '办理中', '李小满', MOBILE],
  ['A-2', '2026-03-03', '=1+1', '欧阳建设家门口积水。', '办理中', '欧阳建设', '0198-6220001'],
];

describe('redacting a table', () => {
  test('of CSV empties private columns, hides what they hold elsewhere, and writes what Excel opens safely', async () => {
    put('台账.csv', TABLE.map((row) => row.join(',')).join('\n'));
    const redactions = await redacted('台账.csv', '台账-已隐去.csv');
    expect(redactions.map(({ where, masked }) => `${where} ${masked}`)).toEqual([
      '「姓名」一列 （清空 2 格）',
      '「联系电话」一列 （清空 2 格）',
      '第 2 行「诉求摘要」 〔已隐去〕',
      '第 2 行「诉求摘要」 〔已隐去〕',
      '第 2 行「诉求摘要」 〔已隐去〕',
      '第 3 行「诉求摘要」 〔已隐去〕',
    ]);
    expect(read('台账-已隐去.csv').toString()).toBe(
      '\ufeff编号,收到日期,标题,诉求摘要,状态,姓名,联系电话\r\n' +
        'A-1,2026-03-02,路灯不亮,〔已隐去〕说请回 〔已隐去〕，〔已隐去〕也知道。,办理中,,\r\n' +
        "A-2,2026-03-03,'=1+1,〔已隐去〕家门口积水。,办理中,,\r\n",
    );
  });

  test('that is no ledger goes by its fullest row near the top', async () => {
    put('登记.csv', `三月登记,,\n号,姓名,事由\n1,欧阳建设,问低保\n2,李小满,手机${MOBILE}\n`);
    await redacted('登记.csv', '登记-已隐去.csv');
    expect(read('登记-已隐去.csv').toString()).toBe(
      '\ufeff三月登记,,\r\n号,姓名,事由\r\n1,,问低保\r\n2,,手机138****1234\r\n',
    );
  });

  test('that is a form loses what stands behind its titles, and the name wherever it is repeated', async () => {
    put(
      '来访登记表.csv',
      '来访登记表,,,\n姓名,李小满,性别,女\n联系电话,0198-6220001,日期,3月2日\n反映事项,李小满说路灯不亮,,\n',
    );
    const redactions = await redacted('来访登记表.csv', '来访登记表-已隐去.csv');
    expect(redactions[0]).toEqual({ where: '「姓名」一栏', what: '个人信息列', masked: '（隐去 1 格）' });
    expect(read('来访登记表-已隐去.csv').toString()).toBe(
      '\ufeff来访登记表,,,\r\n姓名,〔已隐去〕,性别,〔已隐去〕\r\n联系电话,〔已隐去〕,日期,3月2日\r\n反映事项,〔已隐去〕说路灯不亮,,\r\n',
    );
  });

  test.each(['(0999)6555123', '0999—655 5123', '6555123', '０９９９６５５５１２３'])(
    'hides a number of its columns in another spelling: %s',
    async (written) => {
      put('登记.csv', `号,姓名,联系电话,事项\n1,李小满,0999-6555123,请回${written}，共12户\n`);
      const redactions = await redacted('登记.csv', '登记-已隐去.csv');
      expect(redactions.map(({ where }) => where)).toContain('第 2 行「事项」');
      expect(read('登记-已隐去.csv').toString()).toContain('1,,,请回〔已隐去〕，共12户');
    },
  );

  test('is no form for a column that says how matters came', async () => {
    put('登记.csv', `号,姓名,渠道,事由\n1,欧阳建设,电话,路灯\n2,李小满,微信,水管\n`);
    await redacted('登记.csv', '登记-已隐去.csv');
    expect(read('登记-已隐去.csv').toString()).toBe('\ufeff号,姓名,渠道,事由\r\n1,,电话,路灯\r\n2,,微信,水管\r\n');
  });

  test('is no form for matters about identity cards, and tells no cell of a table without a header by another’s text', async () => {
    put('登记.csv', `号,姓名,事由\n1,欧阳建设,身份证\n2,李小满,身份证丢失补办，电话${MOBILE}\n`);
    await redacted('登记.csv', '登记-已隐去.csv');
    expect(read('登记-已隐去.csv').toString()).toContain('1,,身份证\r\n2,,身份证丢失补办，电话138****1234');
    put('名单.csv', `欧阳建设,路灯,甲\n周小明,${MOBILE},乙\n`);
    expect(run('名单.csv').json.redactions).toEqual([
      { where: '第 2 行「B 列」', what: '手机号码', masked: '138****1234' },
    ]);
  });

  test('leaves officials in their columns, and public telephones of the site anywhere', () => {
    const site = siteFolder({
      'content/site.yaml': '网站名称: 甲\n主办单位: 乙\n',
      'data/units.csv': `编号,名称,公开电话\nDW-1,县水利局,${MOBILE}（同意公开）\n`,
    });
    put('包联公示.csv', `区划代码,层级,姓名,职务,公开电话\n990122101,联县包乡,欧阳建设,县长,${MOBILE}（同意公开）\n`);
    put('通知.txt', `请打 ${MOBILE}`);
    // The tool itself prints nothing of them, so the check of `run` holds here as well.
    expect(run('包联公示.csv').json.redactions).toEqual([]);
    expect(run('通知.txt', '--site', site).json.redactions).toEqual([]);
    expect(run('通知.txt', '--out', '另.txt').json.redactions).toHaveLength(1);
    rmSync(site, { recursive: true });
  });
});

describe('redacting a workbook', () => {
  const book = (rows: (string | number)[][], more: object = {}) =>
    writeXlsx({ sheets: [{ name: '三月', rows, ...more }], properties: { creator: '欧阳建设' } });

  test('changes only the cells it must, and leaves no trace of them in the package', async () => {
    const mobileAsNumber = [['A-3', '2026-03-04', '停电', Number(MOBILE), '办理中', '', '']];
    put('台账.xlsx', await book([...TABLE, ...mobileAsNumber]));
    const redactions = await redacted('台账.xlsx', '台账-已隐去.xlsx');
    expect(redactions).toContainEqual({ where: '「三月」「姓名」一列', what: '个人信息列', masked: '（清空 2 格）' });
    expect(redactions).toContainEqual({ where: '文件属性', what: '作者、单位', masked: '（清空）' });
    const [before, after] = [unzipSync(read('台账.xlsx')), unzipSync(read('台账-已隐去.xlsx'))];
    for (const [path, part] of Object.entries(after)) {
      for (const value of PRIVATE) expect(strFromU8(part), path).not.toContain(value);
      if (!/sheet1|sharedStrings|docProps/.test(path)) expect(part).toEqual(before[path]);
    }
    const { tables } = await readXlsx('台账-已隐去.xlsx', read('台账-已隐去.xlsx'));
    expect(tables[0]?.rows.map(({ cells }) => cells.slice(2, 7))).toEqual([
      ['标题', '诉求摘要', '状态', '姓名', '联系电话'],
      ['路灯不亮', '〔已隐去〕说请回 〔已隐去〕，〔已隐去〕也知道。', '办理中', '', ''],
      ['=1+1', '〔已隐去〕家门口积水。', '办理中', '', ''],
      ['停电', '〔已隐去〕', '办理中', '', ''],
    ]);
  });

  test.each<[string, object]>([
    ['hidden rows', { rowDefs: new Map([[1, { hidden: true }]]) }],
    ['a hidden sheet', { hidden: true }],
    ['comments', { cells: new Map([['1,2', { value: '路灯不亮', comment: { author: '甲', text: '他是老李' } }]]) }],
    ['a formula that makes what is personal', { cells: new Map([['1,3', { formula: 'G2', formulaResult: MOBILE }]]) }],
  ])('refuses one with %s', async (_what, more) => {
    const first = { name: '封面', rows: [['三月']] };
    const bytes = await writeXlsx({ sheets: [first, { name: '三月', rows: TABLE, ...more }] });
    expect(await refusal('台账.xlsx', bytes)).toEqual(['not-redacted']);
  });
});

describe.skipIf(!hasShared)('redacting real tables of matters', () => {
  test.each([
    ['tipdm2020c_2_sample_labelled.xlsx', 495],
    ['tipdm2020c_4_sample_replies.xlsx', 120],
  ])('empties the column of %s that names who wrote, and is done after one run', async (name, count) => {
    const { bytes, redactions, problems } = await redactFile(
      name,
      readFileSync(join(SHARED, 'issues', name)),
      nothingKnown,
    );
    expect(problems).toEqual([]);
    expect(redactions[0]).toMatchObject({ where: '「Sheet1」「留言用户」一列', masked: `（清空 ${count} 格）` });
    const copy = bytes ?? new Uint8Array();
    const { tables } = await readXlsx(name, copy);
    expect(tables[0]?.rows.slice(1).filter(({ cells }) => cells[1] !== '')).toEqual([]);
    expect(await redactFile(name, copy, nothingKnown)).toEqual({ bytes: copy, redactions: [], problems: [] });
  });
});

describe('redacting a document', () => {
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const run_ = (text: string) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const paragraph = (...runs: string[]) => `<w:p>${runs.map(run_).join('')}</w:p>`;
  const row = (...cells: string[]) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;
  const document = (body: string, more: Record<string, string> = {}) =>
    zipSync(
      Object.fromEntries(
        Object.entries({
          '[Content_Types].xml': '<Types/>',
          'docProps/core.xml':
            '<cp:coreProperties><dc:creator>欧阳建设</dc:creator><dc:title>会议</dc:title></cp:coreProperties>',
          'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
          ...more,
        }).map(([path, text]) => [path, strToU8(text)]),
      ),
    );
  const parts = (name: string) => unzipSync(read(name));

  test('finds a number that is spread over runs, and keeps how they look', async () => {
    put(
      '纪要.docx',
      document(paragraph('路灯 &amp; 水') + paragraph('请打 138', '0000', '1234，谢谢'), {
        'word/footer1.xml': `<w:ftr ${W}>${paragraph(`电话${MOBILE}`)}</w:ftr>`,
        'docProps/thumbnail.jpeg': 'x',
        '_rels/.rels': '<Relationships><Relationship Id="r1" Target="docProps/thumbnail.jpeg"/></Relationships>',
        'word/_rels/settings.xml.rels':
          '<Relationships><Relationship Id="r1" Target="file:///C:\\Users\\欧阳建设\\a.dotm" TargetMode="External"/></Relationships>',
        'word/_rels/document.xml.rels': `<Relationships><Relationship Id="r1" Target="tel:${MOBILE}" TargetMode="External"/></Relationships>`,
      }),
    );
    const redactions = await redacted('纪要.docx', '纪要-已隐去.docx');
    expect(redactions).toEqual([
      { where: '文件属性', what: '第一页的缩略图', masked: '（删去）' },
      { where: '文件属性', what: '作者、单位', masked: '（清空）' },
      { where: '正文第 2 段', what: '手机号码', masked: '138****1234' },
      { where: '页脚第 1 段', what: '手机号码', masked: '138****1234' },
      { where: '链接', what: '手机号码', masked: '138****1234' },
    ]);
    const after = parts('纪要-已隐去.docx');
    expect(strFromU8(after['word/document.xml'] ?? new Uint8Array())).toContain(
      paragraph('路灯 &amp; 水') + paragraph('请打 138****1234', '', '，谢谢'),
    );
    expect(Object.keys(after)).not.toContain('docProps/thumbnail.jpeg');
    expect(strFromU8(after['_rels/.rels'] ?? new Uint8Array())).toBe('<Relationships></Relationships>');
    for (const part of Object.values(after)) for (const value of PRIVATE) expect(strFromU8(part)).not.toContain(value);
    expect(after['[Content_Types].xml']).toEqual(parts('纪要.docx')['[Content_Types].xml']);
  });

  test('empties private columns of its tables, and hides what they hold elsewhere', async () => {
    const table = `<w:tbl>${row('号', '姓名', '事由')}${row('1', '欧阳建设', '路灯')}${row('2', '李小满', '李小满说停水')}</w:tbl>`;
    put('纪要.docx', document(table + paragraph('欧阳建设', '说路灯不亮')));
    await redacted('纪要.docx', '纪要-已隐去.docx');
    const text = strFromU8(parts('纪要-已隐去.docx')['word/document.xml'] ?? new Uint8Array());
    expect(text).toContain(row('号', '姓名', '事由') + row('1', '', '路灯') + row('2', '', '〔已隐去〕说停水'));
    expect(text).toContain(paragraph('〔已隐去〕', '说路灯不亮'));
  });

  test('hides what a form in it tells of a person in the paragraphs below, too', async () => {
    const form = `<w:tbl>${row('姓名', '李小满', '日期', '3月2日')}${row('联系电话', '0999-6555123')}</w:tbl>`;
    put('登记表.docx', document(form + paragraph('李小', '满说电话是(0999)', '6555123，共 12 户')));
    await redacted('登记表.docx', '登记表-已隐去.docx');
    const text = strFromU8(parts('登记表-已隐去.docx')['word/document.xml'] ?? new Uint8Array());
    expect(text).toContain(paragraph('〔已隐去〕', '说电话是〔已隐去〕', '，共 12 户'));
  });

  test('hides what stands behind the titles of a form in it', async () => {
    const form = (name: string, phone: string) =>
      `<w:tbl>${row('姓名', name, '日期', '3月2日')}${row('联系电话', phone)}</w:tbl>`;
    put('登记表.docx', document(form('李小满', '0198-6220001')));
    await redacted('登记表.docx', '登记表-已隐去.docx');
    const text = strFromU8(parts('登记表-已隐去.docx')['word/document.xml'] ?? new Uint8Array());
    expect(text).toContain(form('〔已隐去〕', '〔已隐去〕'));
  });

  test.each([
    ['tracked changes', `<w:p><w:del>${run_('李小满')}</w:del></w:p>`, {}],
    ['comments', '<w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>', {}],
    ['hidden text', '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>李小满</w:t></w:r></w:p>', {}],
    ['files in it', paragraph('附表'), { 'word/embeddings/oleObject1.bin': 'x' }],
  ])('refuses one with %s', async (_what, body, more) => {
    expect(await refusal('纪要.docx', document(body, more))).toEqual(['not-redacted']);
  });

  test('says that nobody looked at its pictures', async () => {
    const bytes = document(paragraph('照片'), { 'word/media/image1.png': 'x' });
    const { problems } = await redactFile('纪要.docx', bytes, nothingKnown);
    expect(problems).toMatchObject([{ kind: 'redacted-pictures', severity: 'warning' }]);
  });
});
