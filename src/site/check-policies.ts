import type { CalendarDate } from '../domain/calendar-date.ts';
import { dateInWords } from '../domain/calendar-date.ts';
import type { Talk } from '../domain/document.ts';
import { factValueFault } from '../domain/fact-value.ts';
import type { LedgerRows } from '../domain/ledger-catalogue.ts';
import type { PolicyFactRow } from '../domain/policy.ts';
import { PolicyBook } from '../domain/policy-book.ts';
import { amountInWords, contradictions, factInWords } from '../domain/policy-fact.ts';
import { validityInWords } from '../domain/policy-validity.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import { type AmountFinder, amountFinder } from '../domain/typed-amounts.ts';
import { lineAt } from '../markdown/prose.ts';
import type { readDocuments, StandingDocument } from './read-documents.ts';
import { lapseOf, policyIdsOf, type TalkLapse } from './talk-validity.ts';

type Policies = LedgerRows['policies'][number];
type Facts = LedgerRows['policyFacts'][number];
type Documents = Pick<ReturnType<typeof readDocuments>, 'every' | 'spoken'>;

/** Talks that are shown, or wait for their day. */
export const standingTalks = (every: readonly StandingDocument[]): Talk[] =>
  every.flatMap(({ kind, document, held }) =>
    kind === 'talk' && (held === null || held === 'embargoed') ? [document as Talk] : [],
  );

/** Facts that contradict each other; talks that use what no longer holds, or type what could be quoted from the ledger. */
export function checkPolicies(
  { policies, policyFacts }: Pick<LedgerRows, 'policies' | 'policyFacts'>,
  { every, spoken }: Documents,
  day: CalendarDate,
): Problem[] {
  const book = new PolicyBook(policies, policyFacts);
  const find = amountFinder(policyFacts);
  return [
    ...policyFacts.flatMap((fact) => [...termProblems(fact), ...valueProblems(fact)]),
    ...contradictions(policyFacts, book.policy).map(({ fact, other }) =>
      problem(
        'fact-contradiction',
        { ...fact.origin, column: '数值', value: fact.value },
        {
          what: fact.appliesTo === null ? fact.name : `${fact.name}，${fact.appliesTo}`,
          amount: amountInWords(fact),
          other: `${other.origin.file} 第 ${other.origin.row} 行`,
          otherAmount: amountInWords(other),
        },
      ),
    ),
    ...standingTalks(every).flatMap((talk) => [
      ...lapsesOf(talk, book, spoken.get(talk.file), day),
      ...unboundAmounts(talk, book, find, spoken.get(talk.file), day),
    ]),
  ];
}

type Book = PolicyBook<Policies, Facts>;
type Spoken = ReturnType<Documents['spoken']['get']>;

const titled = ({ name, id }: Policies) => `《${name}》（编号 ${id}）`;

/** Each use of what no longer holds, at its line; what only the front matter names stands at the first. */
function lapsesOf(talk: Talk, book: Book, spoken: Spoken, day: CalendarDate): Problem[] {
  const lapse: TalkLapse<Policies, Facts> | null = lapseOf(talk, book, day);
  const first = { file: talk.file, line: 1 };
  const tell = (places: readonly Place[], value: string, what: string, how: string, now: string | null) =>
    places.map((place) =>
      problem(talk.current ? 'fact-lapsed' : 'fact-lapsed-notice', { ...place, value }, { what, how, now }),
    );
  const named = new Set([...talk.policies, ...talk.policyRefs]);
  const ofPolicies = (lapse?.policies ?? []).flatMap(({ policy, replacement }) => {
    const tags = (spoken?.policies ?? []).filter(({ id }) => id === policy.id).map(({ place }) => place);
    // That of a fact is told with the fact.
    const places = tags.length > 0 || !named.has(policy.id) ? tags : [first];
    const now = replacement && `现在是${titled(replacement)}`;
    return tell(places, policy.id, `政策《${policy.name}》`, validityInWords(policy, day), now);
  });
  const ofFacts = (lapse?.facts ?? []).flatMap(({ fact, standing, successor }) => {
    const tags = (spoken?.facts ?? []).filter(({ id }) => id === fact.id).map(({ place }) => place);
    const how = standing.lastDay === null ? '已经过期' : `执行到${dateInWords(standing.lastDay)}，已经过期`;
    const old = lapse?.policies.find(({ policy }) => policy.id === fact.policy);
    const current = successor === null ? (old?.replacement ?? null) : (book.policy(successor.policy) ?? null);
    const now =
      successor !== null
        ? `现在是${amountInWords(successor)}${current === null ? '' : `，${titled(current)}`}，标签写成 <标准 编号="${successor.id}"/>`
        : current !== null
          ? `现行的政策是${titled(current)}，里面${book.factsOf(current.id).some(({ name }) => name === fact.name) ? '看不出是哪一条标准' : '没有同名的标准'}`
          : null;
    const what = `标准「${fact.name}」（${amountInWords(fact)}）`;
    return tell(tags, fact.id, what, how, now);
  });
  return [...ofPolicies, ...ofFacts];
}

/**
 * Amounts typed where a tag could stand, each line once: a cell of a table is read from its row and its column. Facts of
 * the policies the talk rests on come first; those of others count while they hold, and are asked about.
 */
function unboundAmounts(
  talk: Talk,
  book: Book,
  find: AmountFinder<Facts>,
  spoken: Spoken,
  day: CalendarDate,
): Problem[] {
  const policies = policyIdsOf(talk, book.fact);
  const isNamed = ({ policy }: Facts) => policies.has(policy);
  const found = new Map<string, Problem>();
  for (const run of spoken?.prose ?? []) {
    if (run.tagless) continue;
    for (const { written, at, facts } of find(run.text, isNamed)) {
      const named = facts.filter(isNamed);
      const equal = named.length > 0 ? named : facts.filter((fact) => book.standing(fact, day).state !== 'lapsed');
      if (equal.length === 0) continue;
      const line = lineAt(run, at);
      const params = {
        written,
        facts: equal.map((fact) => `「${fact.name}」（${factInWords(fact, book.policy(fact.policy))}）`),
        tags: equal.map(({ id }) => `<标准 编号="${id}"/>`),
        unnamed:
          named.length > 0 ? [] : [...new Set(equal.map(({ policy }) => `《${book.policy(policy)?.name ?? policy}》`))],
      };
      found.set(`${line} ${written}`, problem('amount-not-bound', { file: talk.file, line, value: written }, params));
    }
  }
  return [...found.values()];
}

function termProblems({ origin, from, until }: PolicyFactRow): Problem[] {
  if (from === null || until === null || until >= from) return [];
  const dates = { earlier: '生效日', earlierDate: from, later: '失效日', laterDate: until };
  return [problem('wrong-order', { ...origin, column: '失效日', value: until }, dates)];
}

/** A number that can be filled in says so; what else stands in the cell somebody must read. */
function valueProblems({ origin, value, unit }: PolicyFactRow): Problem[] {
  const fault = factValueFault({ value, unit });
  const place = { ...origin, column: '数值', value };
  const params = { value, unit: unit ?? '' };
  if (fault?.kind === 'unit-twice')
    return [problem('fact-unit-twice', { ...place, proposed: fault.number }, { ...params, number: fault.number })];
  return fault === null ? [] : [problem('fact-without-number', place, params)];
}
