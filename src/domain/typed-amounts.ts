import { type AnyFact, amountOf, spellingsOf } from './policy-fact.ts';
import { numbersIn, plainDigits } from './written-number.ts';

/** An amount that stands in a text, and the facts it equals. */
interface TypedAmount<F> {
  /** As written, number and unit. */
  readonly written: string;
  readonly at: number;
  readonly facts: readonly F[];
}

/** Finds amounts in a text; `isNamed` says whether the text names the policy of a fact. */
export type AmountFinder<F> = (text: string, isNamed: (fact: F) => boolean) => TypedAmount<F>[];

/** 4月30日, 2026年4月30号; not 明年4月30日, of which the year is another. */
const WRITTEN_DAY = /(?<!\d)(?<!年\s*)(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/g;

/**
 * Amounts of a text that equal one of the facts in number and unit: 400元, ４００元, 1,250元 and 四百元 for 400元/人·年 and
 * 1250元/人·年. What is rounded (约400元) or counted per something else (400元/月) is another amount. A number of one digit
 * stands everywhere: it must carry the whole unit (5元/人·天).
 *
 * Where the text does not name the policy, chance explains more: the amount must carry its whole unit (400元/人·年), or have
 * two digits beside zeros at its ends (1250元, not 400元), three where the fact's unit is all that tells (24小时, 75%).
 * Days count only where it is named, then without their year as well (4月30日前).
 */
export function amountFinder<F extends AnyFact>(facts: readonly F[]): AmountFinder<F> {
  const known = facts.map((fact) => ({ fact, ...amountOf(fact) }));
  const days = Map.groupBy(
    known.filter(({ base }) => base === '日期'),
    ({ value }) => String(value).slice('2026-'.length),
  );
  const counted = known.filter(({ value, base }) => typeof value === 'number' && base !== '');
  const byAmount = Map.groupBy(counted, ({ value, base }) => `${value} ${base}`);
  const units = [...new Set(counted.flatMap(({ base }) => spellingsOf(base)))].filter((unit) => unit !== '%');
  return (text, isNamed) => {
    const plain = plainDigits(text);
    const dates = [...(days.size > 0 ? plain.matchAll(WRITTEN_DAY) : [])].flatMap((match) => {
      const [{ length }, year, month = '', day = ''] = match;
      const written = text.slice(match.index, match.index + length);
      const equal = (days.get(`${month.padStart(2, '0')}-${day.padStart(2, '0')}`) ?? []).filter(
        ({ fact, value }) => isNamed(fact) && (year === undefined || String(value).startsWith(year)),
      );
      return equal.length === 0 ? [] : [{ written, at: match.index, facts: equal.map(({ fact }) => fact) }];
    });
    if (counted.length === 0) return dates;
    const amounts = numbersIn(text, units).flatMap(({ value, start, end, rounding, unit, text: number }) => {
      const { base } = amountOf({ value: '', unit });
      if (rounding !== null && rounding !== 'at-most' && rounding !== 'at-least') return [];
      // 4月15日 is a day, not fifteen of them.
      if (base === '日' && /月\s*$/.test(plain.slice(0, start))) return [];
      const tail = plain.slice(end);
      const equal = (byAmount.get(`${value} ${base}`) ?? []).flatMap(({ fact, kind }) => {
        const per = perIn(tail, base, kind);
        return per === null || (per === '' && !tells(value, kind === base, isNamed(fact))) ? [] : [{ fact, per }];
      });
      if (equal.length === 0) return [];
      return [{ written: `${number}${equal[0]?.per}`, at: start, facts: equal.map(({ fact }) => fact) }];
    });
    return [...dates, ...amounts].toSorted((a, b) => a.at - b.at);
  };
}

/** Whether a number tells what it is, without what it is counted per; `isBare` where the fact is counted per nothing. */
function tells(value: number, isBare: boolean, isNamed: boolean): boolean {
  const digits = String(value).replace('.', '');
  if (isNamed) return isBare || digits.length > 1;
  return digits.replace(/^0+|0+$/g, '').length >= (isBare ? 3 : 2);
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
