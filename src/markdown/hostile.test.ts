import { unified } from '@astrojs/markdown-remark';
import fc from 'fast-check';
import type { Node, Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import { describe, expect, it } from 'vitest';
import { FRONT, fragments, hostileDocuments } from '../../tests/hostile/documents.ts';
import { legitimate } from '../../tests/hostile/legitimate.ts';
import { talkFields } from '../domain/document.ts';
import { components } from './components.ts';
import { documentTree } from './document-tree.ts';
import { parseDocument } from './parse-document.ts';
import { safeSubset } from './safe-subset-plugin.ts';

const problemsOf = (source: string) => parseDocument('content/talks/x/index.mdx', source, talkFields).problems;
const errorsOf = (source: string) => problemsOf(source).filter(({ severity }) => severity === 'error');
/** A hostile document takes this long at most, in milliseconds; what is not bounded takes minutes. */
const PATIENCE = 10_000;

describe('a hostile document is refused where it is hostile', () => {
  it('of many kinds', () => expect(hostileDocuments.length).toBeGreaterThan(150));

  it.each(hostileDocuments)('$name', { timeout: PATIENCE }, ({ source, kind, line }) =>
    expect(errorsOf(source).map((found) => [found.kind, found.line])).toContainEqual([kind, line]),
  );
});

describe('a legitimate document passes', () => {
  it.each(legitimate)('%s', (text) => expect(problemsOf(FRONT + text)).toEqual([]));

  it('with every tag under both of its names', () => {
    const written = legitimate.join('\n');
    for (const [chinese, { english }] of Object.entries(components))
      for (const name of [chinese, english]) expect(written).toMatch(new RegExp(`<${name}[\\s/>]`));
  });

  it('all in one', () => expect(problemsOf(FRONT + legitimate.join('\n\n'))).toEqual([]));
});

it('hands out no file that only a speaker’s note shows or links to', () => {
  const text = '[甲](a.pdf)\n\n<讲稿备注>\n\n[乙](内部.pdf)\n\n![丙](内部.png)\n\n</讲稿备注>';
  const { links, pictures } = parseDocument('x.mdx', FRONT + text, talkFields).references;
  expect([...links, ...pictures].map(({ url }) => url)).toEqual(['a.pdf']);
});

describe('a misspelt tag', () => {
  it.each([
    ['<要 点>\n\n- 甲\n\n</要>', '要点'],
    ['<要點>\n\n- 甲\n\n</要點>', '要点'],
    ['<办里步骤>\n\n1. 甲\n\n</办里步骤>', '办理步骤'],
    ['<KeyPoint>\n\n- 甲\n\n</KeyPoint>', '要点'],
    ['<video />', '视频'],
  ])('%j is told the nearest right name', (text, name) =>
    expect(problemsOf(FRONT + text)[0]?.message).toContain(`是不是想写「${name}」`),
  );

  it.each(['<a>甲</a>', '<p>甲</p>', '<iframe />'])('%s is like none of ours', (text) =>
    expect(problemsOf(FRONT + text)[0]?.message).not.toContain('是不是'),
  );
});

/** As astro.config.mjs has it: reads a document that did not go through the check, and gives the tree that is drawn. */
async function astro(text: string): Promise<Root> {
  let read: Root | null = null;
  const keep = () => (tree: Root) => {
    read = structuredClone(tree);
  };
  const { createMdxRenderer } = unified({
    smartypants: false,
    remarkPlugins: [remarkCjkFriendly, keep, safeSubset],
  });
  const renderer = await createMdxRenderer?.(
    { syntaxHighlight: false },
    { optimize: false, srcDir: new URL('file:///') },
  );
  // Astro has read the front matter and puts blanks in its place.
  await renderer?.process(FRONT.replace(/[^\n]/g, ' ') + text, '/index.mdx', {});
  if (read === null) throw new Error('nothing was read');
  return read;
}

describe('Astro refuses as well what reached it without the check', () => {
  const reached = hostileDocuments.filter(
    ({ source, kind }) => source.startsWith(FRONT) && source.length < 3000 && kind !== 'broken-markup',
  );
  it.each(reached)('$name', ({ source }) => expect(astro(source.slice(FRONT.length))).rejects.toThrow());
});

/** Kinds of nodes, names, words and addresses, without places. */
const shape = (node: Node): unknown =>
  JSON.parse(JSON.stringify(node, (key, value) => (['position', 'data'].includes(key) ? undefined : value)));

const checked = (text: string): Root => {
  const tree = documentTree(FRONT + text);
  return { ...tree, children: tree.children.filter(({ type }) => type !== 'yaml') };
};

describe('what the check reads is what Astro draws', () => {
  it.each(legitimate)('%s', async (text) => expect(shape(checked(text))).toEqual(shape(await astro(text))));
});

const soup = fc.oneof(fc.constantFrom(...legitimate), fc.constantFrom(...fragments), fc.string({ unit: 'binary' }));

describe('whatever hostile stands in a legitimate document', () => {
  const some = fc.array(fc.constantFrom(...legitimate), { maxLength: 4 });

  it('is found', () =>
    fc.assert(
      fc.property(some, fc.constantFrom(...fragments), some, (before, hostile, after) => {
        expect(errorsOf(FRONT + [...before, hostile, ...after].join('\n\n'))).not.toEqual([]);
      }),
      { numRuns: 300 },
    ));

  it(
    'is drawn as it was read where the check has nothing to say, and never makes the check fail',
    { timeout: 60_000 },
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(soup, { maxLength: 6 }),
          fc.constantFrom('', ' ', '\n', '\n\n'),
          async (parts, between) => {
            const text = parts.join(between);
            if (errorsOf(FRONT + text).length === 0) expect(shape(await astro(text))).toEqual(shape(checked(text)));
          },
        ),
        { numRuns: 500 },
      ),
  );
});
