import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AllowList } from '../domain/allow-list.ts';
import { findPlates } from '../domain/personal-accounts.ts';
import { personalKinds } from '../domain/personal-kinds.ts';
import { findNumbers } from '../domain/personal-numbers.ts';
import { BLOCK_END } from '../domain/plain-codes.ts';
import type { PrivateHit, PrivateValues } from '../domain/private-values.ts';
import { compareText, type Problem, problem } from '../domain/problem.ts';
import { readText } from '../domain/read-text.ts';
import { DIGEST_FILE } from '../outputs/release-digest.ts';
import { MOST_BYTES } from '../site/disk-folder.ts';
import { inputPlaces } from '../site/input-places.ts';
import type { SiteFolder } from '../site/site-folder.ts';
import { publishedText } from './published-texts.ts';

/** What may not stand in a built site, and what may although it looks as if it must not. */
export interface SweepFor {
  readonly values: PrivateValues;
  readonly allow: AllowList;
  /** The site's folder, to say where in it something stands. */
  readonly input: SiteFolder;
}

/** Told at most; the first ones say where to look. */
const TOLD_AT_MOST = 20;
/** The whole input is gone through for each. */
const LOCATED_AT_MOST = 5;

/**
 * Looks through every file that is about to be published for what stood in the input and is private, for personal data,
 * and for what pictures carry beside the picture. Each finding is told once, with the first file it stands in.
 */
export async function sweep(outDir: string, { values, allow, input }: SweepFor): Promise<Problem[]> {
  const told = new Set<string>();
  const problems: Problem[] = [];
  const tell = async (file: string, source: string, masked: string, stands: ((text: string) => boolean) | null) => {
    const key = `${source} ${masked}`;
    if (told.has(key) || problems.length >= TOLD_AT_MOST) return;
    told.add(key);
    const places = stands === null || problems.length >= LOCATED_AT_MOST ? [] : await inputPlaces(input, stands);
    problems.push(problem('private-in-output', { file }, { source, masked, places }));
  };
  const tellHit = (file: string, { source, masked }: PrivateHit) => {
    const isSame = (hit: PrivateHit | null) => hit?.source === source && hit.masked === masked;
    return tell(file, source.name, masked, (text) => values.find(text).some(isSame) || isSame(values.isCode(text)));
  };
  for (const path of filesBelow(outDir)) {
    for (const hit of values.find(path)) await tellHit(path, hit);
    // Films that large were told of in the check.
    if (statSync(join(outDir, path)).size > MOST_BYTES) continue;
    const { text, hasMetadata } = await publishedText(path, readFileSync(join(outDir, path)));
    for (const id of matterIds(path, text)) {
      const hit = values.isCode(id);
      if (hit !== null) await tellHit(path, hit);
    }
    if (hasMetadata) await tell(path, '图片或视频里附带的信息', '拍摄时间、地点、设备等', null);
    for (const piece of piecesOf(text)) for (const hit of values.find(piece)) await tellHit(path, hit);
    // Hashes are digits by chance.
    for (const { what, masked } of path === DIGEST_FILE ? [] : personalIn(text, allow))
      await tell(path, what, masked, (line) => [...personalIn(line, allow)].some((one) => one.masked === masked));
  }
  return problems;
}

/** Identifiers of matters where they stand by themselves: in addresses and in the open data. */
function* matterIds(path: string, text: string): Generator<string> {
  const id = /^issues\/([^/]+)\//.exec(path)?.[1];
  if (id !== undefined) yield id;
  if (path === 'data/issues.json') for (const match of text.matchAll(/"id":"([^"]+)"/g)) yield match[1] ?? '';
}

/** Names of files and of elements are made of hashes: digits beside letters are no number of anybody's. */
const LETTER = /[\w-]/;
/** The fewest digits of a number that is looked for, with what may stand between them. */
const ENOUGH_DIGITS = /[\d０-９](?:[\s.·•\u00ad\u200b-\u200f\u2010-\u2015\u2060\u2212\ufeff－-]{0,5}[\d０-９]){10}/;
const MAYBE_PLATE = /[\u4e00-\u9fff][A-Za-zＡ-Ｚ].{0,2}[A-Za-z\d０-９]{4}/;

/**
 * What is sure by its form alone: digits with a check or in a fixed shape, and plates. A page is put together from many
 * texts; what names somebody only in its context was looked for in each of them before.
 */
function* personalIn(text: string, allow: AllowList) {
  for (const block of text.split(BLOCK_END)) {
    const hasNumber = block.length >= 11 && ENOUGH_DIGITS.test(block);
    if (!hasNumber && !MAYBE_PLATE.test(block)) continue;
    const plain = readText(block).text;
    for (const { kind, start, end, masked } of [...findNumbers(plain), ...findPlates(plain)]) {
      const isGlued = LETTER.test(plain[start - 1] ?? '') || LETTER.test(plain[end] ?? '');
      const what = personalKinds[kind];
      if (!isGlued && !allow.acceptsValue(what, plain.slice(start, end))) yield { what, masked };
    }
  }
}

/** Characters that are looked through at a time: data of a large site come in one file of 100 MB. */
const AT_A_TIME = 4_000_000;

/** A text in pieces that end where a block does. */
function* piecesOf(text: string): Generator<string> {
  let from = 0;
  while (text.length - from > AT_A_TIME) {
    const before = from + AT_A_TIME;
    const end = text.lastIndexOf(BLOCK_END, before);
    const next = end > from ? end + 1 : before;
    yield text.slice(from, next);
    from = next;
  }
  yield text.slice(from);
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted(compareText);
