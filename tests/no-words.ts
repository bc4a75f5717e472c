import type { WideningParts } from '../src/site/widening-table.ts';

/** Of a site without other words. */
export const NO_WORDS: WideningParts = {
  synonyms: { synonyms: [], both: '', hasTraditional: false, hasYearsInWords: false },
  simplified: null,
  traditional: null,
  pinyin: { syllables: '', words: '' },
};
