import type { Node, Nodes, Text } from 'mdast';
import { saysRate } from '../domain/policy-fact.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import { componentNamed } from './components.ts';
import { DEEPEST, MOST_CELLS, MOST_FAULTS, MOST_REFERENCES, TOO_DEEP } from './document-bounds.ts';
import { isOwnPicture, isSafeLink } from './safe-addresses.ts';
import { checkTag } from './safe-tags.ts';
import { isNotes } from './speaker-notes.ts';

/** Markdown that may stand in a document. What is not listed is refused, whatever a later parser may add. */
const ALLOWED_NODES = new Set([
  'root',
  'paragraph',
  'heading',
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'break',
  'thematicBreak',
  'blockquote',
  'list',
  'listItem',
  'link',
  'image',
  'table',
  'tableRow',
  'tableCell',
  'footnoteReference',
  'footnoteDefinition',
  'code',
  'definition',
  'linkReference',
  'imageReference',
  'yaml',
]);

const CODE_NODES: Readonly<Record<string, string>> = {
  mdxjsEsm: 'import 或 export 程序代码',
  mdxFlowExpression: '花括号里的程序代码',
  mdxTextExpression: '花括号里的程序代码',
  html: 'HTML 代码',
};

/** A figure that a document prints (<数据>), and what stands in the tag, by the English names. */
export interface FigureTag {
  readonly attributes: Readonly<Record<string, string>>;
  /** In a sentence, not in a line of its own. */
  readonly inline: boolean;
  readonly place: Place;
}

/** What a document refers to, found on the way. */
export interface References {
  readonly figures: FigureTag[];
  readonly policies: { readonly id: string; readonly place: Place }[];
  /** Articles of policies that are named: 第十条 as it is written. */
  readonly articles: { readonly policy: string; readonly article: string; readonly place: Place }[];
  readonly facts: { readonly id: string; readonly place: Place }[];
  readonly units: { readonly id: string; readonly place: Place }[];
  readonly pictures: { readonly url: string; readonly place: Place }[];
  readonly links: { readonly url: string; readonly place: Place }[];
}

export const noReferences = (): References => ({
  figures: [],
  policies: [],
  articles: [],
  facts: [],
  units: [],
  pictures: [],
  links: [],
});

export interface SafetyReport {
  readonly problems: Problem[];
  readonly references: References;
  /** What only a speaker's note refers to: it must be there, and is not published. */
  readonly noted: References;
}

/**
 * Holds a parsed document to the safe subset: allow-lists of nodes, components, attributes and link protocols. Pure;
 * run in a pass of its own before Astro and once more inside it, so that no unchecked file is ever rendered.
 */
export function checkSafety(tree: Nodes, file: string): SafetyReport {
  const report: SafetyReport = { problems: [], references: noReferences(), noted: noReferences() };
  const referring = [...within(tree)].filter((node) => REFERRING.has(node.type));
  const [tooMany] = referring.slice(MOST_REFERENCES);
  if (tooMany !== undefined)
    report.problems.push(problem('broken-markup', placeOf(tooMany, file), { reason: '脚注和引用的链接太多' }));
  visit(tree, { file, pictures: identifiers(referring, 'imageReference') }, report, []);
  return report;
}

const REFERRING = new Set(['linkReference', 'imageReference', 'footnoteReference']);

const identifiers = (nodes: readonly Nodes[], type: Nodes['type']): ReadonlySet<string> =>
  new Set(nodes.flatMap((node) => (node.type === type && 'identifier' in node ? [node.identifier] : [])));

function* within(node: Nodes, depth = 0): Generator<Nodes> {
  yield node;
  if (depth <= DEEPEST) for (const child of childrenOf(node)) yield* within(child, depth + 1);
}

const childrenOf = (node: Nodes): readonly Nodes[] => ('children' in node ? (node.children as Nodes[]) : []);

const placeOf = (node: Node, file: string): Place => ({
  file,
  line: node.position?.start.line ?? null,
  column: node.position?.start.column ?? null,
});

/** A document: its file, and the definitions that pictures use. */
interface Whole {
  readonly file: string;
  readonly pictures: ReadonlySet<string>;
}

function visit(node: Nodes, whole: Whole, report: SafetyReport, above: readonly Nodes[]): void {
  if (report.problems.length >= MOST_FAULTS) return;
  const place = placeOf(node, whole.file);
  if (above.length > DEEPEST) {
    report.problems.push(problem('broken-markup', place, { reason: TOO_DEEP }));
    return;
  }
  if (node.type === 'text') checkBrackets(node, whole.file, report);
  const code = CODE_NODES[node.type];
  if (code !== undefined) {
    report.problems.push(problem('unsafe-code', place, { what: code }));
    return;
  }
  // What stands in a note is gone from the public text: nothing there may lean on it, and no figure is published for it.
  const isFigure = 'name' in node && componentNamed(node.name ?? '') === '数据';
  if ((isFigure || node.type === 'definition' || node.type === 'footnoteDefinition') && above.some(isNotes)) {
    const component = isFigure ? '数据' : '脚注、链接的定义';
    report.problems.push(problem('component-nesting', place, { component, outer: '讲稿备注', isInSentence: false }));
    return;
  }
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') checkTag(node, above, place, report);
  else if (!ALLOWED_NODES.has(node.type)) {
    report.problems.push(problem('unsafe-code', place, { what: `不能用的写法（${node.type}）` }));
    return;
  }
  const isPicture = node.type === 'image' || (node.type === 'definition' && whole.pictures.has(node.identifier));
  if (isPicture) checkPicture(node.url, place, report);
  else if (node.type === 'link' || node.type === 'definition') checkLink(node.url, place, report);
  if ((node.type === 'image' || node.type === 'imageReference') && (node.alt ?? '').trim() === '')
    report.problems.push(problem('missing-alt', place, {}));
  // A row is filled up to the width of the table where it is drawn.
  if (node.type === 'table' && node.children.length * (node.align?.length ?? 1) > MOST_CELLS)
    report.problems.push(problem('broken-markup', place, { reason: '表格太大' }));
  const inner = isNotes(node) ? { ...report, references: report.noted } : report;
  for (const child of childrenOf(node)) visit(child, whole, inner, [...above, node]);
}

/**
 * A tag with full-width brackets, or with a space behind the first, is text to MDX: it would stand on the page as it is,
 * and a speaker's note with it. `\<要点>` says that a bracket is meant.
 */
function checkBrackets(node: Text, file: string, { problems }: SafetyReport): void {
  for (const { 0: all, index, groups } of node.value.matchAll(BRACKETED)) {
    const name = groups?.name ?? groups?.notes ?? '';
    if (componentNamed(name) === null || /^<[/]?[^\s/]/.test(all)) continue;
    const line = (node.position?.start.line ?? 1) + node.value.slice(0, index).split('\n').length - 1;
    problems.push(problem('tag-brackets', { file, line, value: all }, { name }));
  }
}

/** Other brackets are looked at before 讲稿备注 alone: its words must not get out. */
const BRACKETED = /[<＜]\s*[/／]?\s*(?<name>\p{L}{1,12})|[[［【]\s*(?<notes>讲稿备注)/gu;

function checkLink(url: string, place: Place, report: SafetyReport): void {
  if (isSafeLink(url)) report.references.links.push({ url, place });
  else report.problems.push(problem('unsafe-link', { ...place, value: url }, { value: url }));
}

/** Formats of pictures that browsers don't show, or that can hold a program (SVG). */
const NOT_SHOWN = /\.(heic|heif|tiff?|bmp|svg|psd|raw|dng|jfif|wmf|emf)$/iu;

function checkPicture(url: string, place: Place, report: SafetyReport): void {
  const isOwn = isOwnPicture(url);
  const format = NOT_SHOWN.exec(url)?.[1]?.toUpperCase();
  if (isOwn && format !== undefined)
    report.problems.push(problem('picture-format', { ...place, value: url }, { value: url, format }));
  else if (!isOwn || !/\.(jpe?g|png|webp|avif|gif)$/iu.test(url))
    report.problems.push(problem('missing-picture', { ...place, value: url }, { value: url }));
  else report.references.pictures.push({ url: url.replace(/^\.\//, ''), place });
}

/**
 * Tells the components what stands around their tags: what becomes of one in a sentence must fit into a paragraph (`inline`;
 * an amount that is all of a line of a list stands in one as well), and what an amount is per is not said twice (`short`).
 */
export function markPlaces(node: Nodes, inList = false, before: Nodes | undefined = undefined): void {
  if (node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') {
    const isAmount = componentNamed(node.name ?? '') === '标准';
    const marks = [
      ...(node.type === 'mdxJsxTextElement' || (isAmount && inList) ? ['inline'] : []),
      ...(isAmount && before?.type === 'text' && saysRate(before.value) ? ['short'] : []),
    ];
    if (node.attributes.every(({ type }) => type === 'mdxJsxAttribute'))
      node.attributes.push(...marks.map((name) => ({ type: 'mdxJsxAttribute', name, value: null }) as const));
  }
  const children = childrenOf(node);
  for (const [index, child] of children.entries()) markPlaces(child, node.type === 'listItem', children[index - 1]);
}
