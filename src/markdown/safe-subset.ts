import type { Node, Nodes, Parent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { nearest } from '../domain/nearest.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import { type Component, componentNamed, components, contentInWords } from './components.ts';

type Tag = MdxJsxFlowElement | MdxJsxTextElement;

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
  readonly policies: string[];
  readonly units: string[];
  readonly pictures: { readonly url: string; readonly place: Place }[];
  readonly links: { readonly url: string; readonly place: Place }[];
}

export interface SafetyReport {
  readonly problems: Problem[];
  readonly references: References;
}

/**
 * Holds a parsed document to the safe subset: allow-lists of nodes, components, attributes and link protocols. Pure;
 * run in a pass of its own before Astro and once more inside it, so that no unchecked file is ever rendered.
 */
export function checkSafety(tree: Nodes, file: string): SafetyReport {
  const report: SafetyReport = {
    problems: [],
    references: { figures: [], policies: [], units: [], pictures: [], links: [] },
  };
  visit(tree, file, report, 0);
  return report;
}

const placeOf = (node: Node, file: string): Place => ({
  file,
  line: node.position?.start.line ?? null,
  column: node.position?.start.column ?? null,
});

/** Deeper nesting than any talk needs; keeps hostile input from exhausting the stack. */
const DEEPEST = 60;

function visit(node: Nodes, file: string, report: SafetyReport, depth: number): void {
  const place = placeOf(node, file);
  if (depth > DEEPEST) {
    report.problems.push(problem('broken-markup', place, { reason: '一层套一层，套得太深' }));
    return;
  }
  const code = CODE_NODES[node.type];
  if (code !== undefined) {
    report.problems.push(problem('unsafe-code', place, { what: code }));
    return;
  }
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') checkTag(node, place, report);
  else if (!ALLOWED_NODES.has(node.type)) {
    report.problems.push(problem('unsafe-code', place, { what: `不能用的写法（${node.type}）` }));
    return;
  }
  if (node.type === 'link' || node.type === 'definition') checkLink(node.url, place, report);
  if (node.type === 'image') checkPicture(node.url, node.alt ?? '', place, report);
  for (const child of (node as Partial<Parent>).children ?? []) visit(child, file, report, depth + 1);
}

function checkTag(tag: Tag, place: Place, report: SafetyReport): void {
  const name = componentNamed(tag.name ?? '');
  if (name === null) {
    const allowed = Object.keys(components);
    const english = Object.values(components).map((c) => c.english);
    const written = tag.name ?? '<>';
    report.problems.push(
      problem(
        'unknown-component',
        { ...place, value: written },
        {
          name: written,
          allowed,
          suggestions: nearest(written, [...allowed, ...english]).map((n) => componentNamed(n) ?? n),
        },
      ),
    );
    return;
  }
  const component: Component = components[name];
  const attributes = checkAttributes(tag, name, component, place, report);
  if (name === '数据' && attributes.measure) {
    report.references.figures.push({ attributes, inline: tag.type === 'mdxJsxTextElement', place });
    if (attributes.stated !== undefined && attributes.source === undefined)
      report.problems.push(problem('missing-attribute', place, { component: name, name: '出处' }));
  }
  checkContent(tag, name, component, place, report);
}

/** What stands in the attributes, by their English names; what is wrong with them goes into the report. */
function checkAttributes(tag: Tag, name: string, component: Component, place: Place, report: SafetyReport) {
  const known = Object.entries(component.attributes);
  const given: Record<string, string> = {};
  for (const attribute of tag.attributes) {
    if (
      attribute.type === 'mdxJsxExpressionAttribute' ||
      (attribute.value !== null && typeof attribute.value === 'object')
    ) {
      report.problems.push(problem('unsafe-code', place, { what: `<${name}> 里的花括号代码` }));
      continue;
    }
    const { name: written, value } = attribute as MdxJsxAttribute & { value: string | null | undefined };
    const found = known.find(([english, { zh }]) => english === written || zh === written);
    if (!found) {
      const allowed = known.map(([, { zh }]) => zh);
      report.problems.push(
        problem('unknown-attribute', { ...place, value: written }, { component: name, name: written, allowed }),
      );
      continue;
    }
    const text = (value ?? '').trim();
    given[found[0]] = text;
    if (text === '') report.problems.push(problem('missing-attribute', place, { component: name, name: found[1].zh }));
    else if (found[1].refers === 'policy') report.references.policies.push(text);
    else if (found[1].refers === 'unit') report.references.units.push(text);
  }
  for (const [english, { zh, optional }] of known) {
    if (
      !optional &&
      given[english] === undefined &&
      !tag.attributes.some((a) => a.type !== 'mdxJsxAttribute' || a.name === zh || a.name === english)
    ) {
      report.problems.push(problem('missing-attribute', place, { component: name, name: zh }));
    }
  }
  return given;
}

function checkContent(tag: Tag, name: string, { content }: Component, place: Place, report: SafetyReport): void {
  const children = tag.children as Nodes[];
  const lists = children.filter((child) => child.type === 'list');
  const fits = {
    list: lists.length > 0,
    'ordered-list': lists.some((list) => list.ordered),
    text: children.length > 0,
    nothing: children.length === 0,
  }[content];
  if (!fits)
    report.problems.push(problem('component-content', place, { component: name, expected: contentInWords[content] }));
}

const EXTERNAL = /^(https?:\/\/[^\s/]|tel:[\d+-]|mailto:[^\s@]+@)/i;

/** Browsers drop control characters and white space from an address before they read its protocol: so do we. */
const bare = (url: string) => url.replace(/[\p{Cc}\p{Cf}\s]/gu, '');

function checkLink(url: string, place: Place, report: SafetyReport): void {
  const address = bare(url);
  const relative = !/^[^/?#]*:/.test(address) && !address.startsWith('//') && !address.includes('\\');
  if (address === '' || address !== url || !(relative || EXTERNAL.test(address))) {
    report.problems.push(problem('unsafe-link', { ...place, value: url }, { value: url }));
  } else report.references.links.push({ url: address, place });
}

/** Formats of pictures that browsers don't show, or that can hold a program (SVG). */
const NOT_SHOWN = /\.(heic|heif|tiff?|bmp|svg|psd|raw|dng|jfif|wmf|emf)$/iu;

function checkPicture(url: string, alt: string, place: Place, report: SafetyReport): void {
  const isBeside = /^(\.\/)?[^/\\:?#]+$/u.test(url) && !url.includes('..');
  const format = NOT_SHOWN.exec(url)?.[1]?.toUpperCase();
  if (isBeside && format !== undefined)
    report.problems.push(problem('picture-format', { ...place, value: url }, { value: url, format }));
  else if (!isBeside || !/\.(jpe?g|png|webp|avif|gif)$/iu.test(url))
    report.problems.push(problem('missing-picture', { ...place, value: url }, { value: url }));
  else report.references.pictures.push({ url: url.replace(/^\.\//, ''), place });
  if (alt.trim() === '') report.problems.push(problem('missing-alt', place, {}));
}

/** Tells the components which tags stand in a sentence: what they become must fit into a paragraph. */
export function markInline(node: Nodes): void {
  if (node.type === 'mdxJsxTextElement' && node.attributes.every(({ type }) => type === 'mdxJsxAttribute'))
    node.attributes.push({ type: 'mdxJsxAttribute', name: 'inline', value: null });
  for (const child of (node as Partial<Parent>).children ?? []) markInline(child as Nodes);
}
