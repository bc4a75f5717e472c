import type { FoundRecord } from '../outputs/search-shard.ts';
import { phrasesOf, runsOf } from '../outputs/search-text.ts';
import type { Widening } from '../outputs/search-widening.ts';
import { type Hunt, type Question, STEP } from './answer.ts';
import { byRank, costOf, type Filters, type Hit, type Searcher } from './searcher.ts';
import type { WordTables } from './word-tables.ts';

/** What was looked for besides what was typed, and what of it is no hit of the question itself. */
export interface MoreGroup {
  /** What is marked in what was found. */
  readonly marked: readonly (readonly string[])[];
  /** What was added, in words. */
  readonly said: string;
  readonly shown: readonly FoundRecord[];
}

export interface More {
  readonly id: number;
  readonly groups: readonly MoreGroup[];
  /** Words of the site near to what was typed, where nothing was found. */
  readonly nearest: readonly string[];
}

/** One way of looking for more. */
interface Wider {
  readonly query: string;
  readonly said: string;
  readonly filters: Filters;
  /** Whether one character may be wrong. */
  readonly isNear?: boolean;
}

/** Letters a query needs before one of them may be wrong. */
const NEAR_LENGTH = 4;

const REASONS: Readonly<Record<Widening['why'], (from: string) => string>> = {
  synonym: (from) => `和「${from}」是一个意思`,
  script: (from) => `「${from}」的另一种字体`,
  number: (from) => `「${from}」的另一种写法`,
  pinyin: (from) => `按拼音「${from}」找的`,
};

/** What else to look for, in the order it is likely to be what was meant. */
function* widerThan({ query, filters }: Question, widenings: readonly Widening[], found: number): Generator<Wider> {
  const phrases = phrasesOf(query);
  const runs = phrases.flatMap(runsOf);
  // 医保，缴费 may be meant as two words.
  if (found < STEP && runs.length > phrases.length)
    yield { query: runs.map((run) => run.join('')).join(' '), said: '这几个词都有、不连在一起的', filters };
  for (const { query: other, why, from, to } of widenings)
    yield { query: other, said: `「${to}」：${REASONS[why](from)}`, filters };
  if (found >= STEP) return;
  if (phrases.length === 1 && runs.flat().length >= NEAR_LENGTH)
    yield { query, said: `和「${query}」差一个字的`, filters, isNear: true };
  if (filters.place !== undefined) {
    const { place: _, ...elsewhere } = filters;
    yield { query, said: '其他地方的', filters: elsewhere };
  }
}

/** What else may be meant, after what was typed: at most ten records, of no more bytes than the question has left. */
export async function widened(
  searcher: Searcher,
  words: WordTables,
  hunt: Hunt,
  question: Question,
  isAsked: () => boolean,
): Promise<More> {
  const groups: MoreGroup[] = [];
  const seen = new Set<string>();
  const key = ({ shard, number }: Hit) => `${shard} ${number}`;
  for (const wider of widerThan(question, await words.widen(question.query), hunt.hits().length)) {
    const room = STEP - seen.size;
    if (room <= 0 || !isAsked()) break;
    const hits = await find(searcher, hunt, wider, room);
    const fresh = hits.filter((hit) => !hunt.has(hit) && !seen.has(key(hit))).slice(0, room);
    if (fresh.length === 0) continue;
    for (const hit of fresh) seen.add(key(hit));
    groups.push({
      marked: wider.isNear ? pairs(phrasesOf(wider.query)[0] ?? []) : phrasesOf(wider.query),
      said: wider.said,
      shown: await Promise.all(fresh.map(searcher.record)),
    });
  }
  const isNothing = groups.length === 0 && hunt.isComplete && hunt.hits().length === 0;
  return { id: question.id, groups, nearest: isNothing ? await words.nearest(question.query) : [] };
}

const pairs = (phrase: readonly string[]): string[][] =>
  runsOf(phrase).flatMap((run) => run.slice(1).map((word, i) => [run[i] ?? '', word]));

/** Newest first, until there is enough or too much would be loaded. */
async function find(searcher: Searcher, hunt: Hunt, { query, filters, isNear }: Wider, room: number): Promise<Hit[]> {
  const phrases = phrasesOf(query);
  const [phrase = []] = phrases;
  const shards = isNear ? await searcher.nearCandidates(phrase, filters) : await searcher.candidates(phrases, filters);
  const hits: Hit[] = [];
  for (const shard of shards) {
    if (hunt.remaining < costOf(searcher, shard, phrases)) break;
    const found = isNear ? await searcher.askNear(shard, phrase, filters) : await searcher.ask(shard, phrases, filters);
    hits.push(...found.hits.filter((hit) => !hunt.has(hit)));
    if (hits.length >= room) break;
  }
  return hits.sort(byRank);
}
