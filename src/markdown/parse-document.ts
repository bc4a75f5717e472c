import type { Nodes, Root, Yaml } from 'mdast';
import { VFileMessage } from 'vfile-message';
import type { Fields, Values } from '../domain/fields.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import { NO_OUTLINE, type TalkOutline } from '../domain/talk-outline.ts';
import { beyondBounds, TOO_DEEP } from './document-bounds.ts';
import { documentTree } from './document-tree.ts';
import { type Prose, proseOf } from './prose.ts';
import { readYaml } from './read-yaml.ts';
import { checkSafety, noReferences, type References } from './safe-subset.ts';
import { withoutNotes, wordsIn } from './speaker-notes.ts';
import { markBefore } from './tag-marks.ts';
import { talkOutline } from './talk-outline.ts';

/** A document that was read: its front matter, its words, and what it refers to. */
export interface ParsedDocument<F extends Fields> {
  readonly frontMatter: Values<F> | null;
  readonly plainText: string;
  readonly headings: readonly string[];
  readonly references: References;
  /** What only its notes for the speaker refer to: looked up, and never published. */
  readonly noted: References;
  /** What only the speaker is told (讲稿备注): never published. */
  readonly notes: readonly string[];
  readonly outline: TalkOutline;
  /** Its sentences, for what is said of figures in them. */
  readonly prose: readonly Prose[];
  readonly problems: readonly Problem[];
}

/** Parses one MDX document and holds it to the safe subset. Pure: text in, findings out; nothing is run. */
export function parseDocument<F extends Fields>(file: string, source: string, fields: F): ParsedDocument<F> {
  const references = noReferences();
  const nothing = {
    plainText: '',
    headings: [],
    references,
    noted: references,
    notes: [],
    outline: NO_OUTLINE,
    prose: [],
  };
  const text = source.replace(/^\ufeff/, '');
  const bound = beyondBounds(file, text);
  if (bound !== null) return { ...nothing, frontMatter: null, problems: [bound] };
  let tree: Root;
  try {
    tree = documentTree(text);
  } catch (cause) {
    return { ...nothing, frontMatter: null, problems: [syntaxProblem(file, text, cause)] };
  }
  const { problems, references: found, noted } = checkSafety(tree, file);
  const yaml = tree.children[0];
  if (yaml?.type !== 'yaml') {
    return {
      ...nothing,
      frontMatter: null,
      problems: [problem('missing-front-matter', { file, line: 1 }, {}), ...problems],
    };
  }
  const torn = tornFront(file, text, yaml);
  if (torn !== null) return { ...nothing, frontMatter: null, problems: [torn, ...problems] };
  const front = readYaml(file, yaml.value, fields, 1);
  // A refused document may be nested deeper than any stack: its words are not wanted then.
  if (problems.length > 0)
    return { ...nothing, frontMatter: front.value, references: found, problems: [...front.problems, ...problems] };
  const { left, taken } = withoutNotes(tree);
  return {
    frontMatter: front.value,
    plainText: plainText(left),
    headings: left.children.filter((n) => n.type === 'heading' && n.depth === 2).map((n) => plainText(n)),
    references: found,
    noted,
    notes: taken.map((node) => wordsIn(node).join('\n')),
    outline: talkOutline(left),
    prose: proseOf(left),
    problems: front.problems,
  };
}

/** Where Astro takes the front matter to end (parseFrontmatter of @astrojs/internal-helpers). */
const ASTRO_FRONT = /^---[\s\S]*?\n(?:---|\+\+\+)/;

/** Front matter must end at the same place for Astro, or part of it would be set as text. */
function tornFront(file: string, text: string, { position }: Yaml): Problem | null {
  const front = text.slice(0, position?.end.offset);
  const astro = ASTRO_FRONT.exec(text)?.[0] ?? '';
  return astro === front.trimEnd()
    ? null
    : problem(
        'invalid-yaml',
        { file, line: astro.split('\n').length },
        { reason: '换行不对，或者中间有一行以 --- 或 +++ 开头' },
      );
}

/** Parser errors are English and technical; the place is exact. */
function syntaxProblem(file: string, text: string, cause: unknown): Problem {
  // The parser calls itself for each level: what is nested deeper than the bounds can tell ends here.
  if (cause instanceof RangeError) return problem('broken-markup', { file }, { reason: TOO_DEEP });
  if (!(cause instanceof VFileMessage)) throw cause;
  const place = cause.place && 'start' in cause.place ? cause.place.start : cause.place;
  // A tag still open at the end of the file has no place of its own; where it was opened stands in the sentence.
  const opened = /\((\d+):(\d+)/.exec(cause.reason);
  const line = place?.line ?? cause.line ?? (opened ? Number(opened[1]) : null);
  const column = place?.column ?? cause.column ?? (opened ? Number(opened[2]) : null);
  const where: Place = { file, line, column };
  const isHalf = /^(?:end-tag-mismatch|unexpected-closing-slash)$/.test(cause.ruleId ?? '');
  const marked = markBefore(text, line ?? 1, isHalf);
  if (marked !== null)
    return problem('full-width-mark', { file, line: marked.line, column: marked.column, value: marked.mark }, marked);
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
        a.type === 'mdxJsxAttribute' &&
        /^(问|question|题|来源|出处|source|标题|title|说明|alt|图注|caption)$/.test(a.name)
          ? [String(a.value)]
          : [],
      )
    : [];
  const block =
    isTag || ['root', 'list', 'listItem', 'blockquote', 'table', 'tableRow', 'footnoteDefinition'].includes(node.type);
  return [...words, ...inner]
    .filter((part) => part !== '')
    .join(block ? '\n' : '')
    .trim();
}
