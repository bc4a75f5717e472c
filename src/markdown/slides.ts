import type { Nodes, Root, RootContent, Table } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { type ComponentName, componentNamed } from './components.ts';
import { isNotes } from './speaker-notes.ts';

/** Top-level parts of a talk that stand on one slide. */
export interface Slide {
  /** Its heading; without one, the heading of the slide before. */
  readonly title: string;
  readonly line: number;
  readonly nodes: readonly RootContent[];
}

const nameOf = (node: Nodes): ComponentName | null =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement' ? componentNamed(node.name ?? '') : null;
const isHeading = (node: Nodes) => node.type === 'heading' && node.depth <= 3;

/**
 * The slides of a talk: a new one begins at each heading down to the third level, and at 分页. Headings directly below
 * each other stand on one slide. What stands before the first heading is one as well. Speaker's notes begin none: with
 * them and without them the slides are the same.
 */
export function slidesOf({ children }: Root): Slide[] {
  const slides: { title: string; line: number; nodes: RootContent[] }[] = [];
  const ahead: RootContent[] = [];
  let begins = true;
  for (const node of children) {
    if (node.type === 'yaml') continue;
    if (nameOf(node) === '分页') {
      begins = true;
      continue;
    }
    const last = slides.at(-1);
    if (isHeading(node) && last?.nodes.some((other) => !isHeading(other) && !isNotes(other))) begins = true;
    if (begins && isNotes(node)) {
      ahead.push(node);
      continue;
    }
    const title = isHeading(node) ? textOf(node) : (last?.title ?? '');
    if (begins || last === undefined)
      slides.push({ title, line: node.position?.start.line ?? 1, nodes: [...ahead.splice(0), node] });
    else {
      last.nodes.push(node);
      last.title = title;
    }
    begins = false;
  }
  slides.at(-1)?.nodes.push(...ahead);
  return slides;
}

/**
 * A projected slide: what fits at 4:3 across and at 16:9 down, in characters and lines of its text. styles/slides.css
 * sets the size of the letters so; tests/slides.test.ts holds the two together.
 */
const SLIDE_WIDTH = 26;
export const SLIDE_LINES = 11;

/** Lines of a slide that its parts need, counted generously. A slide without a heading repeats the one before, small. */
export function slideLines({ title, nodes }: Slide): number {
  const again = title !== '' && !nodes.some(isHeading) ? 1 : 0;
  return nodes.reduce((sum, node) => sum + linesOf(node, SLIDE_WIDTH), again);
}

/** The space below a paragraph or an item. */
const GAP = 0.4;
/** A picture takes about half of the slide. */
const PICTURE = 6;
/** Letters of these are larger or smaller than the text, so many times. */
const HEADING = 1.4;
const TABLE = 0.85;
const REASON = 0.8;

function linesOf(node: Nodes, width: number): number {
  const inner = (within = width) => children(node).reduce((sum, child) => sum + linesOf(child, within), 0);
  switch (node.type) {
    case 'heading':
      return textLines(textOf(node), width / HEADING) * 1.3 + GAP;
    case 'paragraph':
      return children(node).some(({ type }) => type === 'image') ? PICTURE : textLines(wordsOf(node), width) + GAP;
    case 'list':
    case 'blockquote':
      return inner(width - 2);
    case 'code':
      return node.value.split('\n').length + GAP;
    case 'table':
      return tableLines(node, width);
    case 'thematicBreak':
      return GAP;
    case 'footnoteDefinition':
      return 0;
    case 'mdxJsxFlowElement':
      return tagLines(node, width);
    default:
      return inner();
  }
}

type Tag = Extract<Nodes, { type: 'mdxJsxFlowElement' }>;

/** What a tag adds to its contents: its name, and what it prints from the ledgers. */
const OWN_LINES: Partial<Record<ComponentName, number>> = {
  谁能享受: 2.5,
  政策依据: 4,
  咨询电话: 3.3,
  数据: 3.5,
  标准: 1 + GAP,
  图: PICTURE,
  视频: 8,
  音频: 3.5,
  讲稿备注: 0,
};
/** The contents of these are on the slide only when asked for, or never. */
const CLOSED: readonly (ComponentName | null)[] = ['视频', '音频', '讲稿备注'];

function tagLines(node: Tag, width: number): number {
  const name = nameOf(node);
  const inner = (within: number) => children(node).reduce((sum, child) => sum + linesOf(child, within), 0);
  const written = (...names: string[]) =>
    node.attributes.flatMap((one) =>
      one.type === 'mdxJsxAttribute' && names.includes(one.name) && one.value ? [String(one.value)] : [],
    );
  const question = textLines(written('问', '题', 'question')[0] ?? '', width - 3) + GAP;
  if (name === '问答') return question + inner(width - 2);
  if (name === '小测验') return question + quizLines(node, width);
  const own = (name && OWN_LINES[name]) ?? 1.5;
  const shown = written('图注', 'caption', '开始', 'from', '截止', 'until').length;
  return own + shown + (CLOSED.includes(name) ? 0 : inner(width - 1));
}

/** The choices, and the answer with its reason, which is smaller: unfolded on the slide, it is still to be seen whole. */
function quizLines(node: Tag, width: number): number {
  const [list, ...reason] = children(node);
  const choices = list === undefined ? [] : children(list).map((item) => textLines(wordsOf(item), width - 2) + 0.1);
  const reasons = reason.map((part) => (textLines(wordsOf(part), width / REASON) + GAP) * REASON);
  return [...choices, ...reasons].reduce((total, count) => total + count, 2 * (1 + GAP));
}

/** Columns share the width as browsers do: each gets the least it needs, and of the rest the more, the more it holds. */
function tableLines({ children: rows }: Table, width: number): number {
  const cells = rows.map((row) => row.children.map(wordsOf));
  const columns = (cells[0] ?? []).map((_, index) => Math.max(...cells.map((row) => textWidth(row[index] ?? ''))));
  const room = width / TABLE - columns.length;
  const least = columns.map((widest) => Math.min(LEAST_COLUMN, widest));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const share = Math.min(1, (room - sum(least)) / Math.max(1, sum(columns) - sum(least)));
  const widths = columns.map((widest, index) => (least[index] ?? 0) + share * (widest - (least[index] ?? 0)));
  const lines = cells.map((row) => Math.max(1, ...row.map((cell, index) => textLines(cell, (widths[index] ?? 1) + 1))));
  return sum(lines.map((count) => count * TABLE + GAP)) + GAP;
}

/** Characters that a column keeps at least (styles/slides.css). */
const LEAST_COLUMN = 4;

/** Full-width characters that a tag in a sentence prints, about: what the ledgers hold is not known here. */
const PRINTED: Partial<Record<ComponentName, number>> = { 标准: 9, 咨询电话: 24, 数据: 40, 政策依据: 20 };

/** The words of a node as long as they stand on the slide. */
function wordsOf(node: Nodes): string {
  const name = nameOf(node);
  if (name !== null && name in PRINTED) return '字'.repeat(PRINTED[name] ?? 0);
  return 'children' in node ? children(node).map(wordsOf).join('') : textOf(node);
}

const children = (node: Nodes): readonly Nodes[] => ('children' in node ? (node.children as Nodes[]) : []);

/** Width in full-width characters: Latin letters and digits are narrower, with a thin space around them. */
function textWidth(text: string): number {
  const narrow = text.match(/[\u0020-\u00ff]/g)?.length ?? 0;
  const runs = text.match(/[\u0021-\u00ff]+/g)?.length ?? 0;
  return [...text].length - narrow * 0.4 + runs * 0.25;
}

/** Lines of a text. A line may end a character early, where a mark must not begin the next. */
function textLines(text: string, width: number): number {
  return Math.max(1, Math.ceil(textWidth(text) / Math.max(2, width - 1)));
}
