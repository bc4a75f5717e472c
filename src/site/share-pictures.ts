import { addresses } from '../domain/address.ts';
import { shortHash } from '../domain/short-hash.ts';
import type { SiteView } from './site-view.ts';

/** What a page shows of itself where somebody passes it on (Open Graph): some words, drawn as a picture. */
export interface SharePicture {
  /** From the site's root, with a mark of what it says. */
  readonly path: string;
  /** What the title is of; null for the site itself. */
  readonly label: string | null;
  readonly title: string;
  /** Who says so. */
  readonly foot: string;
}

const pictureOf = (label: string | null, title: string, foot: string): SharePicture => ({
  path: `/assets/share/${shortHash(JSON.stringify([label, title, foot]))}.png`,
  label,
  title,
  foot,
});

/** Talks and reports have a picture each, events one of their kind; all other pages have the site's. */
function ownPicture({ site, talk, report, event }: SiteView, address: string): SharePicture | null {
  const { name } = site.settings;
  const [, section = '', folder = ''] = decodeURIComponent(address).split('/');
  if (section === 'talks') {
    const found = talk(folder);
    return found ? pictureOf('政策宣讲', found.title, name) : null;
  }
  if (section === 'reports') {
    const found = report(folder);
    return found ? pictureOf('活动报道', found.title, name) : null;
  }
  const kind = section === 'schedule' ? event(folder)?.kind : undefined;
  return kind === undefined ? null : pictureOf('活动安排', kind, name);
}

/** The picture of a page by its address, encoded. */
export const sharePicture = (view: SiteView, address: string): SharePicture =>
  ownPicture(view, address) ?? pictureOf(null, view.site.settings.name, view.site.settings.organiser);

/** Every picture of a site, each once. */
export function sharePictures(view: SiteView): SharePicture[] {
  const { talks, reports, events } = view.site;
  const one = [...new Map(events.map((event) => [event.kind, event])).values()];
  const pages = [
    addresses.home(),
    ...talks.map(({ slug }) => addresses.talk(slug)),
    ...reports.map(({ slug }) => addresses.report(slug)),
    ...one.map(({ id }) => addresses.event(id)),
  ];
  return [...new Map(pages.map((page) => sharePicture(view, page)).map((made) => [made.path, made])).values()];
}
