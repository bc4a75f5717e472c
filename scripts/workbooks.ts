import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { whyNotTarget } from '../src/build/target.ts';
import type { Problem } from '../src/domain/problem.ts';
import { masked } from '../src/domain/shorten.ts';
import type { TableLayout } from '../src/ledgers/table.ts';
import { mendedWorkbook } from '../src/workbooks/mended-workbook.ts';
import { type Call, ENGINE, pathOf, siteFolder, UsageError } from './command.ts';

/** A table file as a clerk handed it in. */
export interface HandedIn {
  /** As problems name it. */
  readonly file: string;
  /** Path of its copies below the folder asked for. */
  readonly copy: string;
  readonly read: () => Uint8Array;
}

/** The copies made of one file; paths from the folder asked for. */
export interface MendedFiles {
  readonly source: string;
  readonly marked: string;
  readonly filled: string | null;
}

/** Where the copies go: one folder for each kind, so that a copy keeps the name of its file. */
const MARKED = '标出问题';
const FILLED = '填好确定的';

/** The folder after `--workbook`; null without it. It must not lie where a site is read from. */
export function workbookFolder(call: Call): string | null {
  const folder = pathOf(call, call.values.workbook);
  if (folder === null) return null;
  const reason = whyNotTarget(folder, siteFolder(call), ENGINE);
  if (reason !== null)
    throw new UsageError(
      `--workbook 后面要写别的文件夹，不能是网站或工具自己的文件夹，也不能在 content、data、public 里面：${folder}`,
    );
  if (statSync(folder, { throwIfNoEntry: false })?.isFile())
    throw new UsageError(`--workbook 后面要写文件夹：${folder}`);
  return resolve(folder);
}

function put(folder: string, path: string, bytes: Uint8Array): string {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
  return path;
}

/**
 * Writes copies of the files that have problems: with every faulty cell marked, and where some are certain, with those
 * filled in. The files themselves stay as they are.
 */
export async function writeWorkbooks(
  folder: string,
  files: readonly HandedIn[],
  layouts: readonly TableLayout[],
  problems: readonly Problem[],
  say: Call['say'],
): Promise<MendedFiles[]> {
  const byFile = Map.groupBy(problems, ({ file }) => file);
  const written: MendedFiles[] = [];
  const names = new Set(files.map(({ copy }) => copy));
  const taken = new Set<string>();
  for (const { file, copy, read } of files) {
    // Problems name a file as it may be printed.
    const own = byFile.get(masked(file)) ?? [];
    if (own.length === 0) continue;
    const mended = await mendedWorkbook(
      file,
      read(),
      layouts.filter((layout) => layout.file === file),
      own,
    );
    if (mended === null) {
      say(`${masked(file)} 读不出格子，没有做标出问题的表格。`);
      continue;
    }
    const asXlsx = copy.replace(/\.(csv|tsv|txt)$/i, '.xlsx');
    // issues.csv beside issues.xlsx, or two townships' 三月.xlsx: each keeps a copy of its own.
    let name = asXlsx !== copy && names.has(asXlsx) ? `${copy}.xlsx` : asXlsx;
    for (let number = 2; taken.has(name); number++) name = asXlsx.replace(/(\.[^.]+)$/, `（${number}）$1`);
    taken.add(name);
    try {
      const marked = put(folder, `${MARKED}/${name}`, mended.marked);
      written.push({ source: file, marked, filled: mended.filled && put(folder, `${FILLED}/${name}`, mended.filled) });
    } catch (cause) {
      if (!['EBUSY', 'EPERM', 'EACCES'].includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
      say(`${name} 写不进去，可能正在 Excel 或 WPS 里开着。请先关掉它，再运行一次。`);
    }
  }
  if (written.length === 0) say('没有要标出的表格。');
  else {
    say(`标出问题的表格放在 ${folder}：`);
    for (const { marked, filled } of written) {
      say(`  ${marked}`);
      if (filled) say(`  ${filled}（能确定的已经填好，绿色的格子请核对）`);
    }
    say('改好以后，用它换掉原来的表格；原来是 CSV 的，放进 .xlsx 后把 CSV 删掉。');
  }
  return written;
}
