import { addresses } from '../domain/address.ts';
import { articleAnchor } from '../domain/article-number.ts';
import { lawPages, lawParts } from '../domain/policy-article.ts';
import type { SiteView } from './site-view.ts';

/** Where an article stands, by its anchor: on the page of its policy, or on one of those that hold the text of a long law. */
export function lawAddress({ articlesByPolicy }: SiteView, policy: string, anchor: string): string {
  const pages = lawPages(lawParts(articlesByPolicy.get(policy) ?? []));
  const page = pages.findIndex((parts) =>
    parts.some(({ articles }) => articles.some(({ article }) => articleAnchor(article) === anchor)),
  );
  const address = pages.length > 1 && page >= 0 ? addresses.lawText(policy, page + 1) : addresses.policy(policy);
  return `${address}#${anchor}`;
}
