import type { Image, Nodes, Root } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx';

/**
 * Makes a 图 tag of every picture written in Markdown's own way (`![说明](文件)`), so that all pictures of a document come to
 * the page on one way. What a tag in a sentence becomes must fit into a paragraph (`inline`).
 */
export function picturesAsTags(tree: Root): void {
  const definitions = new Map<string, string>();
  each(tree, (node) => {
    // Of several with one name the first holds (CommonMark 0.31, 4.7).
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node.url);
  });
  each(tree, (node) => {
    if (!('children' in node)) return;
    const children = node.children as Nodes[];
    for (const [index, child] of children.entries()) {
      if (child.type === 'image') children[index] = tag(child.url, child.alt);
      else if (child.type === 'imageReference')
        children[index] = tag(definitions.get(child.identifier) ?? '', child.alt);
    }
  });
}

function each(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node);
  if ('children' in node) for (const child of node.children) each(child, visit);
}

const tag = (url: string, alt: Image['alt']): MdxJsxTextElement => ({
  type: 'mdxJsxTextElement',
  name: '图',
  attributes: Object.entries({ file: decodeURIComponent(url), alt: alt ?? '', inline: null }).map(([name, value]) => ({
    type: 'mdxJsxAttribute',
    name,
    value,
  })),
  children: [],
});
