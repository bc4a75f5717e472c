import { to } from 'opencc-js/preset/t2cn';
import { CHINESE } from '../domain/language.ts';
import { inBothScripts, type SimplifiedPart, simplify, type TraditionalPart } from '../outputs/chinese-scripts.ts';
import { type PinyinPart, writePinyin } from '../outputs/pinyin-words.ts';
import { comparedForm } from '../outputs/search-text.ts';
import type { SynonymPart } from '../outputs/search-widening.ts';
import type { SearchRecord } from './search-records.ts';
import { searchVocabulary, syllableStarts } from './search-vocabulary.ts';
import type { SiteView } from './site-view.ts';

/** What the search page needs to widen a query: each part a file of its own. Null where the site has no use for it. */
export interface WideningParts {
  readonly synonyms: SynonymPart;
  readonly simplified: SimplifiedPart | null;
  readonly traditional: TraditionalPart | null;
  readonly pinyin: PinyinPart;
}

const TRADITIONAL = 'zh-Hant';
const YEAR_IN_WORDS = /[〇零一二三四五六七八九]{4}年/;

/** What is asked of the texts of a site, in one pass over them. */
interface TextFacts {
  /** Those of the words asked for that stand in a text. */
  readonly found: ReadonlySet<string>;
  /** How often each character stands in traditional texts; in all others, 0. */
  readonly characters: ReadonlyMap<string, number>;
  readonly hasYearsInWords: boolean;
}

function factsOf(records: Iterable<SearchRecord>, words: Iterable<string>): TextFacts {
  const missing = new Set(words);
  const found = new Set<string>();
  const characters = new Map<string, number>();
  let hasYearsInWords = false;
  for (const { title, texts, lang = CHINESE } of records) {
    const text = comparedForm([title, ...texts].join('\n'));
    for (const word of missing) {
      if (!text.includes(word)) continue;
      found.add(word);
      missing.delete(word);
    }
    const step = lang === TRADITIONAL ? 1 : 0;
    for (const character of text) {
      const count = characters.get(character);
      if (count === undefined || step > 0) characters.set(character, (count ?? 0) + step);
    }
    hasYearsInWords ||= YEAR_IN_WORDS.test(text);
  }
  return { found, characters, hasYearsInWords };
}

/** OpenCC's table of traditional words and characters with their simplified ones. */
const { cn: dictionaries = [] } = to;
const openCc = (): [traditional: string, simplified: string][] =>
  dictionaries
    .flat()
    .flatMap((dictionary) =>
      typeof dictionary === 'string'
        ? dictionary.split('|').map((entry) => entry.split(' ') as [string, string])
        : dictionary.map(([from, simplified]) => [from, simplified] as [string, string]),
    );

/** Both ways between traditional and simplified, as far as it leads to characters of the site. */
function scripts({
  characters: known,
}: TextFacts): Pick<WideningParts, 'simplified' | 'traditional'> & { both: string } {
  const isOne = ([from]: readonly [string, string]) => [...from].length === 1;
  const all = openCc();
  const useful = all.filter(([, simple]) => [...simple].every((character) => known.has(character)));
  const isChanged = ([from, simple]: readonly [string, string]) => from !== simple;
  const pairs = useful.filter(isOne).filter(isChanged);
  const characters = pairs.flat().join('');
  // What a shorter phrase already does right needs no longer one.
  let phrases: SimplifiedPart['phrases'] = [];
  const byLength = ([a]: readonly [string, string], [b]: readonly [string, string]) =>
    a.length - b.length || (a < b ? -1 : 1);
  for (const pair of useful.filter((pair) => !isOne(pair)).toSorted(byLength))
    if (simplify(pair[0], { characters, phrases }) !== pair[1]) phrases = [pair, ...phrases];
  const both = inBothScripts(pairs.map(([form]) => form));
  // Characters that are simplified ones too (後, 乾, and those simplified to others: 后) are traditional in such texts alone.
  const stands = (form: string) => (known.get(form) ?? 0) > 0;
  const forms = Map.groupBy(
    all
      .filter(isOne)
      .filter(isChanged)
      .filter(([form]) => stands(form) || (known.has(form) && !both.includes(form))),
    ([, simplified]) => simplified,
  );
  const traditional = [...forms].map(([simplified, found]) => {
    const own = stands(simplified) ? [simplified] : [];
    const forms = [...own, ...found.map(([form]) => form)];
    return simplified + forms.toSorted((a, b) => (known.get(b) ?? 0) - (known.get(a) ?? 0)).join('');
  });
  return {
    simplified: pairs.length > 0 ? { characters, phrases } : null,
    traditional: traditional.length > 0 ? traditional.toSorted() : null,
    both,
  };
}

/** The table of a site, given all its records that can be searched for. */
export function wideningParts(view: SiteView, records: Iterable<SearchRecord>): WideningParts {
  const { site } = view;
  const groups = site.terms.map(({ term, synonyms }) => [...new Set([term, ...synonyms].map(comparedForm))]);
  const titles: string[] = [];
  const kept = function* () {
    for (const record of records) {
      if (record.lang === undefined) titles.push(comparedForm(record.title));
      yield record;
    }
  };
  const facts = factsOf(kept(), groups.flat());
  const { simplified, traditional, both } = scripts(facts);
  const synonyms = groups
    .map(
      (group) =>
        [group.filter((word) => facts.found.has(word)), group.filter((word) => !facts.found.has(word))] as const,
    )
    .filter(([found, others]) => found.length > 0 && found.length + others.length > 1);
  const known = {
    names: [...site.places, ...site.units].map(({ name }) => name),
    terms: synonyms.flat(2),
  };
  return {
    synonyms: { synonyms, both, hasTraditional: traditional !== null, hasYearsInWords: facts.hasYearsInWords },
    simplified,
    traditional,
    pinyin: writePinyin(syllableStarts(), searchVocabulary(titles, known)),
  };
}
