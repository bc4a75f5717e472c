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
const SEVERAL = /(?:各|每个|有的|部分|[\d一二三四五六七八九十]+个)(?:乡镇|镇|乡|村|社区|单位|部门)/;

/** The scope of a number at `at` in a sentence: what the sentence names, else what stands above it, else the document's own. */
export function proseScope(sentence: string, at: number, context: ProseContext): ProseScope {
  const { site } = context;
  const before = sentence.slice(0, at);
  const unknown = (unsure: string): ProseScope => ({ scopes: [], unsure });
  const level = site.place === null ? undefined : site.tree.get(site.place);
  const own = LEVEL_WORDS[level ? site.tree.levelOf(level) : '县'] ?? '全县';
  const wholeSite = new RegExp(own).test(before);
  if (ELSEWHERE.test(before.replace(new RegExp(own, 'g'), ''))) return unknown('写的不是本站范围内的数');
  const clause = before.split(/[，,；;]/).at(-1) ?? '';
  if (SEVERAL.test(clause)) return unknown('分不清是哪几个地方或单位的数');
  if (site.campaigns.some(({ id, name }) => id !== context.campaign && sentence.includes(name)))
    return unknown('写的是另一次专项活动');
  const place = placeOf(before, context, wholeSite);
  if (place !== null && 'unsure' in place) return unknown(place.unsure);
  const time = periodOf(sentence, at, context);
  if ('none' in time) return unknown(time.none);
  const campaign = site.campaigns.find(({ id }) => id === context.campaign) ?? null;
  const scopes = time.periods.map(
    (period): MeasureScope => ({
      ...(place === null ? {} : { place: place.code }),
      ...(context.campaign === null || (campaign && reachesOut(period, campaign))
        ? {}
        : { campaign: context.campaign }),
      ...(period === null ? {} : { period }),
    }),
  );
  const category = site.categories.find((name) => clause.includes(name));
  const unit = site.units.find(({ name }) => clause.includes(name));
  const channel = site.channels.find((name) => clause.includes(name));
  const narrowed: MeasureScope = {
    ...(category ? { category } : {}),
    ...(unit ? { unit: unit.id } : {}),
    ...(channel ? { channel } : {}),
  };
  const village = place === null ? undefined : site.tree.get(place.code);
  const isVillage = village !== undefined && site.tree.levelOf(village) === '村';
  const isNarrowed = Object.keys(narrowed).length > 0 || PART.test(clause);
  return {
    scopes: isNarrowed ? [...scopes.map((scope) => ({ ...scope, ...narrowed })), ...scopes] : scopes,
    unsure: isNarrowed ? '这一句可能只说其中一部分' : isVillage ? '村里的事，本站的数只含公共设施类' : null,
  };
}

type Periods = { readonly periods: readonly (string | null)[] } | { readonly none: string };

function periodOf(sentence: string, at: number, { headings, seenFrom, asOf, eventDays }: ProseContext): Periods {
  const inSentence = namedPeriod(sentence, at, seenFrom);
  // A heading is about what stands below it; a day in one is the day of the event, not of the figures.
  const above = headings
    .map((text) => namedPeriod(text, 0, seenFrom))
    .find((named) => named && 'period' in named && named.period.length < 10);
  const named = inSentence ?? above ?? null;
  if (named === null) return { periods: [null, ...eventDays] };
  if ('period' in named) return { periods: [named.period] };
  if ('none' in named) return named;
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
  if (wholeSite || places.length === 0) return null;
  const [only] = places;
  if (places.length > 1 || only === undefined) return { unsure: '这篇写的是几个地方，分不清是哪一个的数' };
  return only === site.place ? null : { code: only };
}
