import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, parse, relative, resolve } from 'node:path';
import { CellFault } from '../src/domain/cell.ts';
import { statusLabels } from '../src/domain/issue-state.ts';
import { type LedgerKey, ledgerKeys, ledgerNamed, ledgerOf } from '../src/domain/ledger-catalogue.ts';
import { hasErrors, type Problem, problem, sortProblems } from '../src/domain/problem.ts';
import { type HiddenChoices, hiddenChoice } from '../src/ledgers/hidden-content.ts';
import { atLine, lawFile } from '../src/ledgers/import-law.ts';
import { type ForeignFile, importTables, targetPath } from '../src/ledgers/import-table.ts';
import { MAPPINGS } from '../src/ledgers/mapping-file.ts';
import { isLawFile, readLawFile } from '../src/ledgers/read-law.ts';
import { recogniseFiles } from '../src/ledgers/read-ledgers.ts';
import { csvText } from '../src/outputs/csv.ts';
import { diskFolder } from '../src/site/disk-folder.ts';
import { readForeignTable } from '../src/site/foreign-table.ts';
import { changesOf, filesToWrite } from '../src/site/import-files.ts';
import { ledgerFiles } from '../src/site/ledger-files.ts';
import { type KnownMapping, readMapping, rememberedMappings } from '../src/site/remembered-mappings.ts';
import { readSettings, SITE_FILE, siteCells } from '../src/site/settings-file.ts';
import { type Call, countsOf, exitCodeFor, pathOf, runCommand, siteFolder, UsageError } from './command.ts';
import { isReported, reportLines } from './import-report.ts';
import { writeSiteFiles } from './site-files.ts';
import { workbookFolder, writeWorkbooks } from './workbooks.ts';

interface Source {
  /** As problems name it. */
  readonly file: string;
  readonly path: string;
  /** Its name without folder and ending. */
  readonly stem: string;
}

/** Finds the files to import; those that are missing or lie in the site already are problems. */
function findSources(call: Call, site: string): { sources: Source[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const sources = [...new Set(call.positionals)].flatMap((name) => {
    const path = resolve(call.cwd, name);
    const file = name.replaceAll('\\', '/');
    const stem = parse(path).name;
    const refuse = (one: Problem) => {
      problems.push(one);
      return [];
    };
    if (!existsSync(path) || !statSync(path).isFile()) {
      return refuse(problem('missing-file', { file }, { what: '要导入的文件', fix: '请核对文件名和它所在的文件夹。' }));
    }
    if (/^data([\\/]|$)/.test(relative(site, path))) {
      const fix = '不用导入；放在 data 里的台账会直接读取，运行 npm run check 就能检查。';
      return refuse(problem('invalid-setting', { file }, { name: stem, reason: '已经在网站的台账文件夹里', fix }));
    }
    return [{ file, path, stem }];
  });
  return { sources, problems };
}

function givenMapping(call: Call, problems: Problem[]): KnownMapping | null {
  const path = pathOf(call, call.values.mapping);
  if (path === null) return null;
  const file = String(call.values.mapping).replaceAll('\\', '/');
  if (existsSync(path)) return readMapping(file, readFileSync(path));
  problems.push(problem('missing-file', { file }, { what: '列的对应文件', fix: '请核对 --mapping 后面的文件名。' }));
  return null;
}

function ledgerGiven({ values }: Call): LedgerKey | null {
  if (values.ledger === undefined) return null;
  const key = ledgerNamed(String(values.ledger));
  const known = ledgerKeys.map((k) => `${ledgerOf(k).zh}（${ledgerOf(k).name}）`).join('、');
  if (key === null) throw new UsageError(`没有「${values.ledger}」这种台账。可以写：${known}。`);
  return key;
}

/** What is to be done with everything hidden in the files of this call. */
function hiddenGiven({ values }: Call): HiddenChoices | null {
  if (values.hidden === undefined) return null;
  const said = hiddenChoice.read(String(values.hidden));
  if (said instanceof CellFault) throw new UsageError('--hidden 后面写「读取」或「不读」。');
  return { 全部: said };
}

await runCommand({
  options: {
    site: { type: 'string' },
    ledger: { type: 'string' },
    mapping: { type: 'string' },
    hidden: { type: 'string' },
    workbook: { type: 'string' },
  },
  positionals: true,
  usage: `用法：npm run import -- 文件… [--site 文件夹] [--ledger 台账] [--mapping 对应文件] [--hidden 读取或不读] [--workbook 文件夹] [--json]
把外来的表格（.xlsx、.csv、.json）整理成台账，放进网站的 data 文件夹；法规（.md、.txt）整理成「政策」和「政策条文」。有一处错误就什么也不写。
--hidden 表里有隐藏的行、列、工作表、批注时，是读取还是不读；不写就停下来问您。
--workbook 给有问题的来表各做一份副本，放进这个文件夹：有问题的格子上了颜色，写着错在哪里、怎么改。`,
  async run(call) {
    if (call.positionals.length === 0) throw new UsageError('请写上要导入的文件。');
    const ledger = ledgerGiven(call);
    const hidden = hiddenGiven(call);
    const workbooks = workbookFolder(call);
    const site = siteFolder(call);
    const folder = diskFolder(site);
    const { sources, problems } = findSources(call, site);
    const choices = { given: givenMapping(call, problems), remembered: rememberedMappings(folder), ledger, hidden };
    const foreign: ForeignFile[] = [];
    const { tables: existing } = await recogniseFiles(ledgerFiles(folder));
    const laws = new Set<string>();
    for (const { file, path, stem } of sources) {
      call.say(`正在读 ${file} ……`);
      const bytes = readFileSync(path);
      if (isLawFile(file, bytes)) {
        const { law, problems: found } = readLawFile(file, bytes);
        laws.add(file);
        problems.push(...found);
        if (law) foreign.push(lawFile(file, law, existing));
        continue;
      }
      const read = await readForeignTable({ file, stem, bytes }, choices);
      problems.push(...read.problems);
      foreign.push(read.source);
    }
    const hasSettings = folder.read(SITE_FILE) !== null;
    // What is wrong in the site itself is for `check` to say; here it only lends its status labels and identifiers.
    const labels = (hasSettings ? readSettings(folder, [])?.labels : null) ?? statusLabels();
    const { ledgers, layouts, problems: inRows, counts } = importTables(foreign, existing, siteCells(labels));
    const found = inRows.map((one) => (laws.has(one.file) ? atLine(one) : one));
    // Identifiers made from the order of rows are the same in every file of a name, also in another township's.
    for (const one of ledgers) {
      if (Object.values(one.columns).includes('编号')) continue;
      const target = targetPath(one.ledger, one.source.stem);
      const { renamed, kept } = changesOf(target, folder.read(target), csvText(one.headers, one.rows));
      if (renamed.length * 2 > kept)
        problems.push(problem('table-replaced', { file: one.source.file }, { ids: renamed, target }));
    }
    const refused = hasErrors(problems) || hasErrors(found);
    if (!refused && !hasSettings) problems.push(problem('unnamed-site', { file: SITE_FILE }, {}));
    const files = refused ? new Map<string, string>() : filesToWrite(ledgers, choices.remembered, hasSettings);
    const replaced = new Set([...files.keys()].filter((path) => folder.read(path) !== null));
    for (const path of replaced) {
      const { vanished } = changesOf(path, folder.read(path), files.get(path));
      if (vanished.length === 0) continue;
      const kept = path.replace(/([^/]+)$/, '.上一份-$1');
      files.set(kept, new TextDecoder().decode(folder.read(path) ?? undefined));
      problems.push(problem('rows-vanished', { file: path }, { ids: vanished, kept }));
    }
    writeSiteFiles(site, files);

    for (const one of ledgers) {
      const target = targetPath(one.ledger, one.source.stem);
      for (const line of reportLines(one, laws.has(one.source.file))) call.say(line);
      if (files.has(target)) {
        call.say(`  ${replaced.has(target) ? '已替换' : '已写入'} ${target}（${one.rows.length} 行）。`);
      }
    }
    const mappings = [...files.keys()].filter((path) => path.startsWith(MAPPINGS));
    if (mappings.length > 0) call.say(`列的对应记在 ${mappings.join('、')}，下次自动使用。`);
    call.say(
      refused
        ? '\n有错误，什么也没有写入。请改正来表后再导入。\n'
        : '\n导入完成。请再运行 npm run check 检查整个网站。\n',
    );
    const sorted = sortProblems([...problems, ...found]);
    const tables = sources.filter(({ file }) => !laws.has(file));
    const handedIn = tables.map(({ file, path }) => ({ file, copy: basename(path), read: () => readFileSync(path) }));
    return {
      exitCode: exitCodeFor(sorted),
      counts: countsOf(sorted, counts),
      files: ledgers.map((one) => ({
        source: one.source.file,
        ledger: ledgerOf(one.ledger).name,
        target: refused ? null : targetPath(one.ledger, one.source.stem),
        rows: one.rows.length,
        columns: one.columns,
        dropped: one.dropped,
        ignored: one.ignored,
        hidden: one.hidden.length,
        masked: one.masked,
      })),
      ...(workbooks && { workbooks: await writeWorkbooks(workbooks, handedIn, layouts, sorted, call.say) }),
      problems: call.json ? sorted : sorted.filter((one) => !isReported(one, ledgers)),
    };
  },
});
