import { addresses } from '../domain/address.ts';
import { everyTalk } from '../domain/document.ts';
import type { SiteView } from '../site/site-view.ts';

/** The page of a talk, report or standing page, and the file it was written in, relative to the site folder. */
export interface DocumentPage {
  readonly address: string;
  readonly file: string;
}

export const documentPages = ({ site }: SiteView): DocumentPage[] => [
  ...everyTalk(site.talks).map(({ slug, file }) => ({ address: addresses.talk(slug), file })),
  ...site.reports.map(({ slug, file }) => ({ address: addresses.report(slug), file })),
  ...site.pages.map(({ slug, file }) => ({ address: addresses.page(slug), file })),
];

/** Where a notice stands for what was taken off. */
export const withdrawnAddresses = ({ site }: SiteView): string[] =>
  site.withdrawn.map(({ kind, slug }) => addresses[kind](slug));
