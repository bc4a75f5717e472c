import type { IssueRow } from '../domain/issue.ts';
import type { IssueHistory } from '../domain/issue-history.ts';
import type { LedgerRows } from '../domain/ledger-catalogue.ts';
import type { PrivateValues } from '../domain/private-values.ts';
import type { StandingDocument } from './read-documents.ts';
import type { Site } from './site.ts';

/** Titles shorter than this are those of many matters: 路灯不亮. */
const TELLING_TITLE = 7;
/** Shorter sentences are said of many matters: 已到现场查看处理. */
const TELLING_SENTENCE = 10;

/** Shorter ones are said of many things: 慢一点讲. */
const TELLING_NOTE = 8;

/** What was read but is not published: matters that are counted only or hidden, who signed off, documents held back. */
interface Withheld {
  readonly rows: LedgerRows;
  readonly hidden: readonly IssueRow[];
  readonly shown: readonly IssueHistory[];
  readonly documents: readonly StandingDocument[];
  /** Of all documents, shown or not. */
  readonly notes: readonly string[];
}

/** Gathers the texts and names of what is withheld, for the sweep of the built site. */
export function addPrivateTexts({ rows, hidden, shown, documents, notes }: Withheld, into: PrivateValues): void {
  const { issues: _issues, issueUpdates, reviews, ...others } = rows;
  const elsewhere = new Set(Object.values(others).flatMap((all) => all.map((row) => ('id' in row ? row.id : ''))));
  const titles = new Set(shown.map(({ row }) => row.title));
  const ids = new Set(hidden.map(({ id }) => id));
  for (const { id, title, summary, reply } of hidden) {
    // An event may have the same number.
    if (!elsewhere.has(id)) into.addCode(id, '不公开事项的编号');
    if ([...title].length >= TELLING_TITLE && !titles.has(title)) into.add(title, '不公开事项的标题', 'text');
    into.addSentences(`${summary ?? ''}\n${reply ?? ''}`, '不公开事项的内容', TELLING_SENTENCE);
  }
  for (const { issue, note } of issueUpdates)
    if (ids.has(issue)) into.addSentences(note ?? '', '不公开事项的进展', TELLING_SENTENCE);
  for (const { name } of reviews) into.addName(name ?? '', '「审核」台账的姓名');
  for (const note of notes) into.addSentences(note, '讲稿备注', TELLING_NOTE);
  for (const { document, held } of documents) {
    if (held === null) continue;
    if (held !== 'expired' && [...document.title].length >= TELLING_TITLE)
      into.add(document.title, '没有发布的材料的标题', 'text');
    into.addSentences(document.plainText, '没有发布的材料', TELLING_SENTENCE);
  }
}

/**
 * Stops looking for what is also public: names of places, offices and officials, usual sentences. What a talk, a report
 * or an event says is no name: words of a private column that stand there are a find.
 */
export function releasePublicTexts(site: Site, from: PrivateValues): void {
  if (from.size === 0) return;
  const { settings, places, units, contacts, campaigns, events, figures: _figures, ...others } = site;
  const named = [settings, places, units, contacts, campaigns, events.map(({ venue, speaker }) => [venue, speaker])];
  for (const text of textsIn(named)) from.release(text, true);
  for (const text of textsIn([events, others])) from.release(text, false);
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value instanceof Map) for (const [key, item] of value) yield* [...textsIn(key), ...textsIn(item)];
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) yield* textsIn(item);
}
