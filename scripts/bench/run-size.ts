import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeXlsxStream } from 'hucre/xlsx';
import { shardCacheFolder } from '../../src/build/shard-cache.ts';
import { readCsv } from '../../src/ledgers/read-csv.ts';
import { madeUpSite } from './made-up-site.ts';
import { measure, type Part } from './measure.ts';
import { type SearchFigures, searchFigures } from './search-figures.ts';
import type { Task } from './task.ts';

/** What a stage is held against, measured in the same run. */
export interface Peer {
  readonly name: string;
  readonly wallSeconds: number;
  readonly userSeconds: number;
  readonly peakBytes: number;
  readonly outputBytes: number;
  /** Wall time of the stage divided by that of the peer. */
  readonly ratio: number;
}

export interface StageFigures {
  readonly stage: string;
  readonly wallSeconds: number;
  readonly userSeconds: number;
  readonly peakBytes: number;
  readonly outputBytes: number;
  readonly outputFiles: number;
  readonly peer: Peer | null;
}

/** All that was measured at one size. */
export interface SizeFigures {
  readonly issues: number;
  readonly ledgerBytes: number;
  readonly pages: number;
  readonly stages: readonly StageFigures[];
  readonly total: StageFigures;
  readonly search: readonly SearchFigures[];
}

export interface RunOptions {
  readonly engine: string;
  /** Sizes above this get no Pagefind peer: it takes 15 GB at 100,000 pages. */
  readonly mostPagefindPages: number;
  readonly say: (line: string) => void;
}

/** Raised when the made-up site does not build: the figures would mean nothing. */
export class BenchFailure extends Error {
  override readonly name = 'BenchFailure';
}

interface Built {
  readonly path: string;
  readonly bytes: number;
  readonly writtenAt: number;
}

/** Makes a ledger of a size, builds it, runs the peers over what came out, and clears the outputs away. */
export async function runSize(issues: number, { engine, mostPagefindPages, say }: RunOptions): Promise<SizeFigures> {
  const folder = join(engine, '.cache', 'bench', String(issues));
  rmSync(folder, { recursive: true, force: true });
  const site = join(folder, 'site');
  say(`${issues}: making the ledgers`);
  const ledgers = writeSite(site, issues);

  say(`${issues}: checking`);
  const checks = [
    ...(await checked('CSV', site, { kind: 'parse', files: ledgers.paths })),
    ...(await checked('XLSX', ...(await asWorkbook(site)))),
  ];

  say(`${issues}: building`);
  const out = join(folder, 'out');
  // Nothing is there from a run before.
  rmSync(shardCacheFolder(engine, site), { recursive: true, force: true });
  const { parts, result } = await measure({ kind: 'build', engine, site, out });
  const { built, problems } = result as { built: boolean; problems: unknown[] };
  if (!built)
    throw new BenchFailure(
      `The made-up site of ${issues} matters was not built:\n${JSON.stringify(problems, null, 2)}`,
    );
  const files = filesBelow(out);
  const filesOf = (part: Part | undefined) => (part ? files.filter(({ writtenAt }) => isWithin(writtenAt, part)) : []);

  say(`${issues}: peers`);
  const peers = new Map<string, Omit<Peer, 'ratio'>>();
  for (const stage of ['pages', 'finish']) {
    peers.set(stage, await bareLoop(folder, filesOf(parts.find(({ name }) => name === stage))));
  }
  const pages = files.filter(({ path }) => path.endsWith('.html')).length;
  if (issues <= mostPagefindPages) peers.set('search', await pagefind(engine, out, join(folder, 'peer-index')));

  const stages = parts.map((part) => stageFigures(part, filesOf(part), peers.get(part.name) ?? null));
  const whole = {
    ...(parts[0] as Part),
    name: 'total',
    wallSeconds: sum(parts, 'wallSeconds'),
    userSeconds: sum(parts, 'userSeconds'),
  };
  const peakBytes = Math.max(...parts.map((part) => part.peakBytes));
  const total = stageFigures({ ...whole, peakBytes }, files, null);
  say(`${issues}: searching`);
  const search = await searchFigures(out, folder, mostPagefindPages);
  for (const name of ['out', 'peer-files', 'peer-files.json', 'peer-index'])
    rmSync(join(folder, name), { recursive: true, force: true });
  return { issues, ledgerBytes: ledgers.bytes, pages, stages: [...checks, ...stages], total, search };
}

/** Reading, and the whole check of a site, beside the bare reader of the same ledgers; each in a process of its own. */
async function checked(form: string, site: string, peerTask: Task): Promise<StageFigures[]> {
  const { parts, result } = await measure({ kind: 'check', site });
  const { errors } = result as { errors: number };
  if (errors > 0) throw new BenchFailure(`The made-up site as ${form} has ${errors} errors.`);
  const { parts: peerParts } = await measure(peerTask);
  const peer = peerFigures(peerTask.kind === 'parse' ? 'csv-parse alone' : 'hucre alone', peerParts, 0);
  const [read, check] = parts as [Part, Part];
  const whole: Part = {
    ...check,
    name: `check ${form}`,
    wallSeconds: read.wallSeconds + check.wallSeconds,
    userSeconds: read.userSeconds + check.userSeconds,
    peakBytes: Math.max(read.peakBytes, check.peakBytes),
  };
  return [{ ...read, name: `read ${form}` }, whole].map((part) => stageFigures(part, [], peer));
}

/** The same site with its matters in a workbook. */
async function asWorkbook(site: string): Promise<[site: string, peer: Task]> {
  const copy = `${site}-workbook`;
  cpSync(site, copy, { recursive: true });
  const [csv, file] = [join(copy, 'data', 'issues.csv'), join(copy, 'data', 'issues.xlsx')];
  const rows = readCsv('issues.csv', readFileSync(csv)).tables[0]?.rows ?? [];
  const chunks = writeXlsxStream(
    rows.map(({ cells }) => cells.map((cell) => cell || null)),
    { name: '问题台账' },
  );
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  writeFileSync(file, Buffer.concat(parts));
  rmSync(csv);
  return [copy, { kind: 'parse-workbook', file }];
}

const sum = (parts: readonly Part[], key: 'wallSeconds' | 'userSeconds') =>
  parts.reduce((total, part) => total + part[key], 0);

function writeSite(site: string, issues: number): { paths: string[]; bytes: number } {
  const files = madeUpSite(issues);
  for (const { path, text } of files) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), text);
  }
  const paths = files.filter(({ path }) => path.endsWith('.csv')).map(({ path }) => join(site, path));
  return { paths, bytes: paths.reduce((bytes, path) => bytes + statSync(path).size, 0) };
}

function filesBelow(folder: string): Built[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const file = join(entry.parentPath, entry.name);
    const { size, mtimeMs } = statSync(file);
    return [{ path: file.slice(folder.length + 1), bytes: size, writtenAt: mtimeMs }];
  });
}

/** A file belongs to the stage in which it was written last. */
const isWithin = (writtenAt: number, { writesFrom, writesUntil }: Part) =>
  writtenAt >= writesFrom && writtenAt < writesUntil;

function stageFigures(
  { name, wallSeconds, userSeconds, peakBytes }: Part,
  files: readonly Built[],
  peer: Omit<Peer, 'ratio'> | null,
): StageFigures {
  return {
    stage: name,
    wallSeconds,
    userSeconds,
    peakBytes,
    outputBytes: files.reduce((bytes, file) => bytes + file.bytes, 0),
    outputFiles: files.length,
    peer: peer && { ...peer, ratio: wallSeconds / peer.wallSeconds },
  };
}

function peerFigures(name: string, parts: readonly Part[], outputBytes: number): Omit<Peer, 'ratio'> {
  const { wallSeconds, userSeconds, peakBytes } = parts[0] as Part;
  return { name, wallSeconds, userSeconds, peakBytes, outputBytes };
}

/** A loop that does nothing but write as many files of the same names and sizes. */
async function bareLoop(folder: string, files: readonly Built[]): Promise<Omit<Peer, 'ratio'>> {
  const list = join(folder, 'peer-files.json');
  const out = join(folder, 'peer-files');
  rmSync(out, { recursive: true, force: true });
  writeFileSync(list, JSON.stringify(files.map(({ path, bytes }) => [path, bytes])));
  const { parts } = await measure({ kind: 'write', list, out });
  return peerFigures(
    'bare loop, same bytes',
    parts,
    files.reduce((total, { bytes }) => total + bytes, 0),
  );
}

/** Pagefind's own command over the pages that were built, into another folder. */
async function pagefind(engine: string, pages: string, index: string): Promise<Omit<Peer, 'ratio'>> {
  const program = join(engine, 'node_modules', 'pagefind', 'lib', 'runner', 'bin.cjs');
  const { parts, result } = await measure({ kind: 'pagefind', program, pages, index });
  const { pages: found } = result as { pages: number };
  const bytes = filesBelow(index).reduce((total, file) => total + file.bytes, 0);
  return peerFigures(`Pagefind CLI, ${found} pages`, parts, bytes);
}
