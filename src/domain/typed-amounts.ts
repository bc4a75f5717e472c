import { type AnyFact, amountInWords, amountOf, spellingsOf } from './policy-fact.ts';
import { numbersIn, plainDigits } from './written-number.ts';

/** An amount that stands in a text, and the facts it equals. */
interface TypedAmount<F> {
  /** As written, number and unit. */
  readonly written: string;
  readonly at: number;
  readonly facts: readonly F[];
}

/**
 * Amounts of a text that equal one of the facts in number and unit: 400元, ４００元, 1,250元 and 四百元 for 400元/人·年 and
 * 1250元/人·年. What is rounded (约400元) or counted per something else (400元/月) is another amount. A number of one digit
 * stands everywhere: it must carry the whole unit (5元/人·天).
 */
export function typedAmounts<F extends AnyFact>(text: string, facts: readonly F[]): TypedAmount<F>[] {
  const known = facts.map((fact) => ({ fact, ...amountOf(fact) }));
  const days = known.flatMap(({ fact, base }) => (base === '日期' ? spellingsIn(text, amountInWords(fact), fact) : []));
  const counted = known.filter(({ value, base }) => typeof value === 'number' && base !== '');
  const units = [...new Set(counted.flatMap(({ base }) => spellingsOf(base)))].filter((unit) => unit !== '%');
  if (counted.length === 0) return days;
  const plain = plainDigits(text);
  const amounts = numbersIn(text, units).flatMap((number) => {
    const { value, start, end, rounding } = number;
    const unit = amountOf({ value: '', unit: number.unit }).base;
    if (rounding !== null && rounding !== 'at-most' && rounding !== 'at-least') return [];
    // 4月15日 is a day, not fifteen of them.
    if (unit === '日' && /月\s*$/.test(plain.slice(0, start))) return [];
    const tail = plain.slice(end);
    const isLong = String(value).replace(/\D/g, '').length > 1;
    const equal = counted.flatMap(({ fact, value: own, base, kind }) => {
      if (own !== value || base !== unit) return [];
      const per = perIn(tail, base, kind);
      return per === null || (per === '' && !isLong && kind !== base) ? [] : [{ fact, per }];
    });
    if (equal.length === 0) return [];
    return [{ written: `${number.text}${equal[0]?.per}`, at: start, facts: equal.map(({ fact }) => fact) }];
  });
  return [...days, ...amounts].toSorted((a, b) => a.at - b.at);
}

/** What an amount is counted per, as far as it is written behind its unit; null where that is not what the kind says. */
function perIn(tail: string, base: string, kind: string): string | null {
  const written = /^\s*\/[\p{Script=Han}·•・./]+/u.exec(tail)?.[0] ?? '';
  if (written === '') return '';
  // Where the unit ends and the sentence goes on, only the unit tells.
  for (let length = written.length; length > 1; length--) {
    const per = written.slice(0, length);
    const isWhole = !/[·•・./]/.test(written.slice(length - 1, length + 1));
    if (isWhole && amountOf({ value: '', unit: base + per }).kind === kind) return per;
  }
  return null;
}

/** Where a day is written as it is said. */
function spellingsIn<F>(text: string, day: string, fact: F): TypedAmount<F>[] {
  const at = plainDigits(text).indexOf(day);
  return at < 0 ? [] : [{ written: day, at, facts: [fact] }];
}
