import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { type DocumentKind, documentKinds } from './domain/document.ts';
import { readHandover } from './site/handover.ts';

const { LIANXINQIAO_SITE: folder = '.', LIANXINQIAO_HANDOVER: handover } = process.env;

/** A file name as a pattern that only it fits. */
const literally = (name: string) => name.replace(/[\\*?|{}()[\]!+@]/g, '\\$&');

// Front matter is read and checked in src/site; here Astro only learns where the bodies to render stand. Of published
// ones alone: what Astro has seen of a draft, it copies (its pictures).
const bodies = (kind: DocumentKind, documents: readonly { readonly file: string }[]) => {
  const root = documentKinds[kind].folder;
  return defineCollection({
    loader: glob({
      base: `${folder}/${root}`,
      pattern: documents.map(({ file }) => literally(file.slice(root.length + 1))),
      // The slug: `yibao`, of a translation `yibao/bo`.
      generateId: ({ entry }) => entry.replace(/(\/index)?\.mdx$/, '').replace(/\/index\./, '/'),
    }),
  });
};

/** The site itself is not kept: pages have theirs, and it may be large. */
function publishedBodies() {
  const site = handover ? readHandover(handover) : { talks: [], reports: [], pages: [] };
  return {
    talk: bodies('talk', [...site.talks, ...site.talks.flatMap(({ translations }) => translations)]),
    report: bodies('report', site.reports),
    page: bodies('page', site.pages),
  };
}

export const collections = publishedBodies();
