import type { IssueRow } from './issue.ts';
import { stateOf } from './issue-history.ts';
import type { StatusLabels } from './issue-state.ts';
import type { PlaceTree } from './place.ts';
import { type WrongReplyDate, wrongReplyDate } from './reply-dates.ts';
import { type ReplyContent, replyContent } from './reply-formula.ts';
import { otherMatterFinder } from './reply-matters.ts';
import { otherPlacesFinder } from './reply-places.ts';
import { LikeTexts } from './text-likeness.ts';

/** What the reply of a matter is judged by. */
export type AnsweredMatter = Pick<
  IssueRow,
  'id' | 'receivedOn' | 'place' | 'title' | 'summary' | 'status' | 'mergedInto' | 'lead' | 'partners' | 'reply'
>;

/** A reply staff should look at once more, with the other matters it has to do with. */
export type DoubtfulReply<M> =
  | { readonly doubt: Exclude<ReplyContent, 'says'>; readonly matter: M; readonly others: readonly M[] }
  | { readonly doubt: 'repeated'; readonly matter: M; readonly others: readonly M[]; readonly more: number }
  | { readonly doubt: 'other-place'; readonly matter: M; readonly places: readonly string[] }
  | { readonly doubt: 'other-matter'; readonly matter: M; readonly other: M }
  | ({ readonly doubt: 'date'; readonly matter: M } & WrongReplyDate);

/** Likeness from which replies are one pasted text: a form filled in anew for each matter stays below. */
const PASTED = 0.9;
/** Likeness from which matters may rightly have one reply. */
const ALIKE = 0.3;
/** Characters below which a reply (已安排维修，三天内完成) fits many matters. */
const SUBSTANTIAL = 40;
/** Word for word in two townships, shorter ones are told, too. */
const SUBSTANTIAL_ELSEWHERE = 20;
/** Shorter than this share of another, punctuation and all, a reply is none pasted from it. */
const MUCH = 0.85;
/** Pasted replies listed, those with most matters first. */
const LISTED = 20;

/**
 * Replies that do not answer, or answer something else. One text in many replies is told once, at the first, with all
 * the others. Matters that were merged or withdrawn are settled and left out; refusals may all be worded alike.
 */
export function doubtfulReplies<M extends AnsweredMatter>(
  matters: readonly M[],
  /** Those of the matters that a reply may name: naming another is a leak, told elsewhere. */
  nameable: readonly M[],
  places: PlaceTree,
  labels: StatusLabels,
  /** The name of a unit, by its identifier or name. */
  unitName: (unit: string) => string,
): DoubtfulReply<M>[] {
  const answered = matters.filter(({ reply, status }) => reply !== null && stateOf(status, labels) !== 'folded');
  const otherPlaces = otherPlacesFinder(places);
  const otherMatter = otherMatterFinder(nameable);
  const found: DoubtfulReply<M>[] = [];
  const formulas: { matter: M; content: Exclude<ReplyContent, 'says'>; formula: string }[] = [];
  const saying: M[] = [];
  for (const matter of answered) {
    const reply = matter.reply ?? '';
    const { content, formula } = replyContent(reply);
    if (content !== 'says') formulas.push({ matter, content, formula });
    else if (stateOf(matter.status, labels) !== 'refused') saying.push(matter);
    const other = otherMatter(matter, reply);
    if (other !== null) found.push({ doubt: 'other-matter', matter, other });
    const named = otherPlaces({
      reply,
      place: matter.place ?? '',
      request: `${matter.title}\n${matter.summary ?? ''}`,
      offices: [...(matter.lead === null ? [] : [matter.lead]), ...matter.partners].map(unitName),
    });
    if (named.length > 0) found.push({ doubt: 'other-place', matter, places: named });
    const date = wrongReplyDate(reply, matter.receivedOn);
    if (date !== null) found.push({ doubt: 'date', matter, ...date });
  }
  for (const [first, ...others] of Map.groupBy(formulas, ({ content, formula }) => content + formula).values())
    if (first) found.push({ doubt: first.content, matter: first.matter, others: others.map(({ matter }) => matter) });
  const townOf = (code: string) => places.lineage(code).find((place) => places.levelOf(place) === '乡')?.code ?? null;
  const groups = pasted(saying, townOf).toSorted((a, b) => b.length - a.length);
  for (const [index, [first, ...others]] of groups.slice(0, LISTED).entries())
    if (first)
      found.push({ doubt: 'repeated', matter: first, others, more: index === LISTED - 1 ? groups.length - LISTED : 0 });
  return found;
}

/** The figures of a reply but for days: who wrote other ones looked into the matter. */
const figuresIn = (reply: string | null): string =>
  (reply ?? '')
    .replace(/\d{1,2}月\d{1,2}日|\d{4}年/g, '')
    .match(/\d+/g)
    ?.join() ?? '';

/** Matters that have one reply and little else in common, in the order given. */
function pasted<M extends AnsweredMatter>(matters: readonly M[], townOf: (place: string) => string | null): M[][] {
  const isElsewhere = (a: M, b: M) => {
    const [one, other] = [a, b].map(({ place }) => (place === null ? null : townOf(place)));
    return a.reply === b.reply && one != null && other != null && one !== other;
  };
  const at = (index: number) => matters[index] as M;
  const replies = new LikeTexts(matters.length, (index) => at(index).reply ?? '');
  // Of no texts: asked for single pairs only.
  const requests = new LikeTexts(0, (index) => `${at(index).title}\n${at(index).summary ?? ''}`);
  const groups = Int32Array.from(matters.keys());
  const groupOf = (index: number): number => {
    let group = index;
    while (groups[group] !== group) group = groups[group] ?? group;
    groups[index] = group;
    return group;
  };
  // Each is held against one: equal texts come first. A second one would find a twentieth more and take as long again.
  const compared = new Uint8Array(matters.length);
  const wanted = (later: number) => compared[later] === 0;
  for (const [later, earlier] of replies.candidates(wanted, () => true)) {
    compared[later] = 1;
    const [a, b] = [at(later).reply?.length ?? 0, at(earlier).reply?.length ?? 0];
    // Texts of which one is much longer can't be alike: most are done with here.
    if (a < (isElsewhere(at(later), at(earlier)) ? SUBSTANTIAL_ELSEWHERE : SUBSTANTIAL)) continue;
    if (Math.min(a, b) < MUCH * Math.max(a, b) || at(later).id === at(earlier).id) continue;
    if (replies.likeness(later, earlier) < PASTED || requests.likeness(later, earlier) >= ALIKE) continue;
    if (figuresIn(at(later).reply) !== figuresIn(at(earlier).reply)) continue;
    const [first, second] = [groupOf(earlier), groupOf(later)].sort((a, b) => a - b) as [number, number];
    groups[second] = first;
  }
  // Groups of one text are one, though two matters that are alike stood between them.
  const members = new Map<number, Set<number>>();
  for (const [index, group] of groups.entries()) {
    if (group === index) continue;
    const first = groupOf(index);
    const family = replies.familyAt(first);
    members.set(family, (members.get(family) ?? new Set()).add(first).add(index));
  }
  return [...members.values()].map((known) => [...known].toSorted((a, b) => a - b).map(at));
}
