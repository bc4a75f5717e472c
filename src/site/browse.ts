import { addresses } from '../domain/address.ts';
import { monthInWords } from '../domain/calendar-date.ts';
import { issueStates, stateNames } from '../domain/issue-state.ts';
import { pageAddress, pageCount } from '../domain/paging.ts';
import type { PlaceRow } from '../domain/place.ts';
import type { SiteIssue } from './site.ts';
import type { SiteView } from './site-view.ts';

/** A list of matters with an address of its own, newest first. */
export interface BrowseList {
  readonly title: string;
  /** Name among its siblings. */
  readonly name: string;
  readonly address: string;
  readonly issues: readonly SiteIssue[];
}

/** One way of dividing all matters. */
export interface BrowseGroup {
  readonly name: string;
  readonly lists: readonly BrowseList[];
}

export const allIssues = ({ site }: SiteView): BrowseList => ({
  title: '问题办理',
  name: '全部',
  address: addresses.issues(),
  issues: site.issues,
});

const placeLists = (view: SiteView, places: readonly PlaceRow[]): BrowseList[] =>
  places.flatMap(({ code, name }) => {
    const issues = view.issuesByPlace.get(code);
    return issues
      ? [{ title: `${view.placeName(code)}的问题`, name, address: addresses.issuesByPlace(code), issues }]
      : [];
  });

/** The ways to browse, without empty lists. Villages have lists too but are reached from their own pages. */
export function browseGroups(view: SiteView): BrowseGroup[] {
  const groups: BrowseGroup[] = [
    { name: '按乡镇', lists: placeLists(view, view.townships()) },
    {
      name: '按类别',
      lists: [...view.issuesByCategory]
        .map(([name, issues]) => ({
          title: `${name}类的问题`,
          name,
          address: addresses.issuesByCategory(name),
          issues,
        }))
        .toSorted((a, b) => b.issues.length - a.issues.length),
    },
    {
      name: '按状态',
      lists: issueStates.flatMap((state) => {
        const issues = view.issuesByState.get(state);
        return issues
          ? [
              {
                title: `${stateNames[state]}的问题`,
                name: stateNames[state],
                address: addresses.issuesByState(state),
                issues,
              },
            ]
          : [];
      }),
    },
    {
      name: '按月份',
      lists: [...view.issuesByMonth].map(([month, issues]) => ({
        title: `${monthInWords(month)}收到的问题`,
        name: monthInWords(month),
        address: addresses.issuesByMonth(month),
        issues,
      })),
    },
  ];
  return groups.filter(({ lists }) => lists.length > 0);
}

/** Every numbered page of every list, with what its address holds after `/issues/`. A page carries its list, not a copy. */
export function browsePages(view: SiteView): { path: string | undefined; list: BrowseList; page: number }[] {
  const villages = view.site.places.filter((place) => view.tree.levelOf(place) === '村');
  const lists = [allIssues(view), ...browseGroups(view).flatMap((group) => group.lists), ...placeLists(view, villages)];
  return lists.flatMap((list) =>
    Array.from({ length: pageCount(list.issues.length) }, (_, i) => {
      const path = decodeURIComponent(pageAddress(list.address, i + 1).slice('/issues/'.length, -1));
      return { path: path === '' ? undefined : path, list, page: i + 1 };
    }),
  );
}
