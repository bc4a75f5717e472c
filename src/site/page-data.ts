import { absoluteAddress, addresses } from '../domain/address.ts';
import { NO_DAY } from '../domain/calendar-date.ts';
import type { Report, Talk, Translation } from '../domain/document.ts';
import { errorReport } from '../domain/error-report.ts';
import { CHINESE } from '../domain/language.ts';
import { ledgerOf } from '../domain/ledger-catalogue.ts';
import {
  articleNode,
  datasetNodes,
  eventNode,
  type Publisher,
  type StructuredNode,
  website,
} from '../outputs/structured-data.ts';
import { publishedLedgers } from './generated-files.ts';
import { sharePicture } from './share-pictures.ts';
import type { SiteEvent } from './site.ts';
import type { SiteView } from './site-view.ts';

/** What is made where the site has an address: structured data names nothing without one. */
function stated(view: SiteView, make: (at: (address: string) => string, publisher: Publisher) => StructuredNode[]) {
  const { base, organiser } = view.site.settings;
  if (base === null) return [];
  const at = (address: string) => absoluteAddress(base, address);
  return make(at, { name: organiser, home: at('/') });
}

/** Home: the site, and the office behind it. */
export const siteData = (view: SiteView): StructuredNode[] =>
  stated(view, (at, publisher) => {
    const { name, languages, contact, hotline, siteId } = view.site.settings;
    const { phone } = errorReport(contact, hotline, { title: '', address: at('/') });
    return [website(name, publisher, { language: languages[0] ?? CHINESE, phone, siteId })];
  });

export const eventData = (view: SiteView, event: SiteEvent): StructuredNode[] =>
  stated(view, (at, publisher) => {
    const { place } = view.site.settings;
    const lineage = view.tree.lineage(event.place ?? place ?? '');
    const top = lineage.findIndex(({ code }) => code === place);
    const places = lineage
      .slice(0, top < 0 ? undefined : top + 1)
      .map(({ name }) => name)
      .toReversed();
    return [eventNode(event, { url: at(addresses.event(event.id)), places, publisher }) ?? []].flat();
  });

export const talkData = (view: SiteView, talk: Talk | Translation): StructuredNode[] =>
  stated(view, (at, publisher) => {
    const original = 'original' in talk ? talk.original : talk.slug;
    const { title, summary, publishedAt, source } = talk;
    const own = {
      language: 'original' in talk ? talk.language : (view.site.settings.languages[0] ?? CHINESE),
      image: at(sharePicture(view, addresses.talk(original)).path),
      correctedOn: correctedOn(view, talk.slug),
    };
    const url = at(addresses.talk(talk.slug));
    return [articleNode({ type: 'Article', title, summary, publishedAt, source, url, publisher, ...own })];
  });

export const reportData = (view: SiteView, { slug, title, summary, publishedAt, source }: Report): StructuredNode[] =>
  stated(view, (at, publisher) => {
    const language = view.site.settings.languages[0] ?? CHINESE;
    const address = addresses.report(slug);
    const own = { language, image: at(sharePicture(view, address).path), correctedOn: correctedOn(view, slug) };
    const url = at(address);
    return [articleNode({ type: 'NewsArticle', title, summary, publishedAt, source, url, publisher, ...own })];
  });

/** Day of the last correction of what an identifier or folder name stands for. */
const correctedOn = ({ site }: SiteView, subject: string) =>
  site.corrections.find((row) => row.subject === subject && row.date <= site.now)?.date ?? null;

const FILE_TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
} as const;

export const openDataData = (view: SiteView): StructuredNode[] =>
  stated(view, (at, publisher) => {
    const { settings, asOf } = view.site;
    const place = settings.place === null ? undefined : view.tree.get(settings.place)?.name;
    const datasets = publishedLedgers(view.site).map(({ key, columns }) => {
      const { name, zh, meaning } = ledgerOf(key);
      return {
        name: zh,
        meaning,
        columns: columns.map(([, column]) => column.zh),
        url: `${at(addresses.data())}#${name}`,
        licence: at(addresses.data()),
        files: Object.entries(FILE_TYPES).map(([ending, type]) => ({ type, url: at(`/data/${name}.${ending}`) })),
        asOf,
        place: place ?? null,
      };
    });
    return asOf === NO_DAY ? [] : datasetNodes(datasets, publisher);
  });
