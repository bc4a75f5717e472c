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
