import { articleName, articleOf, compareArticles, missingBetween } from '../domain/article-number.ts';
import { type CalendarDate, calendarDate, daysInMonth } from '../domain/calendar-date.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { decodeText } from './decode-text.ts';
import { lawTooLarge } from './limits.ts';

/** An article as it stands in its law. */
interface LawArticle {
  /** As the ledger writes it: `10`, `20之1`. */
  readonly article: string;
  readonly line: number;
  readonly chapter: string | null;
  readonly section: string | null;
  /** Its paragraphs and items, a line each. */
  readonly text: string;
}

/** A law (法律、条例、办法) read from its text. Lines are counted from 1. */
export interface Law {
  readonly title: string;
  readonly line: number;
  /** Who passed or issued it, where the lines below the title tell. */
  readonly issuer: string | null;
  /** The newest day on which this text was passed, approved, amended or issued. */
  readonly signedOn: CalendarDate | null;
  readonly publishedOn: CalendarDate | null;
  readonly articles: readonly LawArticle[];
}

const LONGEST_TITLE = 80;
const NUMBERED = String.raw`第\s*[\d零〇○一二三四五六七八九十百千]{1,12}\s*`;
const ARTICLE = new RegExp(String.raw`^(${NUMBERED}条(?:\s*之\s*[\d一二三四五六七八九十]{1,4})?)(?:\s+(.*))?$`, 'u');
const HEADING = new RegExp(String.raw`^(${NUMBERED}([编章节]))(?![^\s]*[。；，：])\s*(.{0,60})$`, 'u');
/** An article whose text follows without a space (第二条为了): it may be one that a paragraph begins with (第十条规定的). */
const UNSPACED = new RegExp(String.raw`^(${NUMBERED}条(?:之[\d一二三四五六七八九十]{1,4})?)[:：.．]?(\S.*)$`, 'u');
/** How a sentence goes on behind an article it names. */
const NAMED =
  /^(?:[的之，,；;。、]|规定|所[称列指述规]|中[的所规“]|第[\d一二三四五六七八九十]+[条款项目]|[（(][\d一二三四五六七八九十]+[）)]|(?:以?及|或者?|和|与|至|到)(?:本[^，。]{0,12})?第|关于[^。]{0,40}的规定|[以除]外|情形|修改|改为|删[去除])/u;
const ANNEX = /^附\s*(?:件|表|录|图)\s*[\d一二三四五六七八九十]{0,3}\s*(?:[:：].*)?$/u;
const ADOPTION = /(\d{4})年(\d{1,2})月(\d{1,2})日((?:(?!\d{4}年)[^\n]){0,160}?)(通过|批准|发布|公布|印发|修正|修订)/gu;

/** The article a line begins, or may begin where no space tells, and its text; `before` is the one last read. */
function articleAt(words: string, before: LawArticle | null) {
  const spaced = ARTICLE.exec(words);
  const [, number = '', text = ''] = spaced ?? UNSPACED.exec(words) ?? [];
  const name = articleOf(number);
  if (name === null || (!spaced && NAMED.test(text))) return null;
  const [last = null, said = ''] = [before?.article, before?.text];
  if (!spaced && last !== null && compareArticles(last, name) >= 0) return null;
  // Only the number that is due, where no sentence goes on: a line may be broken anywhere (依照本法⏎第九条办理).
  const isDue = missingBetween(last, name).length === 0 && /(?:^|[。；：！？）”\p{ASCII}])$/u.test(said);
  return { name, text, hasSpace: spaced !== null, isSure: spaced !== null || isDue };
}

/** Whether a text has an article of its own line, or the first two of a law: what tells it from notes and from tables. */
function hasArticles(text: string): boolean {
  const articles = linesOf(text).flatMap(({ words }) => articleAt(words, null) ?? []);
  return (
    articles.some(({ hasSpace }) => hasSpace) || ['1', '2'].every((due) => articles.some(({ name }) => name === due))
  );
}

/** A file that may be a law, by its name and beginning: Markdown always is; plain text with articles is no table. */
export function isLawFile(file: string, bytes: Uint8Array): boolean {
  if (/\.(?:md|markdown)$/i.test(file)) return true;
  if (!/\.txt$/i.test(file) || lawTooLarge(bytes.length) !== null) return false;
  const decoded = decodeText(bytes);
  return decoded.ok && hasArticles(decoded.text);
}

/** Reads the bytes of a law in any encoding that tables may have. */
export function readLawFile(file: string, bytes: Uint8Array): ReturnType<typeof readLaw> {
  const tooLarge = lawTooLarge(bytes.length);
  if (bytes.length === 0) return { law: null, problems: [problem('empty-file', { file }, {})] };
  if (tooLarge !== null) return refused(file, 1, tooLarge);
  const decoded = decodeText(bytes);
  if (decoded.ok) return readLaw(file, decoded.text);
  return { law: null, problems: [problem('unknown-encoding', { file, line: decoded.row }, decoded)] };
}

const refused = (file: string, line: number, reason: string) => ({
  law: null,
  problems: [problem('unreadable-law', { file, line }, { reason })],
});

interface Line {
  readonly number: number;
  /** Without marks of Markdown. */
  readonly words: string;
  readonly isHeading: boolean;
}

/** The lines that hold anything; comments are none. */
function linesOf(text: string): Line[] {
  const plain = text.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]/g, ''));
  return plain.split(/\r\n?|\n/).flatMap((line, index) => {
    const words = line
      .replace(/^[\s>]*#{1,6}(?=\s)|^[\s>]+/u, '')
      .replace(/\*\*|__/g, '')
      .trim();
    return words === '' ? [] : [{ number: index + 1, words, isHeading: /^[\s>]*#{1,6}\s/u.test(line) }];
  });
}

/** 第七章  附  则 → 第七章 附则: the space within a short name is there to fill a line. */
const headingName = (number: string, name: string): string =>
  `${number.replace(/\s/g, '')} ${name.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').trim()}`.trim();

/**
 * Reads a law written as Markdown or plain text: its title, when and by whom it was adopted, its chapters, sections and
 * articles. What is no law, or has its articles out of order, is an error; lines of no article are told of.
 */
export function readLaw(file: string, text: string): { law: Law | null; problems: Problem[] } {
  const lines = linesOf(text);
  const refuse = (line: number, reason: string) => refused(file, line, reason);
  const first = lines.findIndex(({ words }) => articleAt(words, null)?.isSure);
  if (first < 0) {
    const unspaced = lines.find(({ words }) => UNSPACED.test(words));
    return unspaced
      ? refuse(unspaced.number, '「第几条」后面没有空格，分不清是一条的开头，还是正文里提到的')
      : refuse(lines[0]?.number ?? 1, '没有找到「第一条」这样的条文');
  }
  const [title, ...preamble] = lines.slice(0, first);
  if (title === undefined || title.words.length > LONGEST_TITLE || HEADING.test(title.words))
    return refuse(title?.number ?? lines[first]?.number ?? 1, '第一行不是法规的名称');
  const { articles, leftOut, problems } = articlesIn(file, preamble, lines.slice(first));
  const tooLarge = lawTooLarge(0, articles.length);
  if (tooLarge !== null) return refuse(1, tooLarge);
  if (leftOut.length > 0)
    problems.push(problem('law-lines-left-out', { file, line: leftOut[0] ?? null }, { lines: leftOut }));
  if (problems.some(({ severity }) => severity === 'error')) return { law: null, problems };
  const adopted = adoption(preamble.map(({ words }) => words).join('\n'));
  return { law: { title: title.words.replace(/\s+/g, ' '), line: title.number, ...adopted, articles }, problems };
}

/** The articles of a law, and the lines that belong to none. */
function articlesIn(file: string, preamble: readonly Line[], body: readonly Line[]) {
  const articles: (LawArticle & { text: string })[] = [];
  const problems: Problem[] = [];
  const leftOut: number[] = [];
  const [unspaced, doubtful]: [number[], number[]] = [[], []];
  const at: { 编: string | null; 章: string | null; 节: string | null } = { 编: null, 章: null, 节: null };
  let isAnnex = false;
  for (const { number, words, isHeading } of [...preamble, ...body]) {
    const current = articles.at(-1) ?? null;
    const article = articleAt(words, current);
    const heading = article ? null : HEADING.exec(words);
    if (heading) {
      const level = heading[2] as keyof typeof at;
      if (level === '编') Object.assign(at, { 章: null, 节: null });
      if (level === '章') at.节 = null;
      at[level] = headingName(heading[1] ?? '', heading[3] ?? '');
      isAnnex = false;
      continue;
    }
    if (article && !article.hasSpace) (article.isSure ? unspaced : doubtful).push(number);
    if (article?.isSure) {
      const { name, text } = article;
      problems.push(...orderProblems(file, number, current?.article ?? null, name));
      const chapter = [at.编, at.章].filter((part) => part !== null).join(' ') || null;
      articles.push({ article: name, line: number, chapter, section: at.节, text });
      isAnnex = false;
      continue;
    }
    isAnnex ||= isHeading || ANNEX.test(words);
    if (current && !isAnnex) current.text += `${current.text === '' ? '' : '\n'}${words}`;
    // What tells of the adoption is used, and a table of contents repeated below.
    else if (current || !(adoptionDates(words) || /^目\s*录$/u.test(words))) leftOut.push(number);
  }
  const line = Math.min(...unspaced, ...doubtful);
  if (Number.isFinite(line)) problems.push(problem('article-without-space', { file, line }, { unspaced, doubtful }));
  return { articles, leftOut, problems };
}

function orderProblems(file: string, line: number, before: string | null, name: string): Problem[] {
  if (before !== null && compareArticles(before, name) >= 0) {
    const reason = `${articleName(before)}的后面又是${articleName(name)}，一个文件里只能有一部法规，每条只能有一次`;
    return [problem('unreadable-law', { file, line }, { reason })];
  }
  const missing = missingBetween(before, name).map((number) => articleName(String(number)));
  return missing.length > 0 ? [problem('article-missing', { file, line }, { missing })] : [];
}

const adoptionDates = (words: string): boolean =>
  words.search(ADOPTION) >= 0 || /^[（(]?\d{4}年\d{1,2}月\d{1,2}日/u.test(words);

/** When and by whom, from lines such as 2018年6月28日 济南市第十六届人民代表大会常务委员会第十六次会议通过. */
function adoption(text: string): Pick<Law, 'issuer' | 'signedOn' | 'publishedOn'> {
  const steps = [...text.matchAll(ADOPTION)].flatMap(([, year, month, day, words = '', act = '']) => {
    const [y, m, d] = [Number(year), Number(month), Number(day)];
    return m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m) ? [] : [{ day: calendarDate(y, m, d), words, act }];
  });
  const issued = steps.findLast(({ act }) => /发布|公布|印发/.test(act));
  const passed = steps.find(({ act }) => act === '通过');
  const issuer = (issued ?? passed)?.words
    .replace(/(?:第[一二三四五六七八九十百]+届|第[一二三四五六七八九十百]+次(?:会议)?|审议|[\s，,])/gu, '')
    .replace(/(?:令)?第\d+号.*$/u, '');
  const name = issuer && /^[\p{Script=Han}、]{2,40}$/u.test(issuer) && !/根据|决定|关于/.test(issuer) ? issuer : null;
  return {
    issuer: name,
    signedOn:
      steps
        .map(({ day }) => day)
        .toSorted()
        .at(-1) ?? null,
    publishedOn: issued?.day ?? null,
  };
}
