import { addresses } from '../domain/address.ts';
import type { SiteView } from './site-view.ts';

/** A published thing an identifier or folder name stands for. */
export interface Subject {
  readonly name: string;
  readonly address: string;
}

/** Finds what a correction or a survey speaks of: a matter, an event, a policy, a talk, a report or a page; null if nothing published has that name. */
export function subjectNamed(view: SiteView, name: string): Subject | null {
  const found = <T extends { readonly title: string }>(thing: T | undefined, address: string): Subject | null =>
    thing === undefined ? null : { name: thing.title, address };
  const policy = view.policy(name);
  return (
    found(view.issue(name), addresses.issue(name)) ??
    found(view.event(name), addresses.event(name)) ??
    (policy ? { name: policy.name, address: addresses.policy(name) } : null) ??
    found(view.talk(name), addresses.talk(name)) ??
    found(view.report(name), addresses.report(name)) ??
    found(
      view.site.pages.find((page) => page.slug === name),
      addresses.page(name),
    )
  );
}
