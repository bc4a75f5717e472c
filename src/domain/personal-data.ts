import { findAccounts, findEmails, findPlates } from './personal-accounts.ts';
import { findHomes } from './personal-address.ts';
import { type Finding, type PersonalKind, personalKinds } from './personal-kinds.ts';
import { findNumbers } from './personal-numbers.ts';
import { findPeople } from './personal-people.ts';
import { findSignedMobiles } from './personal-signed-mobiles.ts';
import { SIGN, signsOf } from './personal-signs.ts';
import { readText, spelledOut } from './read-text.ts';

/** Something personal in a text: what it is, where it stands in the text, and its official masked form. */
export interface PersonalData extends Finding {
  /** The kind in Chinese. */
  readonly what: string;
}

const findSpelled = (text: string) => [...findNumbers(text), ...findSignedMobiles(text, true)];

/** All kinds, surest first: where two overlap, the first stays. */
function findings(text: string, signs: number): Finding[] {
  const has = (sign: number) => (signs & sign) !== 0;
  const people = has(SIGN.introduced | SIGN.described) ? findPeople(text) : [];
  return [
    ...(has(SIGN.number) ? [...findNumbers(text), ...findSignedMobiles(text, false)] : []),
    ...(has(SIGN.spelled) ? findSpelled(spelledOut(text)) : []),
    ...(has(SIGN.at) ? findEmails(text) : []),
    ...(has(SIGN.plate) ? findPlates(text) : []),
    ...(has(SIGN.account) ? findAccounts(text) : []),
    ...(has(SIGN.door) ? findHomes(text) : []),
    ...people.filter(({ kind }) => kind === 'circumstance'),
    ...people.filter(({ kind }) => kind === 'person'),
  ];
}

/**
 * Finds personal data of every kind in a text, however it is written: full-width, with spaces, dashes, dots, brackets
 * or invisible characters between, spelled in Chinese digits. Officials' names, offices' landlines and addresses, numbers
 * of orders and documents pass. Cells that are official by their column name `except` the kinds that are rightly there:
 * `person` where an official's name stands, `address` where an office's.
 */
export function findPersonalData(original: string, except: readonly PersonalKind[] = []): PersonalData[] {
  let signs = signsOf(original);
  if (signs === 0) return [];
  const { text, origin } = signs & SIGN.odd ? readText(original) : { text: original, origin: null };
  if (origin !== null) signs = signsOf(text);
  const kept: Finding[] = [];
  for (const one of findings(text, signs)) {
    if (!except.includes(one.kind) && kept.every((k) => one.end <= k.start || k.end <= one.start)) kept.push(one);
  }
  return kept
    .map((one) => ({
      ...one,
      what: personalKinds[one.kind],
      start: origin?.[one.start] ?? one.start,
      end: origin?.[one.end] ?? one.end,
    }))
    .sort((a, b) => a.start - b.start);
}

/** How often masking may bring something else to light; each time it leaves less to be found. */
const ROUNDS = 8;

/**
 * The text with everything `findPersonalData` finds replaced by its official masked form. What masking brings
 * together is masked as well, so the result holds nothing more to be found.
 */
export function maskPersonalData(text: string, except: readonly PersonalKind[] = []): string {
  let masked = text;
  for (let round = 0; round < ROUNDS; round++) {
    const found = findPersonalData(masked, except);
    if (found.length === 0) break;
    masked = found.toReversed().reduce((t, f) => t.slice(0, f.start) + f.masked + t.slice(f.end), masked);
  }
  return masked;
}
