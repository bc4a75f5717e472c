import { addresses } from '../domain/address.ts';
import { stateOf } from '../domain/issue-history.ts';
import { shortHash } from '../domain/short-hash.ts';
import { siteKey } from '../domain/site-settings.ts';
import type { ReleaseDigest } from '../outputs/release-digest.ts';
import type { ListedSite } from './site.ts';

const hashOf = (texts: readonly (string | null)[]) => shortHash(JSON.stringify(texts));

/** The digest of a site, without its note. */
export function releaseDigest(site: ListedSite): ReleaseDigest {
  const { settings, asOf, issues, countedOnly, corrections } = site;
  return {
    site: siteKey(settings),
    asOf,
    matters: new Map(
      issues.map((issue) => {
        const { id, title, summary, reply, receivedOn, acceptedOn, closedOn, repliedOn } = issue;
        const state = stateOf(issue.status, settings.labels);
        const texts = hashOf([title, summary]) + (reply === null ? '' : hashOf([reply]));
        const facts = hashOf([issue.place, issue.category, issue.lead, issue.confirmed]);
        return [id, { state, receivedOn, acceptedOn, closedOn, repliedOn, texts, facts }];
      }),
    ),
    documents: new Map(
      documentsOf(site).map(({ address, document: { title, summary, plainText } }) => [
        address,
        hashOf([title, summary, plainText]),
      ]),
    ),
    withdrawn: new Set(site.withdrawn.map(({ kind, slug }) => shortHash(addresses[kind](slug)))),
    countedOnly,
    corrections: corrections.length,
    note: null,
  };
}

/** The titles of what is public, by the identifier of a matter or the address of a document. */
export function publicTitles(
  site: Pick<ListedSite, 'issues' | 'talks' | 'reports' | 'pages'>,
): ReadonlyMap<string, string> {
  return new Map([
    ...site.issues.map(({ id, title }) => [id, title] as const),
    ...documentsOf(site).map(({ address, document }) => [address, `《${document.title}》`] as const),
  ]);
}

const documentsOf = ({ talks, reports, pages }: Pick<ListedSite, 'talks' | 'reports' | 'pages'>) => [
  ...talks.map((document) => ({ address: addresses.talk(document.slug), document })),
  ...reports.map((document) => ({ address: addresses.report(document.slug), document })),
  ...pages.map((document) => ({ address: addresses.page(document.slug), document })),
];
