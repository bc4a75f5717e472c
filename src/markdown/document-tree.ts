import type { Parent, Root, RootContent } from 'mdast';
import { remark } from 'remark';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import { DEEPEST } from './document-bounds.ts';

/**
 * Stands in for the parser of program code, which would try again at every brace and blank line: any code is taken as
 * it is, since none may stay.
 */
const anyCode = {
  parse: (code: string) => ({ type: 'Program', start: 0, end: code.length, body: /^\(\{/.test(code) ? [SPREAD] : [] }),
  parseExpressionAt: (code: string) => ({ type: 'Identifier', start: 0, end: code.length }),
};
const SPREAD = {
  type: 'ExpressionStatement',
  expression: { type: 'ObjectExpression', properties: [{ type: 'SpreadElement' }] },
};

/** Reads what Astro's processor reads, in its order (createMdxProcessor of @astrojs/markdown-remark, astro.config.mjs). */
const processor = remark()
  .use(remarkMdx, { acorn: anyCode as never })
  .use(remarkGfm)
  .use(remarkCjkFriendly)
  .use(remarkFrontmatter, ['yaml']);

/**
 * A document as Astro will see it (a test holds them together), with its front matter in front. Throws a VFileMessage
 * where it can't be read.
 */
export function documentTree(source: string): Root {
  const tree = processor.parse(source);
  unravel(tree);
  return tree;
}

/** A tag that has a line to itself is no part of a sentence: MDX takes such paragraphs apart before it renders them. */
function unravel(parent: Parent, depth = 0): void {
  // What is nested deeper is refused.
  if (depth > DEEPEST) return;
  parent.children = parent.children.flatMap((node) => {
    if ('children' in node) unravel(node, depth + 1);
    if (node.type !== 'paragraph') return [node];
    const tags = node.children.filter((child) => child.type === 'mdxJsxTextElement');
    const isAlone = node.children.every(
      (child) => tags.includes(child as never) || (child.type === 'text' && /^[\t\n\v\f\r ]*$/.test(child.value)),
    );
    return tags.length > 0 && isAlone
      ? tags.map((tag) => ({ ...tag, type: 'mdxJsxFlowElement' }) as RootContent)
      : [node];
  });
}
