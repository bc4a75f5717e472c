import { addresses } from '../domain/address.ts';
import { shortHash } from '../domain/short-hash.ts';
import type { Site } from './site.ts';
import type { SiteView } from './site-view.ts';

/** What a page shows of itself where somebody passes it on (Open Graph): some words, drawn as a picture. */
export interface SharePicture {
  /** From the site's root, with a mark of what it says and how it is drawn: browsers keep it for a year. */
  readonly path: string;
  /** What the title is of; null for the site itself. */
  readonly label: string | null;
  readonly title: string;
  /** Who says so. */
  readonly foot: string;
}

/** To be changed with how pictures are drawn (build/share-pictures.ts). */
const VERSION = 1;

const pictureOf = (
  { colour, name }: Site['settings'],
  label: string | null,
  title: string,
  foot = name,
): SharePicture => ({
  path: `/assets/share/${shortHash(JSON.stringify([VERSION, colour, label, title, foot]))}.png`,
  label,
  title,
  foot,
});

/** Talks and reports have a picture each, events one of their kind; all other pages have the site's. */
function ownPicture({ site, talk, report, event }: SiteView, address: string): SharePicture | null {
  const { settings } = site;
  const [, section = '', folder = ''] = decodeURIComponent(address).split('/');
  if (section === 'talks') {
    const found = talk(folder);
    return found ? pictureOf(settings, '政策宣讲', found.title) : null;
  }
  if (section === 'reports') {
    const found = report(folder);
    return found ? pictureOf(settings, '活动报道', found.title) : null;
  }
  const kind = section === 'schedule' ? event(folder)?.kind : undefined;
  return kind === undefined ? null : pictureOf(settings, '活动安排', kind);
}

/** The picture of a page by its address, encoded. */
export const sharePicture = (view: SiteView, address: string): SharePicture =>
  ownPicture(view, address) ??
  pictureOf(view.site.settings, null, view.site.settings.name, view.site.settings.organiser);

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
