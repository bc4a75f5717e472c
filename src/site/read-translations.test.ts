import { describe, expect, it } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { readSite } from './read-site.ts';
import { translationTemplate } from './translation-template.ts';

const talk = (front = '', body = '正文') => `---\n标题: 试讲\n摘要: 一句话\n${front}---\n\n${body}\n`;
const SOURCE = 'content/talks/a/index.mdx';
const BO = 'content/talks/a/index.bo.mdx';
const read = (files: Record<string, string>, now: string | null = null) =>
  readSite(memoryFolder({ 'content/site.yaml': `${SITE_YAML}数据截至: 2026-03-31\n`, ...files }), now);
const untranslated = (source: string) => String(translationTemplate(SOURCE, source, 'bo')).replace('草稿: 是\n', '');
const translated = (source: string) => untranslated(source).replace(/正文\s*$/, 'བོད་ཡིག\n');

describe('a translation', () => {
  it('belongs to its talk, has an address below it, and what it leaves out is as there', async () => {
    const source = talk('时长: 20\n有效期止: 2026-12-31\n');
    const { site, problems } = await read({ [SOURCE]: source, [BO]: translated(source) });
    expect(problems).toEqual([]);
    expect(site?.talks).toHaveLength(1);
    expect(site?.talks[0]?.translations).toMatchObject([
      { slug: 'a/bo', original: 'a', language: 'bo', isStale: false, minutes: 20, validUntil: '2026-12-31' },
    ]);
  });

  it('is stale once the talk says something else, not when only its marks change', async () => {
    const stale = async (source: string) => {
      const { site, problems } = await read({ [SOURCE]: source, [BO]: translated(talk()) });
      return [site?.talks[0]?.translations[0]?.isStale, problems.map(({ kind, line }) => `${kind} ${line}`)];
    };
    expect(await stale(talk('', '**正文**'))).toEqual([false, []]);
    expect(await stale(talk('时长: 20\n'))).toEqual([false, []]);
    expect(await stale(talk('', '改过的正文'))).toEqual([true, ['translation-stale 15']]);
  });

  it('is told of where its text is still the Chinese one', async () => {
    const { problems } = await read({ [SOURCE]: talk(), [BO]: untranslated(talk()) });
    expect(problems.map(({ kind, file }) => [kind, file])).toEqual([['translation-unchanged', BO]]);
  });

  it.each([
    ['the talk is a draft', talk('草稿: true\n'), '', []],
    ['the talk is to come', talk('发布时间: 2026-05-01\n'), '', []],
    ['it is a draft itself', talk(), '草稿: true\n', ['a']],
    ['it is to come itself', talk(), '发布时间: 2026-05-01\n', ['a']],
  ])('is not shown while %s', async (_, source, front, shown) => {
    const { site } = await read({ [SOURCE]: source, [BO]: talk(front) }, '2026-04-01');
    expect(site?.talks.map(({ slug }) => slug)).toEqual(shown);
    expect(site?.talks.flatMap(({ translations }) => translations)).toEqual([]);
  });

  it('leaves a notice at its address when the talk is taken off', async () => {
    const source = talk('下线时间: 2026-03-01\n');
    const { site } = await read({ [SOURCE]: source, [BO]: translated(source) }, '2026-04-01');
    expect(site?.withdrawn.map(({ slug }) => slug)).toEqual(['a', 'a/bo']);
  });

  it('is signed off by itself, where the site asks for it', async () => {
    const { problems } = await readSite(
      memoryFolder({
        'content/site.yaml': `${SITE_YAML}数据截至: 2026-03-31\n三审三校:\n  必须: 是\n`,
        ...{ [SOURCE]: talk(), [BO]: translated(talk()) },
      }),
      null,
    );
    const missing = problems.filter(({ kind }) => kind === 'review-missing');
    expect(missing.map(({ file }) => file)).toEqual([BO, SOURCE]);
    expect(missing[0]?.fix).toContain('「对象」写 a/bo，');
  });

  it('is looked through like any document, and may link to what stands beside the talk', async () => {
    const files = { [SOURCE]: talk('', '原样'), 'content/talks/a/表.txt': '表', 'content/talks/b/index.mdx': talk() };
    const kinds = async (body: string) =>
      (await read({ ...files, [BO]: translated(talk('', '原样')).replace('原样', body) })).problems.map(
        ({ kind }) => kind,
      );
    expect(await kinds('[表](./表.txt)，[另一篇](../b/)')).toEqual([]);
    expect(await kinds('[表](./没有.pdf)，13800138000')).toEqual(['broken-link', 'personal-data']);
    expect(await kinds('{process.env}')).toEqual(['unsafe-code']);
  });

  it('of a talk with a fault is told of once, at the talk', async () => {
    const { problems } = await read({ [SOURCE]: talk('', '{1}'), [BO]: talk() });
    expect(problems.map(({ kind, file }) => `${kind} ${file}`)).toEqual([`unsafe-code ${SOURCE}`]);
  });
});

it('is offered the language that a file is named for in Chinese', async () => {
  const { problems } = await read({ [SOURCE]: talk(), 'content/talks/a/index.藏文.mdx': talk() });
  const [unknown] = problems;
  expect(unknown?.kind).toBe('unknown-language');
  expect(unknown?.message).toContain('是不是想写「bo」');
  expect(unknown?.fix).toContain(
    '藏文 bo、维吾尔文 ug、蒙古文（老蒙文） mn-Mong、西里尔蒙古文 mn-Cyrl、哈萨克文 kk-Arab',
  );
});

describe('translated texts of the interface', () => {
  const kinds = async (tag: string, text: string) =>
    (await read({ [`content/interface/${tag}.yaml`]: text })).problems.map(({ kind, line }) => `${kind} ${line}`);

  it('are read by their Chinese, an empty one is not there', async () => {
    const { site } = await read({ 'content/interface/zh-Hant.yaml': '要点: 要點\n问:\n' });
    expect(site?.interfaces['zh-Hant']).toMatchObject({ 要点: '要點', 问: null });
  });

  it('are reported where they are none, or for no language', async () => {
    expect(await kinds('bo', '要点: a\n要惦: b\n')).toEqual(['unknown-setting 2']);
    expect(await kinds('xx', '要点: a\n')).toEqual(['unknown-language null']);
    expect(await kinds('zh-CN', '要点: a\n')).toEqual(['unknown-language null']);
    expect(await kinds('bo', '要点: 13800138000\n')).toEqual(['personal-data 1']);
  });
});
