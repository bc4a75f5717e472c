import { placeComparer } from './near-duplicates.ts';
import type { PlaceTree } from './place.ts';

/** What places of a reply are judged by; offices by their names. */
export interface PlacedReply {
  readonly reply: string;
  readonly place: string;
  /** The matter's own title and summary: places named there may be named in the reply. */
  readonly request: string;
  /** The offices that handle it. */
  readonly offices: readonly string[];
}

const NAME_END = /[镇乡村]|街道|社区/g;
/** 大桥镇政府 acts in a matter; 城关镇卫生院 and 城关镇迎宾路 are where people are sent. */
const ACTS = /^(?:人民)?(?:政府|党委|党政|街道办|镇政府|乡政府)/;
const ELSEWHERE =
  /^.{0,6}?(?:中心|卫生|医院|派出所|司法|供电|财政|水管站|[一-十]?[小中]学|学校|幼儿园|敬老院|养老院|法庭|大厅|窗口|市场|(?<!校)车站(?!点)|[路街]\d+号)/u;
/** 通往青石镇的路 is no less in 大桥镇; 属青石镇管辖 says that it is not. */
const LEADS_THERE = /(?:通往|通到|连接|接到|至|距|邻近|相邻的?|隔壁的?|以及|[与和同及、跟])$/;
const BELONGS_THERE = /^.{0,4}(?:管辖|管理|辖区|境内|交界|接壤)/u;

/**
 * Tells the townships and villages a reply names though it is about a matter elsewhere: neither its place, nor around or
 * within it, nor named in its request. A name that several places have is another place's only if none of them fits. A
 * reply that names the matter's own place may name others beside it.
 */
export function otherPlacesFinder(places: PlaceTree): (matter: PlacedReply) => string[] {
  const codes = new Map<string, string[]>();
  for (const { name, code } of places.all().filter((place) => ['乡', '村'].includes(places.levelOf(place))))
    codes.set(name, [...(codes.get(name) ?? []), code]);
  const lengths = [...new Set([...codes.keys()].map(({ length }) => length))].sort((a, b) => b - a);
  const mayBeOne = placeComparer(places);
  const nameBefore = (text: string, end: number) =>
    lengths.map((length) => text.slice(Math.max(0, end - length), end)).find((name) => codes.has(name));
  return ({ reply, place, request, offices }) => {
    if (codes.size === 0 || !places.get(place)) return [];
    const others = new Set<string>();
    for (const match of reply.matchAll(NAME_END)) {
      const end = match.index + match[0].length;
      const name = nameBefore(reply, end);
      if (name === undefined) continue;
      const behind = reply.slice(end, end + 10);
      const before = reply.slice(Math.max(0, end - name.length - 4), end - name.length);
      const acts = ACTS.test(behind);
      const own = codes.get(name)?.filter((code) => mayBeOne(code, place)) ?? [];
      // Its own place, or one within it: what stands beside that is meant.
      if (!acts && own.some((code) => places.lineage(code).some((around) => around.code === place))) return [];
      if (own.length > 0 || request.includes(name) || offices.some((office) => office.includes(name))) continue;
      if (!acts && ELSEWHERE.test(behind)) continue;
      if (LEADS_THERE.test(before) || BELONGS_THERE.test(behind)) continue;
      others.add(name);
    }
    return [...others];
  };
}
