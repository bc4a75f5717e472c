import { plainForm } from './plain-form.ts';
import { type AnyFact, amountOf } from './policy-fact.ts';

/** What is wrong with the value of a fact beside its unit: the unit stands in it as well, or there is nothing to count. */
export type FactValueFault =
  /** The number alone, where nothing else stands in the value; else null. */
  { readonly kind: 'unit-twice'; readonly number: string | null } | { readonly kind: 'no-number' };

/** Holds a value against its unit: both are printed one after the other (400元 and 元 would be 400元元). Null if they fit. */
export function factValueFault({ value, unit }: Pick<AnyFact, 'value' | 'unit'>): FactValueFault | null {
  const bare = (text: string) => plainForm(text).replace(/\s/g, '');
  const [written, whole] = [bare(value), bare(unit ?? '')];
  // A day is printed without its unit.
  if (whole === '' || amountOf({ value, unit }).base === '日期') return null;
  if (!/\d/.test(written)) return { kind: 'no-number' };
  const own = whole.split(/[/·•・每]/)[0] ?? '';
  const number = /^[\d.,]+/.exec(written)?.[0] ?? '';
  const rest = number === '' ? '' : written.slice(number.length);
  const ends = [whole, own].some((one) => one !== '' && written.endsWith(one));
  if (!ends && !(own !== '' && rest.startsWith(own))) return null;
  return { kind: 'unit-twice', number: rest === whole || rest === own ? number : null };
}
