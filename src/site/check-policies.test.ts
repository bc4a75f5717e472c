import { expect, it } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { readSite } from './read-site.ts';

const POLICIES = '编号,名称,效力,效力日期,替代政策\nZC-1,旧办法,废止,2026-02-10,ZC-2\nZC-2,新办法,有效,,\n';
const FACTS = `编号,政策,名称,数值,单位,生效日,失效日
YD-1,ZC-1,补贴,100,元/户,,
YD-2,ZC-2,补贴,120,元/户,2026-02-10,
YD-3,ZC-2,申报截止,2026-04-30,,,2026-04-30
`;
async function problemsOf(front: string, body: string, now: string) {
  const files = {
    'content/site.yaml': `${SITE_YAML}数据截至: 2026-03-31\n`,
    'data/policies.csv': POLICIES,
    'data/policy-facts.csv': FACTS,
    'content/talks/a/index.mdx': `---\n标题: 试讲\n摘要: 补120元\n${front}---\n${body}\n`,
  };
  return (await readSite(memoryFolder(files), now)).problems.map(({ kind, line, value }) => [kind, line, value]);
}

it('tells each use of what no longer holds, at its line: a warning, and an error where the talk is marked current', async () => {
  const body = '<政策依据 编号="ZC-1"/>\n\n补<标准 编号="YD-1"/>，\n还是<标准 编号="YD-1"/>。';
  const uses = [
    [5, 'ZC-1'],
    [7, 'YD-1'],
    [8, 'YD-1'],
  ];
  expect(await problemsOf('', body, '2026-02-09')).toEqual([]);
  expect(await problemsOf('', body, '2026-02-10')).toEqual(uses.map((use) => ['fact-lapsed-notice', ...use]));
  const current = uses.map(([line, value]) => ['fact-lapsed', Number(line) + 1, value]);
  expect(await problemsOf('现行: 是\n', body, '2026-02-10')).toEqual(current);
});

it('tells a policy of the front matter at the first line, once, and a fact by its own last day', async () => {
  expect(await problemsOf('政策: [ZC-1]\n', '正文', '2026-03-31')).toEqual([['fact-lapsed-notice', 1, 'ZC-1']]);
  const body = '到<标准 编号="YD-3"/>。';
  expect(await problemsOf('', body, '2026-04-30')).toEqual([]);
  expect(await problemsOf('', body, '2026-05-01')).toEqual([['fact-lapsed-notice', 5, 'YD-3']]);
});

it('suggests a tag for what is typed only where a tag can stand', async () => {
  const body =
    '## 补120元\n\n补 120 元。\n\n| 项目 | 元 |\n| --- | --- |\n| 补贴 | 120元 |\n\n<问答 问="120元？">\n\n是`120元`，4月30日前办。\n\n</问答>';
  expect(await problemsOf('政策: [ZC-2]\n', body, '2026-03-31')).toEqual([
    ['amount-not-bound', 8, '120 元'],
    ['amount-not-bound', 12, '120元'],
    ['amount-not-bound', 16, '4月30日'],
  ]);
});

it('asks about an amount of a policy that the talk does not name, while that policy holds', async () => {
  expect(await problemsOf('', '补120元，4月30日前办。', '2026-03-31')).toEqual([['amount-not-bound', 5, '120元']]);
  // 110元 is of the old policy, which ended in February.
  const files = {
    'content/site.yaml': `${SITE_YAML}数据截至: 2026-03-31\n`,
    'data/policies.csv': POLICIES,
    'data/policy-facts.csv': FACTS.replace(',100,', ',110,'),
    'content/talks/a/index.mdx': '---\n标题: 试讲\n摘要: 一句话\n---\n原来补110元，现在补120元。\n',
  };
  const { problems } = await readSite(memoryFolder(files), '2026-03-31');
  expect(problems.map(({ fix }) => fix)).toEqual([
    '如果说的是《新办法》的标准，请把它换成 <标准 编号="YD-2"/>，台账改了这里就跟着改；说的是别的，就不用管。',
  ]);
});

it('misses a fact that no ledger has, at its line, with the nearest there is', async () =>
  expect(await problemsOf('', '补<标准 编号="YD-11"/>。', '2026-03-31')).toEqual([['unknown-reference', 5, 'YD-11']]));

it('tells a fact that ends before it begins, in its own row', async () => {
  const folder = memoryFolder({
    'content/site.yaml': SITE_YAML,
    'data/policies.csv': POLICIES,
    'data/policy-facts.csv': '编号,政策,名称,数值,单位,生效日,失效日\nYD-1,ZC-2,补贴,120,元/户,2026-02-10,2025-02-10\n',
  });
  const { problems } = await readSite(folder, '2026-03-31');
  expect(problems.map(({ kind, row, column }) => [kind, row, column])).toContainEqual(['wrong-order', 2, '失效日']);
});

it('tells a value with its unit in it, which can be filled in, and one without a number, in their own rows', async () => {
  const folder = memoryFolder({
    'content/site.yaml': SITE_YAML,
    'data/policies.csv': POLICIES,
    'data/policy-facts.csv':
      '编号,政策,名称,数值,单位\nYD-1,ZC-2,补贴,400元,元/户\nYD-2,ZC-2,补助,四百来,元\nYD-3,ZC-2,奖励,5,元\n',
  });
  const { problems } = await readSite(folder, '2026-03-31');
  expect(problems.map(({ kind, severity, row, column, proposed }) => [kind, severity, row, column, proposed])).toEqual([
    ['fact-unit-twice', 'error', 2, '数值', '400'],
    ['fact-without-number', 'warning', 3, '数值', null],
  ]);
});

it('says of a fact that has lapsed what holds now: another fact, or a policy that has none of its name', async () => {
  const files = (name: string) => ({
    'content/site.yaml': `${SITE_YAML}数据截至: 2026-03-31\n`,
    'data/policies.csv': POLICIES,
    'data/policy-facts.csv': FACTS.replace('YD-2,ZC-2,补贴', `YD-2,ZC-2,${name}`),
    'content/talks/a/index.mdx': '---\n标题: 试讲\n摘要: 一句话\n---\n补<标准 编号="YD-1"/>。\n',
  });
  const told = async (name: string) =>
    (await readSite(memoryFolder(files(name)), '2026-03-31')).problems.find(({ value }) => value === 'YD-1')?.message;
  expect(await told('补贴')).toContain('现在是120元/户，《新办法》（编号 ZC-2），标签写成 <标准 编号="YD-2"/>。');
  expect(await told('补助')).toContain('现行的政策是《新办法》（编号 ZC-2），里面没有同名的标准。');
});
