import { articleName } from '../domain/article-number.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { dayOf } from '../domain/calendar-date.ts';
import { accusationWord } from '../domain/disclosure.ts';
import type { EventRow } from '../domain/event.ts';
import type { IssueRow } from '../domain/issue.ts';
import type { IssueHistory } from '../domain/issue-history.ts';
import { stateOf } from '../domain/issue-history.ts';
import type { StatusLabels } from '../domain/issue-state.ts';
import type { Origin } from '../domain/ledger.ts';
import type { LedgerRows } from '../domain/ledger-catalogue.ts';
import { DOCUMENT_NUMBER, properDocumentNumber } from '../domain/policy.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { accusingWords, delicateWords } from '../domain/sensitive-words.ts';

const NOT_BEFORE_RECEIPT = [
  ['acceptedOn', '受理日期'],
  ['closedOn', '办结日期'],
  ['repliedOn', '答复日期'],
  ['followedUpOn', '回访日期'],
  ['dueOn', '办理期限'],
  ['originalDueOn', '原办理期限'],
] as const;

/** What must hold within a row and between a row and its updates. Contract §4 rules 2 and 7, §2. */
export function checkIssue({ row, updates }: IssueHistory, labels: StatusLabels): Problem[] {
  const problems: Problem[] = [];
  for (const [key, zh] of NOT_BEFORE_RECEIPT) {
    const day = row[key];
    if (day !== null && day < row.receivedOn) problems.push(wrongOrder(row, '收到日期', row.receivedOn, zh, day));
  }
  if (row.closedOn !== null && row.acceptedOn !== null && row.closedOn < row.acceptedOn) {
    problems.push(
      problem(
        'closed-before-accepted',
        { ...row.origin, column: '办结日期', value: row.closedOn },
        { closed: row.closedOn, accepted: row.acceptedOn },
      ),
    );
  }
  const state = stateOf(row.status, labels);
  if (state === 'refused' && row.reply === null)
    problems.push(problem('missing-reason', { ...row.origin, column: '答复' }, {}));
  if (row.status === '已合并' && row.mergedInto === null)
    problems.push(problem('missing-merge-target', { ...row.origin, column: '并入' }, {}));
  for (const update of updates) {
    if (update.date < row.receivedOn) {
      problems.push(
        problem(
          'wrong-order',
          { ...update.origin, column: '日期', value: update.date },
          { earlier: '收到日期', earlierDate: row.receivedOn, later: '办理进展的日期', laterDate: update.date },
        ),
      );
    }
  }
  const last = updates.filter((update) => update.status !== null).at(-1);
  if (last?.status && stateOf(last.status, labels) !== state) {
    problems.push(
      problem(
        'state-conflict',
        { ...row.origin, column: '状态', value: row.status },
        { row: row.status, update: last.status, date: last.date },
      ),
    );
  }
  const word =
    row.disclosure === null || row.disclosure === '公开' ? accusationWord(`${row.title} ${row.summary ?? ''}`) : null;
  if (word !== null) problems.push(problem('sensitive-text', { ...row.origin, column: '诉求摘要' }, { word }));
  return problems;
}

function wrongOrder(
  row: IssueRow,
  earlier: string,
  earlierDate: CalendarDate,
  later: string,
  laterDate: CalendarDate,
): Problem {
  return problem(
    'wrong-order',
    { ...row.origin, column: later, value: laterDate },
    { earlier, earlierDate, later, laterDate },
  );
}

const TEXTS = [
  ['title', '标题'],
  ['summary', '诉求摘要'],
  ['reply', '答复'],
] as const;

/**
 * A sensitive word in the texts of a matter whose category is not: the clerk is asked to look once more, at the first of
 * them. The names of sensitive categories (低保, 医疗) tell something in a title only: replies explain rules with them.
 */
export function checkSensitiveTexts(row: IssueRow, sensitive: readonly string[]): Problem[] {
  const first = (words: (column: string) => readonly string[]) =>
    TEXTS.flatMap(([key, zh]) => {
      const word = words(zh).find((part) => row[key]?.includes(part));
      return word === undefined ? [] : [{ word, zh, value: row[key] }];
    })[0];
  const delicate = first((column) => (column === '标题' ? [...sensitive, ...delicateWords] : delicateWords));
  const accusing = first(() => accusingWords);
  return [
    ...(delicate
      ? [
          problem(
            'sensitive-title',
            { ...row.origin, column: delicate.zh, value: delicate.zh === '标题' ? delicate.value : null },
            { word: delicate.word, column: delicate.zh, hasCategory: row.category !== null },
          ),
        ]
      : []),
    ...(accusing ? [problem('sensitive-text', { ...row.origin, column: accusing.zh }, { word: accusing.word })] : []),
  ];
}

export function checkEvent(row: EventRow): Problem[] {
  if (row.title.includes('（示例）')) {
    return [problem('template-text', { ...row.origin, column: '标题', value: row.title }, { value: row.title })];
  }
  if (row.endsAt === null || row.endsAt >= row.startsAt) return [];
  return [
    problem(
      'wrong-order',
      { ...row.origin, column: '结束时间', value: row.endsAt },
      { earlier: '开始时间', earlierDate: row.startsAt, later: '结束时间', laterDate: row.endsAt },
    ),
  ];
}

/** Merged matters must lead somewhere: following 并入 never comes back to where it began. */
export function checkMerges(rows: readonly IssueRow[]): Problem[] {
  const target = new Map(rows.map((row) => [row.id, row.mergedInto]));
  const settled = new Set<string>();
  const circling = new Set<string>();
  for (const { id } of rows) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let at: string | null = id;
    for (; at !== null && !settled.has(at) && !onPath.has(at); at = target.get(at) ?? null) {
      path.push(at);
      onPath.add(at);
    }
    if (at !== null && onPath.has(at)) for (const one of path.slice(path.indexOf(at))) circling.add(one);
    for (const one of path) settled.add(one);
  }
  return rows.flatMap((row) =>
    circling.has(row.id)
      ? [problem('folded-cycle', { ...row.origin, column: '并入', value: row.mergedInto }, { id: row.id })]
      : [],
  );
}

export function checkDocumentNumbers(rows: LedgerRows): Problem[] {
  return rows.policies.flatMap((row) =>
    row.number === null || DOCUMENT_NUMBER.test(row.number)
      ? []
      : [
          problem(
            'invalid-document-number',
            { ...row.origin, column: '发文字号', value: row.number, proposed: properDocumentNumber(row.number) },
            { value: row.number },
          ),
        ],
  );
}

/** An article stands once in its policy: the page and what leads to it go by its number. References are resolved. */
export function checkArticleRows({ policyArticles }: LedgerRows): Problem[] {
  const first = new Map<string, Origin>();
  return policyArticles.flatMap(({ policy, article, origin }) => {
    const id = `${policy} ${articleName(article)}`;
    const before = first.get(id);
    if (before === undefined) {
      first.set(id, origin);
      return [];
    }
    const where = before.file === origin.file ? '' : `「${before.file}」`;
    const place = { ...origin, column: '条', value: article };
    return [problem('duplicate-id', place, { id, first: `${where}第 ${before.row} 行` })];
  });
}

/** Happenings later than a stated cut-off are left out of the figures, and said so. */
export function checkFutureHappenings(rows: LedgerRows, asOf: CalendarDate): Problem[] {
  const columns = [
    ['receivedOn', '收到日期'],
    ['acceptedOn', '受理日期'],
    ['closedOn', '办结日期'],
    ['repliedOn', '答复日期'],
    ['followedUpOn', '回访日期'],
  ] as const;
  const found = (origin: Origin, zh: string, value: CalendarDate | null): Problem[] =>
    value !== null && value > asOf
      ? [problem('future-happening', { ...origin, column: zh, value }, { column: zh, value, asOf })]
      : [];
  return [
    ...rows.issues.flatMap((row) => columns.flatMap(([key, zh]) => found(row.origin, zh, row[key]))),
    ...rows.issueUpdates.flatMap((row) => found(row.origin, '日期', row.date)),
    ...rows.activities.flatMap((row) => found(row.origin, '日期', row.date)),
    ...rows.events.flatMap((row) =>
      row.status === '已举行' ? found(row.origin, '开始时间', dayOf(row.startsAt)) : [],
    ),
  ];
}
