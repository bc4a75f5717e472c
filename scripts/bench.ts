import { cpus, loadavg, totalmem } from 'node:os';
import { LEGEND, searchTable, sizeTable } from './bench/report.ts';
import { runSize, type SizeFigures } from './bench/run-size.ts';
import { searchedSites } from './bench/searched-sites.ts';
import { ENGINE, runCommand, UsageError } from './command.ts';

const SIZES = '1000,10000,100000';
const MOST_PAGEFIND_PAGES = 10_000;

function sizesOf(value: string | boolean | undefined): number[] {
  const sizes = String(value ?? SIZES)
    .split(',')
    .map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1))
    throw new UsageError('--sizes takes numbers of matters, for example --sizes 1000,10000.');
  return sizes.toSorted((a, b) => a - b);
}

await runCommand({
  options: { sizes: { type: 'string' }, 'peer-all': { type: 'boolean' } },
  positionals: false,
  usage: `npm run bench -- [--sizes ${SIZES}] [--peer-all] [--json]
Builds made-up ledgers of these sizes and shows what each stage takes, beside a peer that does the bare work.
--peer-all runs the Pagefind peer above ${MOST_PAGEFIND_PAGES} matters, too (about 15 GB of memory at 100,000).`,
  async run(call) {
    const sizes = sizesOf(call.values.sizes);
    const progress = (line: string) => process.stderr.write(`${line}\n`);
    const mostPagefindPages = call.values['peer-all'] ? Number.POSITIVE_INFINITY : MOST_PAGEFIND_PAGES;
    // The load tells whether others were using the machine: figures of a busy one are not to be compared.
    const machine = {
      processors: cpus().length,
      memoryBytes: totalmem(),
      node: process.version,
      load: loadavg()[0] ?? 0,
    };
    call.say(
      `${machine.processors} processors, ${(machine.memoryBytes / 1e9).toFixed(0)} GB, Node ${machine.node}, load ${machine.load.toFixed(1)} at the start`,
    );
    const runs: SizeFigures[] = [];
    for (const size of sizes) {
      const figures = await runSize(size, { engine: ENGINE, mostPagefindPages, say: progress });
      call.say(`\n${sizeTable(figures, runs.at(-1) ?? null)}`);
      runs.push(figures);
    }
    progress('searching the demonstration and real matters');
    const searches = [
      ...(await searchedSites(ENGINE, mostPagefindPages)),
      ...runs.map(({ search }) => ({ site: 'made up', search })),
    ];
    call.say(`\n${searchTable(searches)}\n\n${LEGEND}`);
    return { exitCode: 0, machine, runs, searches };
  },
});
