import type { IssueRow } from './issue.ts';

export type NamedMatter = Pick<IssueRow, 'id' | 'title' | 'summary' | 'mergedInto'>;

/** Characters of a title by which it is looked up, and fewer than which it fits many matters (路灯不亮). */
const BEGINNING = 6;
const TELLING = 8;
/** A shorter title counts where it is quoted whole as what was raised: 您反映的“村道破损”一事. */
const QUOTED =
  /(?:反映|反应|咨询|投诉|举报|提出|提到|留言|来信)的?(?:关于)?[“"「《]([^”"」》]{4,7})[”"」》](?=(?:的)?(?:一事|问题|诉求|事项|情况|一件))/g;
/** What a reply says before the title of the matter it means. */
const BEFORE_A_TITLE = /(?:反映|反应|关于|针对|咨询|投诉|举报|建议|提出|提到|留言|来信)的?[：:]?[“"「《]?|[“"「《]/g;
const IDENTIFIER = /[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]/g;
/** Figures alone may be an amount or a telephone number, unless this stands before them. */
const NUMBERED = /(?:编号|单号|序号|工单|信件|受理号|登记号)(?:为|是|第|：|:|【|\[|\s)*$/;
/** Said beside a matter that is rightly named: 与该件合并办理. */
const RELATED = /[合并]|同一件|同件|一起办|重复|此前|上次|前一|另一件|相关联/;

/** Words of an identifier that a text can name it by: as in `disclosure.ts`, and figures alone only when numbered. */
const isTelling = (id: string) => id.length >= 4 && /\D/.test(id);

/**
 * Tells the first other matter a reply names: by its identifier, or by its title where the reply says what it answers.
 * Matters that were merged are rightly named, and what the reply itself says belongs together.
 */
export function otherMatterFinder<M extends NamedMatter>(
  matters: readonly M[],
): (matter: M, reply: string) => M | null {
  const byId = new Map(matters.map((matter) => [matter.id, matter]));
  const byBeginning = Map.groupBy(
    matters.filter(({ title }) => title.length >= TELLING),
    ({ title }) => title.slice(0, BEGINNING),
  );
  const byTitle = Map.groupBy(
    matters.filter(({ title }) => title.length < TELLING),
    ({ title }) => title,
  );
  const areOne = (a: M, b: M) =>
    a.id === b.id ||
    a.mergedInto === b.id ||
    b.mergedInto === a.id ||
    (a.mergedInto ?? a.id) === (b.mergedInto ?? b.id);
  const speaksOf = (matter: M, other: M, reply: string, start: number, end: number) =>
    !areOne(matter, other) && !RELATED.test(reply.slice(Math.max(0, start - 12), start) + reply.slice(end, end + 16));
  /** The same words may be the matter's own: its title, or what it says of itself. */
  const isMeant = (matter: M, other: M, reply: string, start: number) =>
    !reply.startsWith(matter.title, start) &&
    !`${matter.title}\n${matter.summary}`.includes(other.title) &&
    !other.title.includes(matter.title) &&
    speaksOf(matter, other, reply, start, start + other.title.length);
  return (matter, reply) => {
    for (const { 0: id, index } of reply.matchAll(IDENTIFIER)) {
      const other = byId.get(id);
      if (other === undefined || !(isTelling(id) || NUMBERED.test(reply.slice(Math.max(0, index - 8), index))))
        continue;
      if (
        !`${matter.title}\n${matter.summary}`.includes(id) &&
        speaksOf(matter, other, reply, index, index + id.length)
      )
        return other;
    }
    for (const { 0: before, index } of reply.matchAll(BEFORE_A_TITLE)) {
      const start = index + before.length;
      const named = byBeginning.get(reply.slice(start, start + BEGINNING)) ?? [];
      const other = named.find(({ title }) => reply.startsWith(title, start));
      if (other !== undefined && isMeant(matter, other, reply, start)) return other;
    }
    for (const { 0: quoted, 1: title = '', index } of reply.matchAll(QUOTED)) {
      const [other] = byTitle.get(title) ?? [];
      if (other !== undefined && isMeant(matter, other, reply, index + quoted.lastIndexOf(title))) return other;
    }
    return null;
  };
}
