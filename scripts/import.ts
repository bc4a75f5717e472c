import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, parse, relative, resolve } from 'node:path';
import { CellFault } from '../src/domain/cell.ts';
import { statusLabels } from '../src/domain/issue-state.ts';
import { type LedgerKey, ledgerKeys, ledgerNamed, ledgerOf } from '../src/domain/ledger-catalogue.ts';
import { hasErrors, type Problem, problem, sortProblems } from '../src/domain/problem.ts';
import { type ProblemKind, rowsInWords } from '../src/domain/problem-catalogue.ts';
import { chosenParts, type HiddenChoices, hiddenChoice } from '../src/ledgers/hidden-content.ts';
import { atLine, lawFile } from '../src/ledgers/import-law.ts';
import { headerShare, type ImportMapping, mappingText, noMapping, saysNothing } from '../src/ledgers/import-mapping.ts';
import { type ForeignFile, type ImportedLedger, importTables, targetPath } from '../src/ledgers/import-table.ts';
import { MAPPING_ENDING, MAPPINGS, mappingStem } from '../src/ledgers/mapping-file.ts';
import { readCsv } from '../src/ledgers/read-csv.ts';
import { isLawFile, readLawFile } from '../src/ledgers/read-law.ts';
import { readTableFile, recogniseFiles } from '../src/ledgers/read-ledgers.ts';
import type { ReadResult } from '../src/ledgers/table.ts';
import { csvText } from '../src/outputs/csv.ts';
import { diskFolder } from '../src/site/disk-folder.ts';
import { ledgerFiles } from '../src/site/ledger-files.ts';
import { type KnownMapping, readMapping, rememberedMappings } from '../src/site/remembered-mappings.ts';
import { readSettings, SITE_FILE, siteCells } from '../src/site/settings-file.ts';
import { siteSettingsText } from '../src/site/templates.ts';
import { type Call, countsOf, exitCodeFor, pathOf, runCommand, siteFolder, UsageError } from './command.ts';
import { writeSiteFiles } from './site-files.ts';
import { workbookFolder, writeWorkbooks } from './workbooks.ts';

/** Where a mapping is kept; with the ledger's name if another ledger's file of the same name was there first. */
function mappingPath(source: string, mapping: ImportMapping, taken: ReadonlyMap<string, ImportMapping>): string {
  const path = mappingStem(source);
  const other = taken.get(path + MAPPING_ENDING)?.ledger;
  return other && mapping.ledger && other !== mapping.ledger
    ? `${path} ${ledgerOf(mapping.ledger).zh}${MAPPING_ENDING}`
    : path + MAPPING_ENDING;
}

/**
 * Reads one source with the mapping given, or with the remembered one that fits: its own name and half of the headers,
 * or all of the headers.
 */
async function readSource(
  file: string,
  path: string,
  given: KnownMapping | null,
  remembered: readonly KnownMapping[],
  ledger: LedgerKey | null,
  hiddenGiven: HiddenChoices | null,
): Promise<{ source: ForeignFile; problems: readonly Problem[] }> {
  const { name: stem } = parse(path);
  const bytes = readFileSync(path);
  const ownName = mappingStem(path);
  const isOwn = (known: KnownMapping) =>
    known.file === ownName + MAPPING_ENDING || known.file.startsWith(`${ownName} `);
  const hidden = hiddenGiven ?? (given ?? remembered.find(isOwn))?.mapping.hidden ?? {};
  const results = new Map<string | null, ReadResult>();
  const read = async (rows: string | null) => {
    const result = results.get(rows) ?? (await readTableFile(file, bytes, { hidden, json: { rows } }));
    results.set(rows, result);
    return result;
  };
  let chosen = given;
  let closest = 0;
  for (const known of given ? [] : remembered) {
    if (hasErrors(known.problems) && !isOwn(known)) continue;
    if (ledger && known.mapping.ledger && known.mapping.ledger !== ledger) continue;
    const { tables } = await read(known.mapping.rows);
    const share = Math.max(0, ...tables.map((table) => headerShare(table, known.mapping)));
    const needed = isOwn(known) ? 0.5 : 1;
    if (share < needed || share + Number(isOwn(known)) <= closest) continue;
    chosen = known;
    closest = share + Number(isOwn(known));
  }
  const { tables, problems, hidden: found = [] } = await read(chosen?.mapping.rows ?? null);
  const source = {
    file,
    stem,
    tables,
    ledger,
    mapping: { ...(chosen?.mapping ?? noMapping), hidden: chosenParts(hidden, found) },
    mappingFile: chosen?.file ?? file,
  };
  return { source, problems: [...(chosen?.problems ?? []), ...problems] };
}

/** Finds the files to import; those that are missing or lie in the site already are problems. */
function findSources(call: Call, site: string): { sources: { file: string; path: string }[]; problems: Problem[] } {
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
    return [{ file, path }];
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

/** What goes into the site: the ledgers, the mapping of each source, and settings where there are none. */
function filesToWrite(ledgers: readonly ImportedLedger[], remembered: readonly KnownMapping[], hasSettings: boolean) {
  const files = new Map<string, string>();
  for (const one of ledgers) files.set(targetPath(one.ledger, one.source.stem), csvText(one.headers, one.rows));
  const taken = new Map(remembered.map(({ file, mapping }) => [file, mapping]));
  for (const source of new Set(ledgers.map((one) => one.source))) {
    const own = ledgers.filter((one) => one.source === source);
    // In a workbook of several ledgers one header means several things: only what was given is remembered.
    const only = own.length === 1 ? own[0] : undefined;
    const found = only ? { ledger: only.ledger, headers: { ...source.mapping.headers, ...only.columns } } : {};
    const mapping = { ...source.mapping, ...found };
    if (saysNothing(mapping) && own.every((one) => one.ignored.length === 0)) continue;
    const path = mappingPath(source.file, mapping, taken);
    taken.set(path, mapping);
    files.set(path, mappingText(mapping));
  }
  if (!hasSettings) {
    files.set(SITE_FILE, siteSettingsText({ name: '未命名站点', organiser: '未填写', review: { required: 'false' } }));
  }
  return files;
}

/** What stood in a ledger file that is to be replaced: identifiers that are gone, and those that name something else now. */
function changesOf(path: string, before: Uint8Array | null, after: string | undefined) {
  const none = { vanished: [], renamed: [], kept: 0 };
  const key = ledgerNamed(path.split('/')[1] ?? '');
  const { columns = {}, key: identifier } = key === null ? {} : ledgerOf(key);
  const zh = columns[identifier ?? '']?.zh;
  const name = (columns.title ?? columns.name)?.zh;
  if (zh === undefined || before === null || after === undefined) return none;
  const namesOf = (bytes: Uint8Array) => {
    const [header, ...rows] = readCsv(path, bytes).tables[0]?.rows ?? [];
    const [at, called] = [zh, name].map((title) => header?.cells.indexOf(title ?? '') ?? -1) as [number, number];
    return new Map(rows.map(({ cells }) => [cells[at] ?? '', cells[called] ?? '']));
  };
  const [then, now] = [namesOf(before), namesOf(new TextEncoder().encode(after))];
  const common = [...then.keys()].filter((id) => now.has(id));
  return {
    vanished: [...then.keys()].filter((id) => !now.has(id)),
    renamed: common.filter((id) => then.get(id) !== now.get(id)),
    kept: common.length,
  };
}

function reportLines(one: ImportedLedger, isLaw: boolean): string[] {
  const { zh } = ledgerOf(one.ledger);
  if (isLaw) return [`${one.source.file} → ${zh}`, `  读到 ${one.read} ${one.ledger === 'policies' ? '部' : '条'}。`];
  const list = (title: string, names: readonly string[]) =>
    names.length > 0 ? [`  ${title}：${names.join('、')}`] : [];
  return [
    `${one.source.file} → ${zh}`,
    `  表头在${rowsInWords(one.headerRows)}，读到 ${one.read} 行内容。`,
    '  列的对应：',
    ...Object.entries(one.columns).map(([header, column]) => `    ${header} → ${column}`),
    ...list('没有导入的列', one.ignored),
    ...list('个人信息，整列略去', one.dropped),
    ...one.supplied.map((line) => `  ${line}`),
    ...(one.hidden.length > 0
      ? [
          `  文字里重复出现的个人信息，隐去 ${one.hidden.length} 处：`,
          ...[...Map.groupBy(one.hidden, ({ column }) => column)].map(
            ([column, cells]) => `    「${column}」${rowsInWords([...new Set(cells.map(({ row }) => row))])}`,
          ),
        ]
      : []),
    ...(one.masked.length > 0 ? [`  打码 ${one.masked.length} 处：`] : []),
    ...one.masked.map(
      ({ sheet, row, column, what, masked }) =>
        `    ${sheet ? `「${sheet}」` : ''}第 ${row} 行「${column}」${what} ${masked}`,
    ),
    ...(one.households > 0 ? [`  联组包户涉及农户，略去 ${one.households} 行。`] : []),
  ];
}

const COLUMN_LINES: ReadonlySet<ProblemKind> = new Set(['private-column', 'unknown-column', 'redundant-column']);

/** Whether a line of the report has said it: columns left out of a ledger that was made. */
const isReported = ({ kind, file, message }: Problem, ledgers: readonly ImportedLedger[]): boolean =>
  COLUMN_LINES.has(kind) && !message.includes('是不是') && ledgers.some(({ source }) => source.file === file);

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
    const given = givenMapping(call, problems);
    const remembered = rememberedMappings(folder);
    const foreign: ForeignFile[] = [];
    const { tables: existing } = await recogniseFiles(ledgerFiles(folder));
    const laws = new Set<string>();
    for (const { file, path } of sources) {
      call.say(`正在读 ${file} ……`);
      const bytes = readFileSync(path);
      if (isLawFile(file, bytes)) {
        const { law, problems: found } = readLawFile(file, bytes);
        laws.add(file);
        problems.push(...found);
        if (law) foreign.push(lawFile(file, law, existing));
        continue;
      }
      const read = await readSource(file, path, given, remembered, ledger, hidden);
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
    const files = refused ? new Map<string, string>() : filesToWrite(ledgers, remembered, hasSettings);
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
