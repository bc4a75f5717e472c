import type { Talk } from '../domain/document.ts';
import { saidInWords } from './said.ts';
import type { SiteIssue } from './site.ts';
import type { SiteView } from './site-view.ts';

/** A line of an answer. */
interface AnswerLine {
  readonly text: string;
  /** Said before it. */
  readonly label?: '带上';
  readonly phone?: string | null;
  /** From the ledgers or from the program, also where the talk is in another language. */
  readonly isChinese?: true;
}

/** One of the five things a resident asks, and the answer in lines; the same order on every talk. */
export interface SummaryLine {
  readonly name: '谁能享受' | '讲什么' | '多少' | '怎么办' | '找谁问';
  readonly lines: readonly AnswerLine[];
}

/** More steps than this are counted, not listed: they stand below. */
const MOST_LINES = 4;

/** Who, what, how much, how and where, from the parts of the talk; what a talk does not say is left out. */
export function talkSummary(view: SiteView, talk: Talk): SummaryLine[] {
  const { eligibility, steps, materials } = talk.outline;
  const words = (all: typeof steps) => all.map((said) => saidInWords(view, said));
  const plain = (texts: readonly string[]): AnswerLine[] => texts.map((text) => ({ text }));
  const chinese = (texts: readonly string[]): AnswerLine[] => texts.map((text) => ({ text, isChinese: true }));
  const facts = [...new Set(talk.factRefs)].flatMap((id) => view.fact(id) ?? []);
  const units = [...new Set(talk.unitRefs)].flatMap((id) => view.unit(id) ?? []);
  const many = steps.length > MOST_LINES ? [`一共${steps.length}步，见下面的「办理步骤」`] : [];
  const all: SummaryLine[] = [
    { name: '谁能享受', lines: plain(eligibility.length > 0 ? words(eligibility) : [talk.audience.join('、')]) },
    { name: '讲什么', lines: plain([talk.summary]) },
    { name: '多少', lines: chinese(facts.map((fact) => `${fact.name}：${saidInWords(view, [{ fact: fact.id }])}`)) },
    {
      name: '怎么办',
      lines: [
        ...plain(words(steps.slice(0, MOST_LINES))),
        ...chinese(many),
        ...(materials.length > 0 ? [{ label: '带上', text: words(materials).join('；') } as const] : []),
      ],
    },
    { name: '找谁问', lines: units.map(({ name, phone }) => ({ text: name, phone, isChinese: true })) },
  ];
  return all.flatMap(({ name, lines }) => {
    const told = lines.filter(({ text }) => text !== '');
    return told.length === 0 ? [] : [{ name, lines: told }];
  });
}

/** Characters a minute: what a reader out of practice manages. */
const READING_SPEED = 250;

/** How long the talk takes to read, in whole minutes, at least one. */
export const readingMinutes = ({ plainText }: Talk): number =>
  Math.max(1, Math.round(plainText.replace(/\s/g, '').length / READING_SPEED));

/** Public matters that were raised at events of the talk, the newest first. */
export const mattersRaised = (view: SiteView, slug: string): SiteIssue[] =>
  (view.eventsByTalk.get(slug) ?? [])
    .flatMap(({ id }) => view.issuesByEvent.get(id) ?? [])
    .toSorted((a, b) => (a.receivedOn < b.receivedOn ? 1 : a.receivedOn > b.receivedOn ? -1 : a.id < b.id ? -1 : 1));

/** Talks that were given at an event, by their slugs. */
export const talksGiven = (view: SiteView, event: string | null): Talk[] =>
  (event === null ? undefined : view.event(event))?.talks.flatMap((slug) => view.talk(slug) ?? []) ?? [];
