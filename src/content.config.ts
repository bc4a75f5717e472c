import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { type DocumentKind, documentKinds } from './domain/document.ts';
import { readHandover } from './site/handover.ts';

// Front matter is read and checked in src/site; here Astro only learns where the bodies to render stand. Of published
// ones alone: what Astro has seen of a draft, it copies (its pictures).
const { LIANXINQIAO_SITE: folder = '.', LIANXINQIAO_HANDOVER: handover } = process.env;
const site = handover ? readHandover(handover) : { talks: [], reports: [], pages: [] };

/** A file name as a pattern that only it fits. */
const literally = (name: string) => name.replace(/[\\*?|{}()[\]!+@]/g, '\\$&');

const bodies = (kind: DocumentKind, documents: readonly { readonly file: string }[]) => {
  const root = documentKinds[kind].folder;
  return defineCollection({
    loader: glob({
      base: `${folder}/${root}`,
      pattern: documents.map(({ file }) => literally(file.slice(root.length + 1))),
      generateId: ({ entry }) => entry.replace(/(\/index)?\.mdx$/, ''),
    }),
  });
};

export const collections = {
  talk: bodies('talk', site.talks),
  report: bodies('report', site.reports),
  page: bodies('page', site.pages),
};
