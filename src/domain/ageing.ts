import { type CalendarDate, daysBetween } from './calendar-date.ts';
import { isInHand } from './issue-state.ts';
import type { Case } from './measure-case.ts';
import { type Beside, type Measure, measures, type Verdict } from './measures.ts';

/** Age classes of the closing backlog, in days since receipt; the last is open-ended. Contract §4. */
export const ageClasses = [
  { id: '0-7', name: '0–7 天', upTo: 7 },
  { id: '8-15', name: '8–15 天', upTo: 15 },
  { id: '16-30', name: '16–30 天', upTo: 30 },
  { id: '31-60', name: '31–60 天', upTo: 60 },
  { id: '61-', name: '超过 60 天', upTo: Number.POSITIVE_INFINITY },
] as const;

export const ageClassOf = (receivedOn: CalendarDate, asOf: CalendarDate) => {
  const age = daysBetween(receivedOn, asOf);
  return ageClasses.find(({ upTo }) => age <= upTo) ?? ageClasses[4];
};

const backlog = measures.find(({ id }) => id === 'backlog') as Measure;
/** The backlog by age, as measures of their own: one class each. */
export const ageing = ageClasses.map(({ id }) => ({
  age: id,
  measure: {
    ...backlog,
    id: 'ageing',
    judge: (c: Case, asOf: CalendarDate): Verdict =>
      isInHand(c.state) && ageClassOf(c.receivedOn, asOf).id === id ? 'hit' : 'outside',
    beside: (c: Case, asOf: CalendarDate): Beside[] =>
      c.state === 'partly-closed' && ageClassOf(c.receivedOn, asOf).id === id ? ['partly-closed'] : [],
  },
}));
