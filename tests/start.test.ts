import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ENGINE, siteFolder } from './commands.ts';

it('npm start serves a site with a fault as soon as the fault is mended, and each later change', async () => {
  const site = siteFolder({
    'content/site.yaml': '网站名称: 甲县\n主办单位: 甲县\n',
    'data/issues.csv': '编号,收到日期,标题,状态\nA-1,2026-13-02,路灯不亮,办结\n',
  });
  const ledger = join(site, 'data/issues.csv');
  const child = spawn(process.execPath, [join(ENGINE, 'scripts/start.ts'), '--site', site, '--port', '0']);
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  const until = async <T>(
    look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  ): Promise<T> => {
    for (let i = 0; i < 600; i++) {
      const found = await look();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`Nothing came of it. It said:\n${said}`);
  };
  try {
    const url = await until(() => /http:\/\/[^\s]+/.exec(said)?.[0]);
    expect(said).toContain('没有 13 月');
    const title = async () => /<h1[^>]*>([^<]*)/.exec(await (await fetch(`${url}issues/A-1/`)).text())?.[1];
    writeFileSync(ledger, readFileSync(ledger, 'utf8').replace('2026-13-02', '2026-03-02'));
    await until(async () => (await title()) === '路灯不亮');
    writeFileSync(ledger, readFileSync(ledger, 'utf8').replace('路灯不亮', '水管漏水'));
    await new Promise((resolve) => setTimeout(resolve, 2500));
    // While the site is being built for the change before.
    writeFileSync(ledger, readFileSync(ledger, 'utf8').replace('水管漏水', '井盖松动'));
    await until(async () => (await title()) === '井盖松动');
    child.kill('SIGTERM');
    expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(0);
  } finally {
    child.kill('SIGKILL');
  }
});
