import type { Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type { VFile } from 'vfile';
import { picturesAsTags } from './picture-tags.ts';
import { checkSafety, markPlaces } from './safe-subset.ts';
import { slidesOf } from './slides.ts';
import { withoutNotes } from './speaker-notes.ts';

/**
 * The second pass over a document, inside Astro: whatever reached the renderer without going through the check stops
 * the build here (MDX would run its code). Speaker's notes go on in the local preview only: what is built for the public
 * never holds them. Each slide becomes an element of its own, which a page may leave out, and each picture a tag.
 */
export function safeSubset({ keepsNotes = false }: { readonly keepsNotes?: boolean } = {}) {
  return (tree: Root, file: VFile): void => {
    for (const { message, line, column } of checkSafety(tree, file.path ?? '').problems) {
      file.fail(
        message,
        line === null ? undefined : { line, column: typeof column === 'number' ? column : 1 },
        'lianxinqiao:safe-subset',
      );
    }
    markPlaces(tree);
    const shown = keepsNotes ? tree : withoutNotes(tree).left;
    const front = shown.children.filter(({ type }) => type === 'yaml');
    const slides = slidesOf(shown).map(
      ({ title, nodes }, index): RootContent => ({
        type: 'mdxJsxFlowElement',
        name: SLIDE,
        // The first is the title slide, which the page adds.
        attributes: Object.entries({ title, number: String(index + 2) }).map(([name, value]) => ({
          type: 'mdxJsxAttribute',
          name,
          value,
        })),
        children: [...nodes] as MdxJsxFlowElement['children'],
      }),
    );
    tree.children = [...front, ...slides];
    picturesAsTags(tree);
  };
}

/** No tag a document may use: components for it are given where it is rendered. */
export const SLIDE = 'Slide';
