import { addresses } from '../domain/address.ts';
import { monthInWords } from '../domain/calendar-date.ts';
import { eventKinds } from '../domain/event.ts';
import { stateNames } from '../domain/issue-state.ts';
import { sectionLink } from '../domain/site-section.ts';
import { builtInPages } from './built-in-pages.ts';
import { eventMonths } from './schedule.ts';
import type { Section, SiteView } from './site-view.ts';

interface MapLink {
  readonly name: string;
  readonly to: string;
}

/** A section of the site map: its own page, and the lists below it. */
export interface MapSection {
  readonly name: string;
  /** Null for what has no page of its own: a gathering of single pages. */
  readonly to: string | null;
  readonly lists: readonly {
    readonly title: string | null;
    readonly links: readonly MapLink[];
    /** Titles of documents want a line each; names stand side by side. */
    readonly long: boolean;
  }[];
}

const mapLink = (section: Parameters<typeof sectionLink>[0]): MapLink => {
  const { name, address } = sectionLink(section);
  return { name, to: address };
};

/** Titles of a section on the map; its own pages have the others. */
const MOST_TITLES = 30;

/** Every section with something in it and the lists that lead on from there; single matters are left to those lists. */
export function siteMap(view: SiteView): MapSection[] {
  const { site } = view;
  const names = (title: string | null, links: readonly MapLink[]) =>
    links.length > 0 ? [{ title, links, long: false }] : [];
  const titles = (links: readonly MapLink[], to: string) => {
    const more = links.length > MOST_TITLES ? [{ name: `查看全部（共${links.length}个）`, to }] : [];
    return links.length > 0 ? [{ title: null, links: [...links.slice(0, MOST_TITLES), ...more], long: true }] : [];
  };
  const section = (
    key: Parameters<typeof sectionLink>[0] & Section,
    lists: () => MapSection['lists'] = () => [],
  ): MapSection[] => (view.has(key) ? [{ ...mapLink(key), lists: lists() }] : []);
  const kinds = Object.entries(eventKinds).filter(([, kind]) => view.eventsByKind.has(kind));
  return [
    ...section('schedule', () => [
      ...names(
        '按类型',
        kinds.map(([name, kind]) => ({ name, to: addresses.scheduleByKind(kind) })),
      ),
      ...names(
        '按月',
        eventMonths(site.events).map(({ month }) => ({
          name: monthInWords(month),
          to: addresses.scheduleByMonth(month),
        })),
      ),
    ]),
    ...section('issues', () => [
      ...names(
        '按状态',
        [...view.issuesByState.keys()].map((state) => ({
          name: stateNames[state],
          to: addresses.issuesByState(state),
        })),
      ),
      ...names(
        '按类别',
        [...view.issuesByCategory.keys()].map((name) => ({ name, to: addresses.issuesByCategory(name) })),
      ),
      ...names(
        '按月',
        [...view.issuesByMonth.keys()].map((month) => ({
          name: monthInWords(month),
          to: addresses.issuesByMonth(month),
        })),
      ),
    ]),
    ...section('talks', () =>
      titles(
        site.talks.map(({ title, slug }) => ({ name: title, to: addresses.talk(slug) })),
        addresses.talks(),
      ),
    ),
    ...section('policies', () =>
      titles(
        site.policies.map(({ name, id }) => ({ name, to: addresses.policy(id) })),
        addresses.policies(),
      ),
    ),
    ...section('reports', () =>
      titles(
        site.reports.map(({ title, slug }) => ({ name: title, to: addresses.report(slug) })),
        addresses.reports(),
      ),
    ),
    ...section('places', () =>
      names(
        null,
        view.townships().map(({ name, code }) => ({ name, to: addresses.place(code) })),
      ),
    ),
    { name: '其他', to: null, lists: names(null, singlePages(view)) },
  ];
}

/** Pages with nothing listed below them. */
function singlePages({ site, has }: SiteView): MapLink[] {
  const sections = (['results', 'commitments', 'surveys', 'bulletins'] as const).filter((section) => has(section));
  return [
    ...sections.map(mapLink),
    { name: '查找', to: addresses.search() },
    ...(['data', 'corrections'] as const).map(mapLink),
    ...[...site.pages, ...builtInPages(site)].map(({ title, slug }) => ({ name: title, to: addresses.page(slug) })),
  ];
}
