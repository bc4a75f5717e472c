import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { PrivateValues } from '../domain/private-values.ts';
import { problemHeading } from '../outputs/problem-text.ts';
import { readSite } from './read-site.ts';

const PHONE = '13812345678';
const CARD = '4111 1111 1111 1111';
const settings = { 'content/site.yaml': `${SITE_YAML}数据截至: 2026-03-31\n` };
const talk = (body: string, front = '') => `---\n标题: 试讲\n摘要: 一句话\n${front}---\n\n${body}\n`;
const docx = (text: string) =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(`<w:p><w:t>${text}</w:t></w:p>`),
  });
const found = async (files: Record<string, string | Uint8Array>) =>
  (await readSite(memoryFolder({ ...settings, ...files }), null)).problems
    .filter(({ severity }) => severity === 'error')
    .map((one) => `${one.kind} ${problemHeading(one)}`);

describe('personal data in a document', () => {
  it.each([
    ['a title', talk('正文').replace('试讲', `试讲 ${PHONE}`), '第 2 行 第 8 列'],
    ['the description of a picture', talk(`![打 ${PHONE}](./a.gif)`), '第 6 行 第 5 列'],
    ['an attribute of a tag', talk(`<问答 问="打 ${PHONE} 吗">\n\n打\n\n</问答>`), '第 6 行 第 10 列'],
    ['a link', talk(`[拨打](tel:${PHONE})`), '第 6 行 第 10 列'],
    ['words put in bold', talk('打 138**1234**5678'), '第 6 行'],
    ['character references', talk('打 &#49;3812345678'), '第 6 行'],
    ['two lines that are read as one', talk('打 1381234\n5678'), ''],
  ])('is found in %s', async (_what, source, place) => {
    const errors = await found({ 'content/talks/a/index.mdx': source, 'content/talks/a/a.gif': 'x' });
    expect(errors).toContain(`personal-data content/talks/a/index.mdx ${place}`.trim());
    expect(errors.filter((one) => one.startsWith('personal-data'))).toHaveLength(1);
  });

  it('stops a release also where it stood in a column that was dropped', async () =>
    expect(
      await found({
        'data/issues.csv': '编号,收到日期,标题,状态,用户编号\nA-1,2026-03-02,路灯不亮,办结,YH-20993\n',
        'content/talks/a/index.mdx': talk('感谢 YH-20993 的反映'),
      }),
    ).toEqual(['private-value-repeated content/talks/a/index.mdx 第 6 行 第 4 列']));
});

describe('personal data in a file that goes out', () => {
  it.each([
    ['public/notice.txt', `值班\n${PHONE}`, 'personal-data public/notice.txt 第 2 行'],
    ['public/data.json', `{"phone":"${PHONE}"}`, 'personal-data public/data.json 第 1 行'],
    [`public/${PHONE}.txt`, '通知', 'personal-data public/138****5678.txt 「文件名」'],
    ['public/a/指南.docx', docx(PHONE), 'personal-data public/a/指南.docx 「正文」 第 1 行'],
    ['content/talks/a/附件.csv', `电话\n${PHONE}`, 'personal-data content/talks/a/附件.csv 第 2 行'],
  ])('is found in %s', async (path, content, problem) =>
    expect(
      await found({
        'content/talks/a/index.mdx': talk('[附件](./附件.csv)'),
        'content/talks/a/附件.csv': '一',
        [path]: content,
      }),
    ).toEqual([problem]),
  );

  it.each([
    ['a file nobody links to', { 'content/talks/a/index.mdx': talk('正文'), 'content/talks/a/底稿.txt': PHONE }],
    [
      'a file beside a draft',
      { 'content/talks/a/index.mdx': talk('[附](./附.txt)', '草稿: 是\n'), 'content/talks/a/附.txt': PHONE },
    ],
    ['a hidden file', { 'public/.notes/a.txt': PHONE }],
  ])('does not matter in %s', async (_what, files) => expect(await found(files)).toEqual([]));
});

describe('the settings and the names of files', () => {
  const ledger =
    '编号,收到日期,标题,状态,公开属性,用户编号\nA-1,2026-03-02,路灯不亮,办结,公开,YH-20993\nHID-77,2026-03-02,反映村东头水井渗漏,办结,不公开,\n';
  const inSettings = (line: string) =>
    found({ 'content/site.yaml': `${settings['content/site.yaml']}${line}\n`, 'data/issues.csv': ledger });

  it.each([
    ['a mobile', `说明: 打 ${PHONE}`, 'personal-data content/site.yaml 第 4 行 第 7 列'],
    ['what stood in a dropped column', '说明: 见 YH-20993', 'private-value-repeated content/site.yaml 第 4 行 第 7 列'],
  ])('are told of with their line where they hold %s', async (_what, line, problem) =>
    expect(await inSettings(line)).toContain(problem),
  );

  it('may say anything in a comment, which goes nowhere', async () =>
    expect(await inSettings(`# 站长 ${PHONE}`)).toEqual([]));

  it.each([
    ['public/YH-20993.txt', '一', 'private-value-repeated public/YH-20993.txt 「文件名」'],
    ['public/HID-77.txt', '一', 'hidden-row-named public/HID-77.txt 「文件名」'],
    ['public/a.txt', '一\n反映村东头水井渗漏', 'hidden-row-named public/a.txt 第 2 行'],
    ['content/talks/HID-77/index.mdx', talk('一'), 'hidden-row-named content/talks/HID-77/index.mdx 「文件名」'],
  ])('name nobody and no hidden matter: %s', async (path, content, problem) =>
    expect(await found({ 'data/issues.csv': ledger, [path]: content })).toContain(problem),
  );
});

describe('a file whose contents can’t be looked at or cleaned', () => {
  const bytes = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
  const place = '\0\0\0\x10ftypisom\0\0\0\0\0\0\0\x20moov\0\0\0\x18udta\0\0\0\x10\xa9xyz+30.5-104';
  const tiff = (tag: number) =>
    Uint8Array.of(0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, tag & 255, tag >> 8, 4, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  const packed = (path: string, part: Uint8Array) =>
    zipSync({ '[Content_Types].xml': strToU8('<Types/>'), [path]: part });
  it.each([
    ['packed-files public/包.zip', 'public/包.zip', zipSync({ '来访登记.csv': strToU8(PHONE) })],
    ['film-location public/片.mp4', 'public/片.mp4', bytes(place)],
    ['film-location public/片.MOV', 'public/片.MOV', bytes(place)],
    ['picture-not-cleaned public/图.tif', 'public/图.tif', tiff(0x8825)],
    ['picture-not-cleaned public/图.tif', 'public/图.tif', tiff(0x8769)],
    ['picture-format public/图.jpg', 'public/图.jpg', bytes('\0\0\0\x14ftypheic\0\0\0\0mif1')],
    [
      'picture-not-cleaned public/文.docx 「里面的图片 a.tif」',
      'public/文.docx',
      packed('word/media/a.tif', tiff(315)),
    ],
  ])('stops a release: %s', async (problem, path, content) =>
    expect(await found({ [path]: content })).toEqual([problem]),
  );

  it.each([
    ['public/图.tif', tiff(256)],
    ['public/片.mp4', bytes('\0\0\0\x10ftypisom\0\0\0\0\0\0\0\x08moov')],
  ])('does not where it tells nothing: %s', async (path, content) =>
    expect(await found({ [path]: content })).toEqual([]),
  );
});

it('a name from a private column is told of in another row, a document, a file and its name; an official’s is not', async () => {
  const { problems } = await readSite(
    memoryFolder({
      ...settings,
      'data/issues.csv':
        '编号,收到日期,标题,状态,来访人\nA-1,2026-03-02,路灯不亮,办结,章国柱\nA-2,2026-03-02,章国柱说路坏了,办结,钱秀兰\n',
      'data/contacts.csv': '区划代码,层级,姓名\n9901,联乡包村,钱秀兰\n',
      'content/talks/a/index.mdx': talk('章 国柱和钱秀兰来过'),
      'public/章国柱.txt': '问章国柱',
    }),
    null,
  );
  expect(
    problems.filter(({ kind }) => kind === 'name-repeated').map((one) => [problemHeading(one), one.message]),
  ).toEqual(
    [
      'content/talks/a/index.mdx 第 6 行 第 1 列',
      'data/issues.csv 第 3 行「标题」',
      'public/章国柱.txt 第 1 行',
      'public/章国柱.txt 「文件名」',
    ].map((place) => [place, '这里的文字里，出现了「来访人」列里登记过的一个姓名。']),
  );
});

describe('the allow-list', () => {
  const ledger = `编号,收到日期,标题,状态,答复\nA-1,2026-03-02,路灯不亮,办结,请打 ${PHONE}\nA-2,2026-03-02,井盖松动,办结,卡号 ${CARD}\n`;
  const line = (...cells: string[]) => `文件,位置,类别,理由,姓名\n${cells.join(',')}\n`;

  it('lets one finding pass, the row is published, and its names are private', async () => {
    const values = new PrivateValues();
    const folder = memoryFolder({
      ...settings,
      'data/issues.csv': ledger.replace(CARD, '已换'),
      'content/allow.csv': line('data/issues.csv', '第 2 行「答复」', '手机号码', '值班员本人同意公开', '司徒建国'),
    });
    const { site, problems } = await readSite(folder, null, { privateValues: values });
    expect(problems.filter(({ kind }) => /acceptance|personal/.test(kind))).toEqual([]);
    expect(site?.issues.map(({ id }) => id).toSorted()).toEqual(['A-1', 'A-2']);
    expect(values.find('司徒建国说，值班员本人同意公开')).toHaveLength(2);
  });

  it('lets nothing else pass', async () =>
    expect(
      await found({
        'data/issues.csv': ledger,
        'content/allow.csv': line('data/issues.csv', '第 2 行「答复」', '手机号码', '本人同意', '李主任'),
      }),
    ).toEqual(['personal-data data/issues.csv 第 3 行「答复」']));

  it('accepts a name in one cell, not beside an illness in another nor in a file', async () =>
    expect(
      await found({
        'data/issues.csv': `编号,收到日期,标题,状态,诉求摘要\nA-1,2026-03-02,路坏了,办结,村民张国强说路坏了\nA-2,2026-03-02,求助,办结,张国强患有肝癌住院\nA-3,2026-03-02,漏水,办结,村民张国强家漏水\n`,
        'public/名单.txt': '低保户张国强',
        'content/allow.csv': line('data/issues.csv', '第 2 行「诉求摘要」', '群众姓名', '本人同意', '李主任'),
      }),
    ).toEqual([
      'personal-data data/issues.csv 第 3 行「诉求摘要」',
      'personal-data data/issues.csv 第 4 行「诉求摘要」',
      'personal-data public/名单.txt 第 1 行',
    ]));

  it('accepts the one of two whose masked form it gives, and no longer once that was changed', async () => {
    const allow = `文件,位置,类别,理由,姓名,打码\ndata/issues.csv,第 2 行「答复」,手机号码,本人同意,李主任,138****5678\n`;
    const both = ledger.replace(PHONE, `${PHONE} 或 13987654321`).replace(CARD, '已换');
    expect(await found({ 'data/issues.csv': both, 'content/allow.csv': allow })).toEqual([
      'personal-data data/issues.csv 第 2 行「答复」',
    ]);
    const changed = ledger.replace(PHONE, '13987654321').replace(CARD, '已换');
    expect(await found({ 'data/issues.csv': changed, 'content/allow.csv': allow })).toEqual([
      'personal-data data/issues.csv 第 2 行「答复」',
    ]);
  });

  it('reads English columns in any order, and passes documents and files', async () =>
    expect(
      await found({
        'content/talks/a/index.mdx': talk(`打 ${PHONE}`),
        'public/a.txt': PHONE,
        'content/allow.csv': `name,reason,kind,place,file\n甲,同意,手机号码,第 6 行,content/talks/a/index.mdx\n甲,同意,手机号码,1,public/a.txt\n`,
      }),
    ).toEqual([]));

  it('says which of its columns is missing', async () =>
    expect(await found({ 'content/allow.csv': '文件,位置,类别,理由\na,b,c,d\n' })).toEqual([
      'missing-column content/allow.csv 第 1 行「姓名」',
    ]));

  it('is not needed for numbers that units publish', async () =>
    expect(
      await found({
        'data/units.csv': `编号,名称,公开电话\nDW-1,供水所,${PHONE}（同意公开）\n`,
        'data/issues.csv': ledger.replace(CARD, '已换'),
        'content/talks/a/index.mdx': talk(`打 138-1234-5678`),
      }),
    ).toEqual([]));
});
