// Runs in a worker of the search page: asks the index and says what it knows, step by step.
import { gunzipSync } from 'fflate';
import { indexList, program, SIGNATURE } from '../outputs/search-shard.ts';
import { phrasesOf } from '../outputs/search-text.ts';
import { type Answer, Hunt, type Question } from './answer.ts';
import { Searcher } from './searcher.ts';
import type { Source } from './shard-reader.ts';
import { type More, widened } from './widened.ts';
import { WordTables } from './word-tables.ts';

/** What the page is told: an answer, what else was looked for, or that a question could not be answered, and why. */
export type Told =
  | { readonly answer: Answer }
  | { readonly more: More }
  | { readonly failed: number; readonly isTooOld: boolean };

const folder = new URL('../../pagefind/', self.location.href);

/** Bytes besides the program, which may come before or after a question is begun. */
let loaded = 0;
const source: Source = {
  async get(path) {
    // All else has a name that changes with its content.
    const isKept = path !== indexList && path !== program;
    const response = await fetch(new URL(path, folder), isKept ? {} : { cache: 'no-cache' });
    if (!response.ok) throw new Error(`${response.status}: ${path}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (path !== program) loaded += bytes.length;
    // Some servers unpack what is packed, or have the browser do so.
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
    const isSigned = [...SIGNATURE].every((letter, i) => plain[i] === letter.charCodeAt(0));
    return isSigned ? plain.subarray(SIGNATURE.length) : plain;
  },
};

interface Opened {
  readonly searcher: Searcher;
  readonly words: WordTables;
}
let opening: Promise<Opened> | undefined;

async function open(): Promise<Opened> {
  const searcher = await Searcher.open(source);
  return { searcher, words: new WordTables(searcher, source) };
}

/** The hunt under way, and what it is for. */
let current: { readonly key: string; readonly hunt: Hunt } | undefined;
/** The last question; one that comes while another is answered takes its place. */
let asked: Question | undefined;
let isFirst = true;
const isAsked = ({ id }: Question) => asked?.id === id;
const tell = (told: Told) => self.postMessage(told);

async function answer(question: Question): Promise<void> {
  opening ??= open();
  const { searcher, words } = await opening;
  const { query, filters, most } = question;
  const phrases = phrasesOf(query);
  const key = JSON.stringify([query, filters]);
  if (current?.key !== key) {
    const before = loaded;
    current = { key, hunt: new Hunt(searcher, phrases, filters, () => loaded - before, isFirst) };
    isFirst = false;
  }
  const { hunt } = current;
  if (question.further) hunt.goFurther();
  let told = false;
  for await (const goesOn of hunt.search(most)) {
    if (!isAsked(question)) return;
    tell({ answer: await hunt.answer(question, goesOn) });
    told = true;
  }
  if (!told) tell({ answer: await hunt.answer(question, false) });
  if (!question.isWide) return;
  try {
    const more = await widened(searcher, words, hunt, question, () => isAsked(question));
    if (isAsked(question)) tell({ more });
  } catch (error) {
    // What was found as typed stands all the same.
    startAnew(error);
  }
}

/** After a failure nothing is kept: the program may have broken off in the middle, or the site may be a newer one. */
function startAnew(error: unknown): void {
  console.warn(error);
  opening = undefined;
  current = undefined;
}

/** Whether a browser can't run the program; it takes one of 2021 or later. */
const isTooOld = (error: unknown): boolean =>
  typeof WebAssembly === 'undefined' || error instanceof WebAssembly.CompileError;

self.addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  const isBusy = asked !== undefined;
  asked = data;
  if (isBusy) return;
  let last: Question | undefined;
  while (asked && asked !== last) {
    const question: Question = asked;
    last = question;
    try {
      await answer(question);
    } catch (error) {
      startAnew(error);
      tell({ failed: question.id, isTooOld: isTooOld(error) });
    }
  }
  asked = undefined;
});
