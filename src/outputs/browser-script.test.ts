import { expect, it } from 'vitest';
import { browserScript } from './browser-script.ts';

it('makes plain JavaScript of a module: no types, no comments, imports named as they are served', () => {
  const source = [
    "import { gather } from '../outputs/search-text.ts';",
    "import type { Hit } from './search-worker.ts';",
    '// Why this is so.',
    "export const first = (hit: Hit): string => gather(hit.content)[0] ?? '';",
  ].join('\n');
  expect(browserScript(source).trim().split('\n')).toEqual([
    'import { gather } from "../outputs/search-text.js";',
    "export const first = (hit) => gather(hit.content)[0] ?? '';",
  ]);
});
