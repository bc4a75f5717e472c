import type { Nodes, Root, RootContent } from 'mdast';
import { componentNamed } from './components.ts';

const childrenOf = (node: Nodes): readonly Nodes[] => ('children' in node ? (node.children as Nodes[]) : []);

/** A note for the speaker (讲稿备注). */
export const isNotes = (node: Nodes): boolean =>
  (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') &&
  componentNamed(node.name ?? '') === '讲稿备注';

/**
 * A checked document without what is only the speaker's: the notes, and footnotes that nothing else refers to. `left` is
 * what the public gets, in every output and every index; `taken` has no place there.
 */
export function withoutNotes({ children, ...root }: Root): { left: Root; taken: readonly RootContent[] } {
  const taken = children.filter(isNotes);
  let left = children.filter((node) => !isNotes(node));
  for (;;) {
    const named = new Set(left.flatMap((node) => footnotesIn(node)));
    const orphans = left.filter((node) => node.type === 'footnoteDefinition' && !named.has(node.identifier));
    if (orphans.length === 0) return { left: { ...root, children: left }, taken };
    taken.push(...orphans);
    left = left.filter((node) => !orphans.includes(node));
  }
}

/** Footnotes a part refers to; a footnote that names itself is not asked for by that. */
function footnotesIn(node: Nodes, within: string | null = null): string[] {
  if (node.type === 'footnoteReference') return node.identifier === within ? [] : [node.identifier];
  const own = node.type === 'footnoteDefinition' ? node.identifier : within;
  return childrenOf(node).flatMap((child) => footnotesIn(child, own));
}

/** Everything that is written in a note, also in its tags. */
export const wordsIn = (node: Nodes): string[] => [
  ...('value' in node && typeof node.value === 'string' ? [node.value] : []),
  ...('alt' in node && typeof node.alt === 'string' ? [node.alt] : []),
  ...('attributes' in node ? node.attributes.flatMap(({ value }) => (typeof value === 'string' ? [value] : [])) : []),
  ...childrenOf(node).flatMap(wordsIn),
];
