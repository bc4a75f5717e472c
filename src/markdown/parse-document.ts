import type { Nodes, Root } from 'mdast';
import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import { VFileMessage } from 'vfile-message';
import type { Fields, Values } from '../domain/fields.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import { type Prose, proseOf } from './prose.ts';
import { readYaml } from './read-yaml.ts';
import { checkSafety, type References } from './safe-subset.ts';

const processor = remark().use(remarkFrontmatter, ['yaml']).use(remarkGfm).use(remarkMdx);

/** A document that was read: its front matter, its words, and what it refers to. */
export interface ParsedDocument<F extends Fields> {
  readonly frontMatter: Values<F> | null;
  readonly plainText: string;
  readonly headings: readonly string[];
  readonly references: References;
  /** Its sentences, for what is said of figures in them. */
  readonly prose: readonly Prose[];
  readonly problems: readonly Problem[];
}

/** Parses one MDX document and holds it to the safe subset. Pure: text in, findings out; nothing is run. */
export function parseDocument<F extends Fields>(file: string, source: string, fields: F): ParsedDocument<F> {
  const references: References = { figures: [], policies: [], units: [], pictures: [], links: [] };
  const nothing = { plainText: '', headings: [], references, prose: [] };
  const bound = beyondBounds(file, source);
  if (bound !== null) return { ...nothing, frontMatter: null, problems: [bound] };
  let tree: Root;
  try {
    tree = processor.parse(source.replace(/^\ufeff/, ''));
  } catch (cause) {
    return { ...nothing, frontMatter: null, problems: [syntaxProblem(file, cause)] };
  }
  const { problems, references: found } = checkSafety(tree, file);
  const yaml = tree.children[0];
  if (yaml?.type !== 'yaml') {
    return {
      ...nothing,
      frontMatter: null,
      problems: [problem('missing-front-matter', { file, line: 1 }, {}), ...problems],
    };
  }
  const front = readYaml(file, yaml.value, fields, 1);
  // A refused document may be nested deeper than any stack: its words are not wanted then.
  const sound = problems.length === 0;
  return {
    frontMatter: front.value,
    plainText: sound ? plainText(tree) : '',
    headings: sound ? tree.children.filter((n) => n.type === 'heading' && n.depth === 2).map((n) => plainText(n)) : [],
    references: found,
    prose: sound ? proseOf(tree) : [],
    problems: [...front.problems, ...problems],
  };
}

/** Far more than any talk has. The parser's time grows with the square of the emphasis marks of a paragraph. */
const MOST_CHARACTERS = 200_000;
const MOST_EMPHASIS = 2000;
/** The start of a line that opens more lists and quotations than anybody writes: each costs the parser a level. */
const NESTED_LINE = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]*){50}/;

/** What makes a document too much for the parser, found before it runs; null if nothing does. */
function beyondBounds(file: string, source: string): Problem | null {
  const refuse = (index: number, reason: string) => problem('broken-markup', { file, line: index + 1 }, { reason });
  if (source.length > MOST_CHARACTERS)
    return refuse(0, `全文超过 ${MOST_CHARACTERS / 10_000} 万字，太长了，请分成几篇`);
  let emphasis = 0;
  for (const [index, line] of source.split('\n').entries()) {
    if (NESTED_LINE.test(line)) return refuse(index, TOO_DEEP);
    emphasis = line.trim() === '' ? 0 : emphasis + (line.match(/[*_]+/g)?.length ?? 0);
    if (emphasis > MOST_EMPHASIS) return refuse(index, '这一段里的星号和下划线太多');
  }
  return null;
}

const TOO_DEEP = '一层套一层，套得太深';

/** Parser errors are English and technical; the place is exact. */
function syntaxProblem(file: string, cause: unknown): Problem {
  // The parser calls itself for each level: what is nested deeper than the bounds can tell ends here.
  if (cause instanceof RangeError) return problem('broken-markup', { file }, { reason: TOO_DEEP });
  if (!(cause instanceof VFileMessage)) throw cause;
  const place = cause.place && 'start' in cause.place ? cause.place.start : cause.place;
  // A tag still open at the end of the file has no place of its own; where it was opened stands in the sentence.
  const opened = /\((\d+):(\d+)/.exec(cause.reason);
  const line = place?.line ?? cause.line ?? (opened ? Number(opened[1]) : null);
  const column = place?.column ?? cause.column ?? (opened ? Number(opened[2]) : null);
  const where: Place = { file, line, column };
  const inCode = /acorn|expression|esm/i.test(`${cause.ruleId} ${cause.reason}`);
  if (inCode) return problem('unsafe-code', where, { what: '程序代码，或者没有加反斜杠的花括号' });
  const tag = /`<\/?([^`>]+)>?`/.exec(cause.reason)?.[1];
  return problem('broken-markup', where, { reason: tag ? `「${tag}」附近的标签没有配对` : '尖括号或标签没有写完整' });
}

/** The words of a document, blocks apart by line ends, attributes of components included. */
function plainText(node: Nodes): string {
  if (node.type === 'yaml' || node.type === 'definition') return '';
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'image') return node.alt ?? '';
  if (node.type === 'break') return '\n';
  const inner = 'children' in node ? (node.children as Nodes[]).map(plainText) : [];
  const isTag = node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
  const words = isTag
    ? node.attributes.flatMap((a) =>
        a.type === 'mdxJsxAttribute' && /^(问|question|来源|出处|source)$/.test(a.name) ? [String(a.value)] : [],
      )
    : [];
  const block =
    isTag || ['root', 'list', 'listItem', 'blockquote', 'table', 'tableRow', 'footnoteDefinition'].includes(node.type);
  return [...words, ...inner]
    .filter((part) => part !== '')
    .join(block ? '\n' : '')
    .trim();
}
