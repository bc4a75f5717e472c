import { addresses } from '../domain/address.ts';
import { monthInWords } from '../domain/calendar-date.ts';
import { eventKinds } from '../domain/event.ts';
import { stateNames } from '../domain/issue-state.ts';
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
    key: Section,
    name: string,
    to: string,
    lists: () => MapSection['lists'] = () => [],
  ): MapSection[] => (view.has(key) ? [{ name, to, lists: lists() }] : []);
  const kinds = Object.entries(eventKinds).filter(([, kind]) => view.eventsByKind.has(kind));
  return [
    ...section('schedule', '活动安排', addresses.schedule(), () => [
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
    ...section('issues', '问题办理', addresses.issues(), () => [
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
    ...section('talks', '政策宣讲', addresses.talks(), () =>
      titles(
        site.talks.map(({ title, slug }) => ({ name: title, to: addresses.talk(slug) })),
        addresses.talks(),
      ),
    ),
    ...section('policies', '政策', addresses.policies(), () =>
      titles(
        site.policies.map(({ name, id }) => ({ name, to: addresses.policy(id) })),
        addresses.policies(),
      ),
    ),
    ...section('reports', '活动报道', addresses.reports(), () =>
      titles(
        site.reports.map(({ title, slug }) => ({ name: title, to: addresses.report(slug) })),
        addresses.reports(),
      ),
    ),
    ...section('places', '乡镇村', addresses.places(), () =>
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
  const sections: readonly [Section, string, string][] = [
    ['results', '办理情况', addresses.results()],
    ['commitments', '实事项目', addresses.commitments()],
    ['surveys', '调研课题', addresses.surveys()],
    ['bulletins', '周通报', addresses.bulletins()],
  ];
  return [
    ...sections.flatMap(([key, name, to]) => (has(key) ? [{ name, to }] : [])),
    { name: '查找', to: addresses.search() },
    { name: '开放数据', to: addresses.data() },
    { name: '更正与变化', to: addresses.corrections() },
    ...[...site.pages, ...builtInPages(site)].map(({ title, slug }) => ({ name: title, to: addresses.page(slug) })),
  ];
}
