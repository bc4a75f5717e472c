import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { type DocumentKind, documentKinds } from './domain/document.ts';

// Front matter is read and checked in src/site; here Astro only learns where the bodies to render stand.
const folder = process.env.LIANXINQIAO_SITE ?? '.';
const bodies = (kind: DocumentKind, pattern: string) =>
  defineCollection({
    loader: glob({
      base: `${folder}/${documentKinds[kind].folder}`,
      pattern,
      generateId: ({ entry }) => entry.replace(/(\/index)?\.mdx$/, ''),
    }),
  });

export const collections = {
  talk: bodies('talk', '*/index.mdx'),
  report: bodies('report', '*/index.mdx'),
  page: bodies('page', '*.mdx'),
};
