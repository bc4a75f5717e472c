import type { SizeFigures, StageFigures } from './run-size.ts';
import type { SearchFigures } from './search-figures.ts';

const seconds = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(1));
const megabytes = (bytes: number) =>
  bytes === 0 ? '–' : bytes < 9_950_000 ? (bytes / 1e6).toFixed(1) : (bytes / 1e6).toFixed(0);
const thousands = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

const HEADERS = [
  'stage',
  'wall s',
  'user s',
  'peak MB',
  'out MB',
  'files',
  'user/matter',
  'peer',
  'wall s',
  'user s',
  'peak MB',
  'out MB',
  'ratio',
];
/** Columns of words, which begin at the left. */
const WORDS = new Set([0, 7]);

/** The figures of one size as a table. `before`: the next smaller size, to show how the user time of a matter grows. */
export function sizeTable(figures: SizeFigures, before: SizeFigures | null): string {
  const { issues, pages, ledgerBytes, stages, total } = figures;
  const rows = [...stages, total].map((stage) => row(stage, growth(stage, figures, before)));
  const title = `${thousands(issues)} matters: ledgers ${megabytes(ledgerBytes)} MB, ${thousands(pages)} pages`;
  return [title, ...inColumns([HEADERS, ...rows], WORDS)].join('\n');
}

function inColumns(rows: readonly (readonly string[])[], words: ReadonlySet<number>): string[] {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((cells) => cells[i]?.length ?? 0))) ?? [];
  return rows.map((cells) =>
    cells
      .map((cell, i) => (words.has(i) ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

const SEARCH_HEADERS = ['search', 'matters', 'MRR', 'recall', 'precision', 'ms/query', 'bytes/query', 'most'];

/** How the search of several sites does, each beside its peer. */
export function searchTable(
  sites: readonly { readonly site: string; readonly search: readonly SearchFigures[] }[],
): string {
  const count = (bytes: number | null) => (bytes === null ? '–' : thousands(bytes));
  const rows = sites.flatMap(({ site, search }) =>
    search.map((figures) => [
      `${site}, ${figures.name}`,
      thousands(figures.matters),
      figures.meanReciprocalRank.toFixed(3),
      figures.recall.toFixed(3),
      figures.precision.toFixed(3),
      seconds(figures.millisecondsPerQuery),
      count(figures.medianBytes),
      count(figures.mostBytes),
    ]),
  );
  return inColumns([SEARCH_HEADERS, ...rows], new Set([0])).join('\n');
}

function row(
  { stage, wallSeconds, userSeconds, peakBytes, outputBytes, outputFiles, peer }: StageFigures,
  grown: number | null,
): string[] {
  return [
    stage,
    seconds(wallSeconds),
    seconds(userSeconds),
    megabytes(peakBytes),
    megabytes(outputBytes),
    outputFiles === 0 ? '–' : thousands(outputFiles),
    grown === null ? '' : `x${grown.toFixed(2)}`,
    ...(peer
      ? [
          peer.name,
          seconds(peer.wallSeconds),
          seconds(peer.userSeconds),
          megabytes(peer.peakBytes),
          megabytes(peer.outputBytes),
          `x${peer.ratio.toFixed(1)}`,
        ]
      : []),
  ];
}

/**
 * User time of a matter in this stage, as a multiple of that at the smaller size: above 1, it grows faster than
 * linearly. (Wall time would show what else the machine did.)
 */
function growth(
  { stage, userSeconds }: StageFigures,
  { issues }: SizeFigures,
  before: SizeFigures | null,
): number | null {
  const earlier = before && [...before.stages, before.total].find((other) => other.stage === stage);
  return earlier && earlier.userSeconds >= LEAST_SECONDS
    ? userSeconds / issues / (earlier.userSeconds / before.issues)
    : null;
}

/** Processor time is counted in hundredths of a second: a growth from less than this says nothing. */
const LEAST_SECONDS = 0.1;

/** What the columns mean, in a few words. */
export const LEGEND = `peak MB: resident memory of all processes together. user/matter: growth of the user time of a matter since the size before.
peer: what does the bare work of the stage, measured right after it; ratio: wall time of the stage / of its peer.
search: titles are asked for (MRR: mean reciprocal rank of their own matter) and runs of 2 to 4 letters (recall, precision);
bytes/query: median of what a title makes a phone load that it did not load before.`;
