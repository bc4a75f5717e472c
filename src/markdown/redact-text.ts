import { type HiddenSpan, type Hider, hidden, ROUNDS } from '../domain/redaction.ts';

/** A text with everything hidden, what was hidden by line, and the lines of the links that were changed. */
interface RedactedText {
  readonly text: string;
  readonly found: readonly { readonly what: string; readonly masked: string; readonly line: number }[];
  readonly links: readonly number[];
}

/** Marks of Markdown between two digits: 138**1234**5678. Four stars and more are a mask. */
const MARKS = /(?<=[\d０-９])(?:\*{1,3}|_{1,3}|~~|`)(?=[\d０-９])/g;
/** The file a picture or link leads to; tel: and https: lead to none of the site's. */
const TARGET = /\]\((?![a-z]+:)[^)\s]*|\b(?:src|href)\s*=\s*["'](?![a-z]+:)[^"']*/g;

/** Hides what is personal in a text or Markdown file, also where marks stand in a number or a file is named by it. */
export function hiddenInText(original: string, hide: Hider): RedactedText {
  const links = new Set<number>();
  let before: RedactedText['found'] = [];
  let text = withoutMarks(original, hide);
  // A file can't be called by an asterisk: its name is masked as the tool masks that of a copy.
  text = text.replace(TARGET, (target, index: number) => {
    const inside = hidden(target, hide);
    if (inside.spans.length === 0) return target;
    const line = lineAt(text, index);
    links.add(line);
    before = [...before, ...inside.spans.map(({ what, masked }) => ({ what, masked: inName(masked), line }))];
    return inName(inside.text);
  });
  const rest = hidden(text, hide);
  const found = [
    ...before,
    ...rest.spans.map(({ what, masked, start }) => ({ what, masked, line: lineAt(text, start) })),
  ];
  return { text: rest.text, found: found.toSorted((a, b) => a.line - b.line), links: [...links] };
}

const lineAt = (text: string, end: number) => text.slice(0, end).split('\n').length;
const inName = (masked: string) => masked.replaceAll('*', 'x');

/** Takes the marks out of what is found only without them, and those around it, which are of no use alone. */
function withoutMarks(original: string, hide: Hider): string {
  let text = original;
  for (let round = 0; round < ROUNDS; round++) {
    const marks = [...text.matchAll(MARKS)].map(({ 0: mark, index }) => ({ start: index, end: index + mark.length }));
    if (marks.length === 0) return text;
    const split = unmarked(text, marks, hide);
    if (split.length === 0) return text;
    text = split.toReversed().reduce((t, { start, end, bare }) => t.slice(0, start) + bare + t.slice(end), text);
  }
  return text;
}

interface Mark {
  readonly start: number;
  readonly end: number;
}

function unmarked(text: string, marks: readonly Mark[], hide: Hider): (Mark & { bare: string })[] {
  const bare = text.replace(MARKS, '');
  /** Where a place of the bare text stood. */
  const placed = (at: number) =>
    marks.reduce((place, { start, end }) => (start <= place ? place + end - start : place), at);
  return hide(bare).flatMap((span: HiddenSpan) => {
    const [start, last] = [placed(span.start), placed(span.end - 1)];
    if (!marks.some((mark) => mark.start > start && mark.end <= last)) return [];
    const before = /[*_~`]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
    const behind = /^[*_~`]*/.exec(text.slice(last + 1))?.[0].length ?? 0;
    return [{ start: start - before, end: last + 1 + behind, bare: bare.slice(span.start, span.end) }];
  });
}
