import { daysBetween } from './calendar-date.ts';
import type { IssueRow } from './issue.ts';
import { stateOf } from './issue-history.ts';
import type { StatusLabels } from './issue-state.ts';
import type { PlaceTree } from './place.ts';
import { compareText } from './problem.ts';
import { LikeTexts } from './text-likeness.ts';

/** What matters are compared by. */
export type ComparedMatter = Pick<
  IssueRow,
  'id' | 'receivedOn' | 'place' | 'title' | 'summary' | 'status' | 'mergedInto'
>;

/** Two matters that may be one, registered twice. */
export interface NearDuplicate<M> {
  /** The later one: received later, or further down in the ledgers. */
  readonly later: M;
  readonly earlier: M;
  /** How alike their texts are, 0 to 1 (`LikeTexts`). */
  readonly likeness: number;
  /** Further pairs with about this text that are not listed. */
  readonly more: number;
}

/** Two units that pass on the same matter do so within days. */
const DAYS = 7;
/**
 * Likeness from which texts are taken for the same. Of 495 and 120 real matters those sent twice have 0.99, all other
 * pairs at most 0.41; with another opening or a sentence added, most keep 0.75 and more. Of three times 100,000 made from
 * patterns (scripts/bench), two pairs of one place and week have more than 0.7.
 */
const ALIKE = 0.7;
/** Characters below which a text (路灯不亮) fits many matters. */
const SUBSTANTIAL = 20;
/** Like matters one is compared with at most: a form filled in again and again is like thousands. */
const TRIES = 4;
/** Pairs listed of those that all have about the same text. */
const LISTED = 10;

/**
 * Matters that were probably registered twice: like texts, received within days, in places that may be the same; general
 * texts only if they are equal, of one day and one known place. Each is paired with one earlier matter. Merged and
 * withdrawn ones are settled and left out.
 */
export function nearDuplicates<M extends ComparedMatter>(
  matters: readonly M[],
  places: PlaceTree,
  labels: StatusLabels,
): NearDuplicate<M>[] {
  const entries = matters
    .map((matter, order): Entry<M> => ({ matter, order, day: daysBetween('2000-01-01', matter.receivedOn) }))
    .filter(({ matter }) => matter.mergedInto === null && stateOf(matter.status, labels) !== 'folded')
    .toSorted((a, b) => a.day - b.day || compareText(a.matter.place ?? '', b.matter.place ?? '') || a.order - b.order);
  const families = Map.groupBy(pairs(entries, places), ({ family }) => family);
  return [...families.values()].flatMap((family) =>
    family.slice(0, LISTED).map(({ later, earlier, likeness }, index) => ({
      // Of one day, the one further down is the later one, whatever their places.
      ...(later.day === earlier.day && later.order < earlier.order
        ? { later: earlier.matter, earlier: later.matter }
        : { later: later.matter, earlier: earlier.matter }),
      likeness,
      more: index === LISTED - 1 ? family.length - LISTED : 0,
    })),
  );
}

/** A matter, its position in the ledgers, and the day it came as a number. */
interface Entry<M> {
  readonly matter: M;
  readonly order: number;
  readonly day: number;
}

interface Pair<M> {
  readonly later: Entry<M>;
  readonly earlier: Entry<M>;
  readonly likeness: number;
  readonly family: number;
}

function pairs<M extends ComparedMatter>(entries: readonly Entry<M>[], places: PlaceTree): Pair<M>[] {
  const at = (index: number) => entries[index] as Entry<M>;
  const textAt = (index: number) => `${at(index).matter.title}\n${at(index).matter.summary ?? ''}`;
  const texts = new LikeTexts(entries.length, textAt);
  const mayBeOnePlace = placeComparer(places);
  const spots = new Map<number, ReadonlySet<string>>();
  const spotsAt = (index: number) => remember(spots, index, () => spotsIn(textAt(index)));
  const areOne = (a: number, b: number, likeness: number) => {
    if (texts.lengthAt(a) >= SUBSTANTIAL && texts.lengthAt(b) >= SUBSTANTIAL)
      return likeness >= ALIKE && !differ(spotsAt(a), spotsAt(b));
    const { place } = at(a).matter;
    return likeness === 1 && at(a).day === at(b).day && place !== null && place === at(b).matter.place;
  };
  const tries = new Uint8Array(entries.length);
  const wanted = (later: number) => (tries[later] ?? 0) < TRIES;
  const near = (later: number, earlier: number) => at(later).day - at(earlier).day <= DAYS;
  const found: Pair<M>[] = [];
  for (const [later, earlier] of texts.candidates(wanted, near)) {
    const [a, b] = [at(later), at(earlier)];
    if (a.matter.id === b.matter.id || !mayBeOnePlace(a.matter.place, b.matter.place)) continue;
    const likeness = texts.likeness(later, earlier);
    const isOne = areOne(later, earlier, likeness);
    if (isOne) found.push({ later: a, earlier: b, likeness, family: texts.familyAt(earlier) });
    tries[later] = isOne ? TRIES : (tries[later] ?? 0) + 1;
  }
  return found;
}

/** Whether matters may lie in one place: it is the same, one lies in the other, or one is not known. */
export function placeComparer(places: PlaceTree): (a: string | null, b: string | null) => boolean {
  const chains = new Map<string, ReadonlySet<string>>();
  const chainOf = (code: string) =>
    remember(chains, code, () => new Set(places.lineage(code).map((place) => place.code)));
  // Codes nest by prefix, as names written out do (大桥镇桥头村): that also tells where no place ledger is kept.
  const within = (inner: string, outer: string) => inner.startsWith(outer) || chainOf(inner).has(outer);
  return (a, b) => a === null || b === null || within(a, b) || within(b, a);
}

/** The number before 组, 栋, 号 and the like, and the two characters before 村, 社区, 小区. */
const SPOTS =
  /(?<![月\d])(?:\d+|[一二三四五六七八九十]+)(?=[组社队栋幢号楼单期村])|[^\P{Script=Han}我们本该各全每这那的在]{2}(?=村(?![民委干里])|社区|小区)/gu;

/** The spots a text names, numerals up to nine as digits: 3栋 and 三栋 are one. */
const spotsIn = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .normalize('NFKC')
      .match(SPOTS)
      ?.map((spot) =>
        spot.replace(/^[一二三四五六七八九]$/, (numeral) => `${'一二三四五六七八九'.indexOf(numeral) + 1}`),
      ),
  );

/** Whether each names a spot the other does not: the same form filled in for house after house. */
const differ = (a: ReadonlySet<string>, b: ReadonlySet<string>) => !a.isSubsetOf(b) && !b.isSubsetOf(a);

function remember<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
