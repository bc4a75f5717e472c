import type { Parent, Root, RootContent } from 'mdast';
import { remark } from 'remark';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx, { type Options } from 'remark-mdx';
import { DEEPEST } from './document-bounds.ts';

/**
 * Stands in for the parser of program code, which would try again at every brace and blank line: all code is taken as
 * it is, since none may stay.
 */
const allCode: NonNullable<Options['acorn']> = {
  parse(code) {
    const place = { start: 0, end: code.length };
    const argument = { ...place, type: 'Identifier', name: '' } as const;
    const spread = { ...place, type: 'SpreadElement', argument } as const;
    const expression = { ...place, type: 'ObjectExpression' as const, properties: [spread] };
    const statement = { ...place, type: 'ExpressionStatement' as const, expression };
    return { ...place, type: 'Program', sourceType: 'module', body: /^\(\{/.test(code) ? [statement] : [] };
  },
  parseExpressionAt: (code) => ({ type: 'Identifier', name: '', start: 0, end: code.length }),
};

/** Reads what Astro's processor reads, in its order (createMdxProcessor of @astrojs/markdown-remark, astro.config.mjs). */
const processor = remark()
  .use(remarkMdx, { acorn: allCode })
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
      (child) => child.type === 'mdxJsxTextElement' || (child.type === 'text' && /^[\t\n\v\f\r ]*$/.test(child.value)),
    );
    return tags.length > 0 && isAlone
      ? tags.map((tag) => ({ ...tag, type: 'mdxJsxFlowElement' }) as RootContent)
      : [node];
  });
}
