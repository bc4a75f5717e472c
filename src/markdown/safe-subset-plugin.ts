import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { checkSafety, markInline } from './safe-subset.ts';

/**
 * The second pass over a document, inside Astro: whatever reached the renderer without going through the check stops
 * the build here (MDX would run its code).
 */
export function safeSubset() {
  return (tree: Root, file: VFile): void => {
    for (const { message, line, column } of checkSafety(tree, file.path ?? '').problems) {
      file.fail(
        message,
        line === null ? undefined : { line, column: typeof column === 'number' ? column : 1 },
        'lianxinqiao:safe-subset',
      );
    }
    markInline(tree);
  };
}
