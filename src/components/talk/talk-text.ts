import { getEntry, render } from 'astro:content';
import { addresses } from '../../domain/address.ts';
import type { Talk } from '../../domain/document.ts';
import { site, view } from '../../site/current.ts';

/** What a talk's slides and its handout both show: its text, where its page stands, and the offices to ask. */
export async function talkText({ slug, unitRefs }: Talk) {
  const entry = await getEntry('talk', slug);
  if (!entry) throw new Error(`No body was loaded for the talk ${slug}.`);
  const { base } = site.settings;
  const page = addresses.talk(slug);
  return {
    Content: (await render(entry)).Content,
    /** From the root of the site. */
    page,
    /** In full; null where the site does not say where it stands. */
    url: base === null ? null : new URL(page.slice(1), base).href,
    units: [...new Set(unitRefs)].flatMap((id) => view.unit(id) ?? []),
  };
}
