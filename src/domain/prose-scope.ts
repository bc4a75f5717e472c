import type { CalendarDate } from './calendar-date.ts';
import type { CampaignRow } from './campaign.ts';
import { daysOf, type MeasureScope } from './measure-scope.ts';
import { namedPeriod } from './named-period.ts';
import type { PlaceTree } from './place.ts';

/** What a document is about as a whole, and what a sentence in it may name instead. */
export interface ProseContext {
  readonly places: readonly string[];
  readonly campaign: string | null;
  /** Days of the events it tells of. */
  readonly eventDays: readonly CalendarDate[];
  /** The day it was published: what 今年, 上月 and 3月 are seen from. */
  readonly seenFrom: CalendarDate;
  readonly asOf: CalendarDate;
  /** Title of the document and heading above the sentence, nearest first. */
  readonly headings: readonly string[];
  readonly site: {
    readonly place: string | null;
    readonly tree: PlaceTree;
    readonly campaigns: readonly Pick<CampaignRow, 'id' | 'name' | 'startsOn' | 'endsOn'>[];
    readonly units: readonly { readonly id: string; readonly name: string }[];
    readonly channels: readonly string[];
    readonly categories: readonly string[];
  };
}

/** What a number may be about: it is right if it is right for one of them. `unsure`: if for none, it may be about something else. */
export interface ProseScope {
  readonly scopes: readonly MeasureScope[];
  readonly unsure: string | null;
  /** A time that the calendar does not have, as written: 2月30日. */
  readonly impossible: string | null;
}

const LEVEL_WORDS: Readonly<Record<string, string>> = {
  省: '[全我本]省',
  市: '[全我本]市|[全我本]州',
  县: '[全我本]县|[全我本]区|[全我本]旗',
  乡: '[全我本]镇|[全我本]乡|全街道',
};
const ELSEWHERE =
  /全国|国家|中央|外[省市县区]|兄弟[省市县区]|邻[省市县区]|[全我本]省|省[里级]|[全我本]市|市[里级]|[全我本]县|[全我本]区|[全我本]旗|同期/;
/** Words for a part of what is counted, or for somebody else's count. */
const PART = /热线|12345|网上|信箱|网民|网友|领导|书记|支部|党员|网格员|通报|公报|公布|[我本该][局办]|我单位/;
/** Somebody whose own count it may be, right before the word that says what is counted. */
const SOMEBODY =
  /\p{Script=Han}(?:局|委|委员会|中心|所|(?<![交督承转举主协代包帮])办|办公室|部门|[支大]队|公司|院|站)(?:的|共|累计|总计|目前|已|已经|现|全年|今年以来|本[月周年]|[\d一二三四五六七八九十]{1,4}[年月])*$/u;
/** 我镇, 全村: the place of whoever writes, by its level. */
const OF_LEVEL: readonly (readonly [RegExp, string])[] = [
  [/[全我本](?:镇|乡(?!镇)|街道)/, '乡'],
  [/[全我本](?:村|社区)/, '村'],
];
const SEVERAL = /(?:各|每个|有的|部分|[\d一二三四五六七八九十]+个)(?:乡镇|镇|乡|村|社区|单位|部门)/;

/**
 * The scope of a number at `at` in a sentence: what the sentence names, else what stands above it, else the document's
 * own. The word that says what is counted stands at `wordAt`.
 */
export function proseScope(sentence: string, at: number, context: ProseContext, wordAt: number = at): ProseScope {
  const { site } = context;
  const before = sentence.slice(0, at);
  const unknown = (unsure: string, impossible: string | null = null) => ({ scopes: [], unsure, impossible });
  const ownWords = LEVEL_WORDS[levelOfSite(site)] ?? '全县';
  const wholeSite = new RegExp(ownWords).test(before);
  if (ELSEWHERE.test(before.replace(new RegExp(ownWords, 'g'), ''))) return unknown('写的不是本站范围内的数');
  const clause = clauseBefore(sentence, at);
  if (SEVERAL.test(clause)) return unknown('分不清是哪几个地方或单位的数');
  const named = lastNamed(before, site.campaigns);
  const isBeside = named
    ? /[比较同]$/.test(before.slice(0, before.lastIndexOf(named.name)))
    : site.campaigns.some(({ id, name }) => id !== context.campaign && sentence.includes(name));
  if (isBeside) return unknown('写的是另一次专项活动');
  const place = placeOf(before, context, wholeSite);
  if (place !== null && 'unsure' in place) return unknown(place.unsure);
  const time = periodOf(sentence, at, clause, context);
  if ('impossible' in time) return unknown('没有这个时间', time.impossible);
  if ('none' in time) return unknown(time.none);
  const own = site.campaigns.find(({ id }) => id === context.campaign) ?? null;
  const campaignIn = (period: string | null) => named?.id ?? (own && reachesOut(period, own) ? null : context.campaign);
  const scopes = time.periods.map((period): MeasureScope => {
    const campaign = campaignIn(period);
    return {
      ...(place === null ? {} : { place: place.code }),
      ...(campaign === null ? {} : { campaign }),
      ...(period === null ? {} : { period }),
    };
  });
  const village = place === null ? undefined : site.tree.get(place.code);
  const isVillage = village !== undefined && site.tree.levelOf(village) === '村';
  const { part, isCertain } = partTold(sentence, at, wordAt, site);
  const parts = part === null ? [] : scopes.map((scope) => ({ ...scope, ...part }));
  if (isCertain && !isVillage) return { scopes: parts, unsure: null, impossible: null };
  return {
    scopes: [...parts, ...scopes],
    unsure: part !== null ? '这一句可能只说其中一部分' : isVillage ? '村里的事，本站的数只含公共设施类' : null,
    impossible: null,
  };
}

/** The part of all matters a number may be of, empty for one that has no name here; null where nothing tells of one. */
function partTold(
  sentence: string,
  at: number,
  wordAt: number,
  site: ProseContext['site'],
): { part: MeasureScope | null; isCertain: boolean } {
  const clause = clauseBefore(sentence, at);
  // 收到 35 件道路交通类问题: what follows the number, up to where another thing begins.
  const told = clause + (/^[^，,；;、（(和与及]{0,16}/.exec(sentence.slice(at))?.[0] ?? '');
  const named = site.categories.filter((name) => told.includes(name));
  const [category, ...more] = named.filter((name) => !named.some((other) => other !== name && other.includes(name)));
  const unit = lastNamed(clause, site.units.flatMap(unitNames))?.id;
  const channel = site.channels.find((name) => clause.includes(name));
  const isOthers = PART.test(clause) || SOMEBODY.test(sentence.slice(0, Math.min(wordAt, at)));
  const part: MeasureScope = { ...(category && { category }), ...(unit && { unit }), ...(channel && { channel }) };
  // 道路交通类办结率: of this category and nothing else.
  const isCategory = told.includes(`${category}类`) || told.includes(`${category}方面`);
  return {
    part: Object.keys(part).length > 0 || isOthers ? part : null,
    isCertain: isCategory && more.length === 0 && !unit && !channel && !isOthers,
  };
}

const clauseBefore = (sentence: string, at: number): string =>
  sentence
    .slice(0, at)
    .split(/[，,；;]/)
    .at(-1) ?? '';

/** The one named last in a text; of two that end at one place the longer. */
function lastNamed<N extends { readonly name: string }>(text: string, all: readonly N[]): N | undefined {
  const end = ({ name }: N) => text.lastIndexOf(name) + name.length;
  return all
    .filter(({ name }) => text.includes(name))
    .toSorted((a, b) => end(a) - end(b) || a.name.length - b.name.length)
    .at(-1);
}

/** 县水利局 is called 水利局, too. */
function unitNames({ id, name }: { readonly id: string; readonly name: string }): { id: string; name: string }[] {
  const short = name.replace(/^[省市县区州旗](?![场政容])/, '');
  return short === name
    ? [{ id, name }]
    : [
        { id, name },
        { id, name: short },
      ];
}

type Periods =
  | { readonly periods: readonly (string | null)[] }
  | { readonly none: string }
  | { readonly impossible: string };

function periodOf(
  sentence: string,
  at: number,
  clause: string,
  { headings, seenFrom, asOf, eventDays }: ProseContext,
): Periods {
  const inSentence = namedPeriod(sentence, at, seenFrom);
  // A heading is about what stands below it; a day in one is the day of the event, not of the figures.
  const above = headings
    .map((text) => namedPeriod(text, 0, seenFrom))
    .find((named) => named && 'period' in named && named.period.length < 10);
  const named = inSentence ?? above ?? null;
  if (named === null) return { periods: [null, ...eventDays] };
  if ('period' in named) {
    // 累计 below 三月份情况 may be of all time, or of the year.
    const isSum = /累计/.test(clause) && namedPeriod(clause, clause.length, seenFrom) === null;
    return { periods: isSum ? [named.period, null, named.period.slice(0, 4)] : [named.period] };
  }
  if ('none' in named || 'impossible' in named) return named;
  if ('eventDay' in named) return eventDays.length > 0 ? { periods: eventDays } : { none: '看不出是哪一天的数' };
  return named.upTo === null || named.upTo === asOf ? { periods: [null] } : { none: '本站只有截至数据截至日的累计数' };
}

/** A time beyond the campaign's own can't be told of the campaign alone. */
function reachesOut(period: string | null, { startsOn, endsOn }: Pick<CampaignRow, 'startsOn' | 'endsOn'>): boolean {
  if (period === null) return false;
  const { first, last } = daysOf(period);
  return (startsOn !== null && first < startsOn) || (endsOn !== null && last > endsOn);
}

type NamedPlace = { readonly code: string } | { readonly unsure: string } | null;

/** The place named last before the number, else the document's own; null for the whole site. */
function placeOf(before: string, { places, site }: ProseContext, wholeSite: boolean): NamedPlace {
  const named = site.tree
    .all()
    .flatMap(({ name, code }) => (before.includes(name) ? [{ name, code, at: before.lastIndexOf(name) }] : []))
    .toSorted((a, b) => a.at + a.name.length - b.at - b.name.length || b.at - a.at);
  const last = named.at(-1);
  if (last && !(wholeSite && last.code === site.place)) {
    if (
      named.some(
        ({ name, at }) => at !== last.at && /^(?:、|和|与|及|以及)$/.test(before.slice(at + name.length, last.at)),
      )
    )
      return { unsure: '写了几个地方，分不清是哪一个的数' };
    const same = named.filter(({ name }) => name === last.name).map(({ code }) => code);
    const meant =
      same.length === 1 ? same : same.filter((code) => places.some((own) => site.tree.within(own).has(code)));
    const [code] = meant;
    if (meant.length !== 1 || code === undefined) return { unsure: '叫这个名字的地方不止一个' };
    return code === site.place ? null : { code };
  }
  const level = OF_LEVEL.find(([words, own]) => words.test(before) && own !== levelOfSite(site))?.[1];
  if (level !== undefined) {
    const [own] = places.filter((code) => isOfLevel(code, level, site));
    return places.length === 1 && own !== undefined ? { code: own } : { unsure: '没有写是哪个地方' };
  }
  if (wholeSite || places.length === 0) return null;
  const [only] = places;
  if (places.length > 1 || only === undefined) return { unsure: '这篇写的是几个地方，分不清是哪一个的数' };
  return only === site.place ? null : { code: only };
}

const levelOf = (code: string, { tree }: ProseContext['site']): string | null => {
  const place = tree.get(code);
  return place ? tree.levelOf(place) : null;
};
const levelOfSite = (site: ProseContext['site']): string =>
  (site.place === null ? null : levelOf(site.place, site)) ?? '县';
const isOfLevel = (code: string, level: string, site: ProseContext['site']): boolean => levelOf(code, site) === level;
