// What else a query may mean, besides what was typed; runs in the reader's browser.
import { ordinalInWords, readOrdinal } from '../domain/article-number.ts';
import {
  mayBeTraditional,
  type SimplifiedPart,
  simplify,
  type TraditionalPart,
  traditionalForms,
} from './chinese-scripts.ts';
import { LATIN, type PinyinWords, plainLetters, wordsFor } from './pinyin-words.ts';
import { comparedForm, phrasesOf } from './search-text.ts';

/** What is loaded before all else. All words in compatibility form (NFKC), in small letters. */
export interface SynonymPart {
  /** The groups of the ledger: words that stand in the site's texts, then those only readers use. */
  readonly synonyms: readonly (readonly [found: readonly string[], others: readonly string[]])[];
  /** Traditional characters that are simplified ones as well: a query with them needs the simplified part. */
  readonly both: string;
  /** Whether the site has a traditional part. */
  readonly hasTraditional: boolean;
  /** Whether texts of the site write years as 二〇一七年. */
  readonly hasYearsInWords: boolean;
}

/** A part that was not needed, or that the site does not have, is null. */
export interface WideningTable {
  readonly synonyms: SynonymPart;
  readonly simplified: SimplifiedPart | null;
  readonly traditional: TraditionalPart | null;
  readonly pinyin: PinyinWords | null;
}

/** Its files, in a folder below `pagefind/` with a mark of their content: each the part as JSON. */
export const wideningFiles = {
  synonyms: 'synonyms.pf_words',
  simplified: 'simplified.pf_words',
  traditional: 'traditional.pf_words',
  pinyin: 'pinyin.pf_words',
} as const satisfies Record<keyof WideningTable, string>;

/** Which parts a query needs besides the synonyms. */
export function partsFor(query: string, { both, hasTraditional }: SynonymPart): (keyof WideningTable)[] {
  const text = plain(query);
  return [
    ...(mayBeTraditional(text, both) ? (['simplified'] as const) : []),
    ...(hasTraditional && /\p{Script=Han}/u.test(text) ? (['traditional'] as const) : []),
    ...(/[a-z]/.test(text.normalize('NFD')) ? (['pinyin'] as const) : []),
  ];
}

export interface Widening {
  readonly query: string;
  /** Another script, a number written otherwise, another word, or a word its pinyin may stand for. */
  readonly why: 'script' | 'number' | 'synonym' | 'pinyin';
  /** What of the query was replaced, and what by; several with 、 between. */
  readonly from: string;
  readonly to: string;
}

/** Ways of asking that one query is widened to, and of each kind. */
const MOST = 8;
const MOST_FORMS = 3;

const plain = (query: string) => comparedForm(query).trim();

/**
 * What else to ask for, the likeliest first. None finds only what the query or one before it finds: 居民医保 is no
 * widening of 医保.
 */
export function widen(query: string, table: WideningTable): Widening[] {
  const text = plain(query);
  const asked = [text];
  const found: Widening[] = [];
  const add = (why: Widening['why'], ways: readonly Way[]) => {
    for (const { query, from, to } of ways) {
      if (asked.some((other) => covers(other, query))) continue;
      asked.push(query);
      found.push({ query, why, from, to });
    }
  };
  const simple = table.simplified ? simplify(text, table.simplified) : text;
  add('script', [{ query: simple, from: text, to: simple }]);
  add('number', ways(numbers(simple, table.synonyms)));
  add('synonym', ways(synonyms(simple, table.synonyms)));
  if (table.pinyin) {
    const read = ways(pinyin(simple, table.pinyin));
    add('pinyin', read);
    for (const { query } of read) add('synonym', ways(synonyms(query, table.synonyms)));
  }
  if (table.traditional) {
    const forms = traditionalForms(simple, table.traditional).map((options) => ({ own: '', options }));
    add(
      'script',
      ways(forms, MOST_FORMS).map(({ query }) => ({ query, from: text, to: query })),
    );
  }
  return found.slice(0, MOST);
}

const spaced = (query: string) => phrasesOf(query).map((words) => ` ${words.join(' ')} `);

/** Whether all that one query finds is found by another, wider one. */
function covers(wide: string, narrow: string): boolean {
  const phrases = spaced(narrow);
  return spaced(wide).every((phrase) => phrases.some((other) => other.includes(phrase)));
}

/** A part of a query: as typed, and what may stand for it, the likeliest first; often only itself. */
interface Piece {
  readonly own: string;
  readonly options: readonly string[];
}
type Way = Pick<Widening, 'query' | 'from' | 'to'>;

const fixed = (own: string): Piece => ({ own, options: [own] });

/** The likeliest ways to put the pieces together, but the one that changes nothing. */
function ways(pieces: readonly Piece[], most = MOST): Way[] {
  let found: { readonly cost: number; readonly chosen: readonly string[] }[] = [{ cost: 0, chosen: [] }];
  for (const { options } of pieces) {
    found = found
      .flatMap(({ cost, chosen }) =>
        options.map((option, rank) => ({ cost: cost + rank, chosen: [...chosen, option] })),
      )
      .sort((a, b) => a.cost - b.cost)
      .slice(0, most + 1);
  }
  return found.flatMap(({ chosen }) => {
    const changed = pieces.flatMap(({ own }, i) => (own === chosen[i] ? [] : [{ from: own, to: chosen[i] ?? '' }]));
    const list = (key: 'from' | 'to') => changed.map((change) => change[key]).join('、');
    return changed.length === 0 ? [] : [{ query: chosen.join(''), from: list('from'), to: list('to') }];
  });
}

/** A text cut into pieces where a pattern stands; null leaves what was found as it is. */
function piecesAt(
  text: string,
  pattern: RegExp,
  optionsOf: (found: RegExpExecArray) => readonly string[] | null,
): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of text.matchAll(pattern)) {
    const options = optionsOf(found);
    if (options === null) continue;
    pieces.push(fixed(text.slice(end, found.index)), { own: found[0], options });
    end = found.index + found[0].length;
  }
  return [...pieces, fixed(text.slice(end))];
}

const LETTER = /[\p{L}\p{N}]/u;

/** The longest words first, so that none is replaced inside a longer one; one character only where it stands alone. */
function synonyms(text: string, { synonyms }: SynonymPart): Piece[] {
  const terms = synonyms.flatMap((group) => group.flat()).sort((a, b) => b.length - a.length);
  const at = new Map<number, string>();
  const taken = Array.from({ length: text.length }, () => false);
  for (const term of terms) {
    for (let start = text.indexOf(term); start >= 0; start = text.indexOf(term, start + 1)) {
      const end = start + term.length;
      const isAlone = !LETTER.test(text[start - 1] ?? ' ') && !LETTER.test(text[end] ?? ' ');
      if (taken.slice(start, end).includes(true) || (term.length === 1 && !isAlone)) continue;
      at.set(start, term);
      taken.fill(true, start, end);
    }
  }
  let end = 0;
  const pieces = [...at]
    .sort(([a], [b]) => a - b)
    .flatMap(([start, own]) => {
      const before = fixed(text.slice(end, start));
      end = start + own.length;
      const others = synonyms.flatMap(([found, others]) => (found.includes(own) || others.includes(own) ? found : []));
      return [before, { own, options: [...new Set([own, ...others])] }];
    });
  return [...pieces, fixed(text.slice(end))];
}

/** Latin letters as words; all that can be read so at once. */
const pinyin = (text: string, words: PinyinWords): Piece[] =>
  piecesAt(text, LATIN, ([written]) => {
    const found = wordsFor(plainLetters(written), words);
    return found.length > 0 ? found : null;
  });

const DIGITS = '〇一二三四五六七八九';
/**
 * A document's number with its year in brackets or before 年 (2017年第47号), a year behind the name of a series
 * (国办发2017), an ordinal (第二十条, 第20条), a year in figures or words.
 */
const NUMBER =
  /[〔[({【]?(?<year>(?:19|20)\d\d)[〕\])}】年\s-]+第?\s*(?<number>\d{1,4})\s*号|(?<series>[发函字电])(?<of>(?:19|20)\d\d)(?![\d年])|第\s*(?<ordinal>\d{1,4}|[零〇一二三四五六七八九十百千]{1,9})\s*(?<counted>[条章节款项编届次批期号])|(?<han>[〇零一二三四五六七八九]{4})年|(?<arabic>(?:19|20)\d\d)年/gu;

/** Numbers as they may be written otherwise; all at once. */
const numbers = (text: string, { hasYearsInWords }: SynonymPart): Piece[] =>
  piecesAt(text, NUMBER, ({ groups = {} }) => {
    const { year, number, series, of, ordinal, counted, han, arabic } = groups;
    if (number) return [`〔${year}〕${number}号`];
    if (of) return [`${series}〔${of}〕`];
    if (han) return [`${[...han.replaceAll('零', '〇')].map((digit) => DIGITS.indexOf(digit)).join('')}年`];
    if (arabic) return hasYearsInWords ? [`${[...arabic].map((digit) => DIGITS[Number(digit)]).join('')}年`] : null;
    const value = readOrdinal(ordinal ?? '');
    return value === null ? null : [`第${/\d/.test(ordinal ?? '') ? ordinalInWords(value) : value}${counted}`];
  });
