import { type Problem, problem } from '../domain/problem.ts';

/** Far more than any talk has. */
const MOST_CHARACTERS = 200_000;
const MOST_LINES = 10_000;
/** Tags and levels within each other, counted in the tree. */
export const DEEPEST = 60;
/** The start of a line that opens more lists and quotations than anybody writes, or stands in farther than anybody can. */
const NESTED_LINE = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]*){12}|^[ \t>]{120}/;
/** Lists and quotations that a line opens within each other: each costs the parser a level. */
const OPENED = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]*){2,}/;
const MOST_OPENED = 1000;
/** A line of stars or dashes, which opens nothing. */
const RULE = /^ {0,3}([-*_])(?:[ \t]*\1)+[ \t]*$/;
/** Marks whose pairs the parser looks for: its time grows with the square of their number in a paragraph. */
const MARKS = /[*_]+|~+|`{1,3}|[[\]<{]/g;
const MOST_MARKS = { paragraph: 1000, document: 20_000 };
const NEW_PARAGRAPH = /^[ \t>]*(?:$|[-*+][ \t]+[^ \t])/;
/** A tag in a line of its own, and its end. */
const OPENING = /^[ \t>]*<[^/!][^>]*(?<!\/)>[ \t]*$/;
const CLOSING = /^[ \t>]*<\//;
/** Lines under a heading or a table's head: each costs the parser a look at everything before it. */
const UNDERLINE = /^[ \t>]*[-=|: \t]*[-=][-=|: \t]*$/;
const MOST_UNDERLINES = 1000;

const MOST_COLUMNS = 100;
/** Cells of a table, filled up to its width. */
export const MOST_CELLS = 5000;
/** Each may repeat a long address: what is drawn must not grow far beyond what is written. */
export const MOST_REFERENCES = 1000;
/** More faults than that in one document help nobody. */
export const MOST_FAULTS = 500;

export const TOO_DEEP = '一层套一层，套得太深';

/** What makes a document too much for the parser, found before it runs; null if nothing does. */
export function beyondBounds(file: string, source: string): Problem | null {
  const refuse = (index: number, reason: string) => problem('broken-markup', { file, line: index + 1 }, { reason });
  if (source.length > MOST_CHARACTERS)
    return refuse(0, `全文超过 ${MOST_CHARACTERS / 10_000} 万字，太长了，请分成几篇`);
  const marks = { paragraph: 0, document: 0 };
  let underlines = 0;
  let opened = 0;
  let tags = 0;
  for (const [index, line] of source.split(/\r\n?|\n/).entries()) {
    if (index === MOST_LINES) return refuse(index, `全文超过 ${MOST_LINES / 10_000} 万行，太长了，请分成几篇`);
    const isRule = RULE.test(line);
    if (!isRule) opened += OPENED.exec(line)?.[0].match(/>|[^ \t>]+/g)?.length ?? 0;
    tags += OPENING.test(line) ? 1 : CLOSING.test(line) ? -1 : 0;
    if ((!isRule && NESTED_LINE.test(line)) || opened > MOST_OPENED || tags > DEEPEST) return refuse(index, TOO_DEEP);
    if ((line.match(/\|/g)?.length ?? 0) > MOST_COLUMNS) return refuse(index, '表格太宽');
    const here = line.match(MARKS)?.length ?? 0;
    marks.paragraph = here + (NEW_PARAGRAPH.test(line) ? 0 : marks.paragraph);
    marks.document += here;
    if (marks.paragraph > MOST_MARKS.paragraph || marks.document > MOST_MARKS.document)
      return refuse(index, '星号、下划线、反引号、括号这些符号太多');
    underlines += UNDERLINE.test(line) ? 1 : 0;
    if (underlines > MOST_UNDERLINES) return refuse(index, '一行横线（---、===）太多');
  }
  return null;
}
