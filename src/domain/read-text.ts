import { OTHER_DIGITS, plainDigit } from './plain-codes.ts';
import { INVISIBLE } from './plain-form.ts';

/** A text as the detectors of personal data read it, and where in the original each of its characters stood. */
export interface ReadText {
  readonly text: string;
  /** Position in the original of a position in `text`; null where both are the same. */
  readonly origin: readonly number[] | null;
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCharCode(from + i)).join('');
/** Full-width letters, digits and the signs between them. */
const WIDE = `＃＋－．＿＠${range(0xff10, 0xff19)}${range(0xff21, 0xff3a)}${range(0xff41, 0xff5a)}`;
/** Characters nobody sees, and the frame an emoji puts around a digit. */
const UNSEEN = `${Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code + 1))
  .filter((character) => character.replace(INVISIBLE, '') === '')
  .join('')}\ufe0f\u20e3`;
/** Digits in circles, raised and lowered. A single one is a footnote's or a list's; a row of them is a number. */
const SMALL = '⓪①②③④⑤⑥⑦⑧⑨⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉';
const SMALL_ROW = new RegExp(`[${SMALL}]{3,}`, 'g');
/** Mathematical letters and digits: the first half of their pairs. */
const STYLED = '\ud835';

/** What is not read as it stands. */
export const ODD_CHARACTERS = WIDE + UNSEEN + STYLED + SMALL + OTHER_DIGITS;
const wide = new Set(WIDE);
const unseen = new Set(UNSEEN);
const otherDigit = new Set(OTHER_DIGITS);

/**
 * Full-width and mathematical letters and digits as plain ones, digits of other scripts and rows of circled or raised
 * digits too, invisible characters gone. Chinese punctuation stays: it ends sentences and names.
 */
export function readText(original: string): ReadText {
  let text = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of original.replace(SMALL_ROW, (row) => row.normalize('NFKC'))) {
    const isStyled = wide.has(character) || character.startsWith(STYLED);
    const plain = unseen.has(character)
      ? ''
      : isStyled
        ? character.normalize('NFKC')
        : otherDigit.has(character)
          ? String.fromCharCode(plainDigit(character.charCodeAt(0)))
          : character;
    for (let unit = 0; unit < plain.length; unit++) origin.push(plain.length === character.length ? at + unit : at);
    text += plain;
    at += character.length;
  }
  origin.push(at);
  return { text, origin };
}

/** Chinese digits as people spell out numbers, in order of their value; 幺 is one on the telephone. */
const NUMERALS = ['〇零○Ｏ', '一壹幺', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'] as const;
const DIGIT_OF = new Map(
  NUMERALS.flatMap((all, digit) => [...all].map((numeral) => [numeral, String(digit)] as const)),
);
const ANY_NUMERAL = new RegExp(`[${NUMERALS.join('')}]`, 'g');
/** The text with Chinese digits as plain ones, each at its place. */
export const spelledOut = (text: string): string =>
  text.replace(ANY_NUMERAL, (numeral) => DIGIT_OF.get(numeral) ?? numeral);
