import { expect, test } from 'vitest';
import { run, runScript, siteFolder } from './commands.ts';
import { SITE_YAML } from './memory-folder.ts';

const site = siteFolder({
  'content/site.yaml': `${SITE_YAML}数据截至: 2026-03-31\n`,
  'data/policies.csv': '编号,名称,效力\nZC-1,种粮补贴办法,有效\n',
  'data/policy-facts.csv': '编号,政策,名称,数值,单位,失效日\nYD-1,ZC-1,补贴,86.5,元/亩,2026-04-30\n',
  'content/talks/zhongliang/index.mdx': '---\n标题: 种粮补贴\n摘要: 一句话\n---\n\n每亩<标准 编号="YD-1"/>。\n',
});

test('check --policies says what lapses within 60 days and which talks it touches, to people and to programs', () => {
  const { status, stdout } = runScript('check', ['--site', site, '--policies']);
  expect(status).toBe(0);
  expect(stdout).toContain('2026年4月30日是最后一天：标准「补贴」86.5元/亩，编号 YD-1。');
  expect(stdout).toContain('用到它的材料：《种粮补贴》（zhongliang）。');
  const { json } = run('check', ['--site', site, '--policies']);
  expect(json.lapses).toEqual([
    {
      kind: 'fact',
      id: 'YD-1',
      name: '补贴',
      amount: '86.5元/亩',
      lastDay: '2026-04-30',
      replacedBy: null,
      talks: [{ slug: 'zhongliang', title: '种粮补贴' }],
    },
  ]);
});

test('check --policies counts from --now, and says so where nothing lapses; without it nothing is listed', () => {
  expect(run('check', ['--site', site, '--policies', '--now', '2026-02-28']).json.lapses).toEqual([]);
  const { stdout } = runScript('check', ['--site', site, '--policies', '--now', '2026-02-28']);
  expect(stdout).toContain('从2026年2月28日起 60 天内（到2026年4月29日），没有要到期的政策、标准和宣讲材料。');
  expect(run('check', ['--site', site]).json).not.toHaveProperty('lapses');
});
