import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { changesInWords } from '../src/domain/change-note.ts';
import type { News } from '../src/site/since-release.ts';
import { type Call, ENGINE, pathOf, siteFolder, UsageError } from './command.ts';

/** Where the staff report goes: `--news`, or the engine's own folder, named for the site. */
export function newsFile(call: Call): string {
  const given = pathOf(call, call.values.news);
  if (given !== null && statSync(given, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`--news 后面要写一个文件，这里是文件夹：${given}`);
  return given ?? join(ENGINE, '.cache', 'news', `${basename(resolve(siteFolder(call)))}.md`);
}

/** Says in a line what changed since the last release. */
export function sayNews(say: Call['say'], news: News | null): void {
  if (news !== null) say(`和上一次发布（数据截至 ${news.note.since}）相比：${changesInWords(news.note)}。`);
}

/** Writes the staff report and says where; where nothing changed the last report stays, and that is said. */
export function writeNews(say: Call['say'], news: News | null, file: string): void {
  if (news === null) return;
  if (news.report === null) {
    if (existsSync(file)) say(`没有变化，没有写新的清单；文件里还是上一次的：${file}`);
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, news.report);
  say(`变化的清单（给工作人员看）：${file}`);
}
