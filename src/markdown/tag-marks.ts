import { componentNamed, tagInWords } from './components.ts';

/** A mark of Chinese typing in a tag, where an English one must stand. Lines and columns are counted from 1. */
export interface TagMark {
  readonly what: '引号' | '斜杠' | '等号' | '尖括号';
  /** The mark, as it was typed. */
  readonly mark: string;
  /** The tag as it is written rightly: <问答 问="…">. */
  readonly tag: string;
  readonly line: number;
  readonly column: number;
}

/** A tag in any brackets, up to its end; text behind a blank line is none of it, and what is escaped or code no tag. */
const TAG = /(?<![\\`])[<＜]\s{0,3}[/／]?\s{0,3}(\p{L}{1,12})(?:[^<＜>＞\n]|\n(?![ \t]*\n))*[>＞]/gu;
const QUOTES = /[“”‘’「」『』＂＇]/;
const OTHERS = { '／': '斜杠', '＝': '等号', '：': '等号', '＜': '尖括号', '＞': '尖括号' } as const;

/** Marks of Chinese typing in the tags of a text, one for a tag; in the words that English quotes hold they may stand. */
function tagMarks(text: string): TagMark[] {
  let [line, lineStart] = [1, 0];
  return [...text.matchAll(TAG)].flatMap(({ 0: written, 1: name = '', index }) => {
    const own = componentNamed(name);
    // Blanked, so that places stay.
    const bare = written.replace(/"[^"]*"|'[^']*'/g, (value) => ' '.repeat(value.length));
    const quote = bare.search(QUOTES);
    const at = index + (quote >= 0 ? quote : bare.search(/[／＝：＜＞]/));
    if (own === null || at < index) return [];
    for (let end = text.indexOf('\n', lineStart); end >= 0 && end < at; end = text.indexOf('\n', lineStart)) {
      line++;
      lineStart = end + 1;
    }
    const mark = text.charAt(at);
    const what = quote >= 0 ? '引号' : OTHERS[mark as keyof typeof OTHERS];
    const tag = /^.\s*[/／]/u.test(written) ? `</${own}>` : tagInWords(own);
    return [{ what, mark, tag, line, column: at - lineStart + 1 }];
  });
}

/**
 * The mark of Chinese typing that keeps a text from being read: the last at or before the line where the parser stopped; it
 * stops late where a quote is open. A whole tag in full-width brackets is text to it, and only missed as half of a pair.
 */
export function markBefore(text: string, line: number, isHalf: boolean): TagMark | null {
  const marks = tagMarks(text).filter(({ mark }) => isHalf || mark !== '＜');
  return marks.findLast((one) => one.line <= line) ?? (isHalf ? (marks[0] ?? null) : null);
}
