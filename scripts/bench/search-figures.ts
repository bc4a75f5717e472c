import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { close, createIndex } from 'pagefind';
import { addresses } from '../../src/domain/address.ts';
import { openIndex, search } from './disk-search.ts';

/** How a search does when it is asked for titles of matters and for runs of their letters. */
export interface SearchFigures {
  readonly name: string;
  readonly matters: number;
  /** Mean reciprocal rank of the matter whose title was asked for: 1 if each stands first. */
  readonly meanReciprocalRank: number;
  /** Of matters a run of letters stands in, the part that is found; of those found, the part it stands in. */
  readonly recall: number;
  readonly precision: number;
  /** To find ten hits and read them from the disk. */
  readonly millisecondsPerQuery: number;
  /** Of a query: what is read for it that was not read before; null where it isn't counted. */
  readonly medianBytes: number | null;
  readonly mostBytes: number | null;
}

interface Matter {
  readonly id: string;
  readonly title: string;
  readonly summary: string | null;
  readonly reply: string | null;
}

/** Titles that are asked for, and runs of two to four letters. */
const TITLES = 300;
const RUNS = 150;

/** Finds up to `most` matters, best first: their addresses, how many there are in all, and the bytes read. */
type Ask = (query: string, most: number) => Promise<{ found: readonly string[]; total: number; bytes: number | null }>;

/** The search of a built site, and Pagefind as it comes over the same matters where there are no more than it can bear. */
export async function searchFigures(out: string, folder: string, mostPeer: number): Promise<SearchFigures[]> {
  const matters: Matter[] = JSON.parse(readFileSync(join(out, 'data', 'issues.json'), 'utf8'));
  const { searcher, source } = await openIndex(join(out, 'pagefind'));
  const own: Ask = async (query, most) => {
    const before = source.spent();
    const answer = await search(searcher, source, query, { filters: { kind: 'issue' }, most, toTheEnd: most > 10 });
    return {
      found: answer.shown.map(({ address }) => address),
      total: answer.total,
      bytes: source.spent() - before,
    };
  };
  const figures = [await figuresOf('this search', matters, own)];
  if (matters.length <= mostPeer) {
    const peer = join(folder, 'peer-search');
    figures.push(await figuresOf('Pagefind as it comes', matters, await pagefindAsItComes(matters, peer)));
    rmSync(peer, { recursive: true, force: true });
  }
  return figures;
}

async function figuresOf(name: string, matters: readonly Matter[], ask: Ask): Promise<SearchFigures> {
  const step = Math.max(1, Math.floor(matters.length / TITLES));
  const asked = matters.filter((_, i) => i % step === 0).slice(0, TITLES);
  const bytes: number[] = [];
  let ranks = 0;
  const began = performance.now();
  for (const { id, title } of asked) {
    const answer = await ask(title, 10);
    const place = answer.found.indexOf(addresses.issue(id));
    ranks += place < 0 ? 0 : 1 / (place + 1);
    if (answer.bytes !== null) bytes.push(answer.bytes);
  }
  const milliseconds = (performance.now() - began) / asked.length;
  let [standing, found, right] = [0, 0, 0];
  for (const [i, { title }] of asked.slice(0, RUNS).entries()) {
    const run = title.match(/\p{Script=Han}{2,}/gu)?.at(i % 2 === 0 ? 0 : -1) ?? title;
    const query = run.slice(i % 3, (i % 3) + 2 + (i % 3)) || run;
    const truth = new Set(
      matters
        .filter(({ title, summary, reply }) => [title, summary, reply].some((text) => text?.includes(query)))
        .map(({ id }) => addresses.issue(id)),
    );
    const answer = await ask(query, matters.length);
    standing += truth.size;
    found += answer.total;
    right += answer.found.filter((address) => truth.has(address)).length;
  }
  const sorted = bytes.toSorted((a, b) => a - b);
  return {
    name,
    matters: matters.length,
    meanReciprocalRank: ranks / asked.length,
    recall: right / Math.max(1, standing),
    precision: right / Math.max(1, found),
    millisecondsPerQuery: milliseconds,
    medianBytes: sorted[sorted.length >> 1] ?? null,
    mostBytes: sorted.at(-1) ?? null,
  };
}

interface PeerHit {
  data(): Promise<{ raw_url: string }>;
}

/** Pagefind's own cutting into words (`zh-CN`), its ranking and its interface, over one page for each matter. */
async function pagefindAsItComes(matters: readonly Matter[], folder: string): Promise<Ask> {
  const escaped = (text: string | null) => (text ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const { index } = await createIndex({ forceLanguage: 'zh-CN', keepIndexUrl: true, writePlayground: false });
  for (const { id, title, summary, reply } of matters) {
    const texts = [summary, reply].map((text) => `<p>${escaped(text)}</p>`).join('');
    const content = `<html lang="zh-CN"><body><h1>${escaped(title)}</h1>${texts}</body></html>`;
    await index?.addHTMLFile({ url: addresses.issue(id), content });
  }
  await index?.writeFiles({ outputPath: folder });
  await close();
  const { createInstance } = await import(pathToFileURL(join(folder, 'pagefind.js')).href);
  const instance = createInstance({ basePath: `${folder}/` });
  await overFiles(() => instance.init());
  return async (query, most) => {
    return overFiles(async () => {
      const { results }: { results: PeerHit[] } = await instance.search(query);
      const found = await Promise.all(results.slice(0, most).map(async (hit) => (await hit.data()).raw_url));
      return { found, total: results.length, bytes: null };
    });
  };
}

/** Pagefind's interface loads everything by fetch, which knows no files. */
async function overFiles<Result>(use: () => Promise<Result>): Promise<Result> {
  const plainFetch = globalThis.fetch;
  globalThis.fetch = async (address) => new Response(readFileSync(String(address).replace(/\?.*$/, '')));
  try {
    return await use();
  } finally {
    globalThis.fetch = plainFetch;
  }
}
