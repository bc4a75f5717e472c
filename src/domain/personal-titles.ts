import { isName, surnameOf } from './chinese-names.ts';
import type { Finding } from './personal-kinds.ts';

/** How residents are called behind their name. */
export const TITLE = /^(?:先生|女士|同志|老人|大[妈爷娘叔]|奶奶|爷爷|老[汉太])/;
const TITLES = new RegExp(TITLE.source.slice(1), 'g');
/** Full names stand before them at the beginning of a clause, or behind these. */
const BEFORE = /(?:^|[^\p{L}\p{N}]|尊敬的|看望|慰问|走访|村民|居民|[村镇乡]|社区)$/u;
/** Officials are comrades as well: one who asks or is answered is a resident. */
const IS_A_RESIDENT =
  /^\s?(?:[：:，,]?\s?[您你]|反映|来[电访信]|投诉|咨询|[提所]|的(?:来[信电]|诉求|问题|反映|留言|情况))/;

/** Residents by their full name and how they are called: 张国强先生, 陈桂兰老人. 王女士 alone names nobody. */
export function findTitled(text: string): Finding[] {
  return [...text.matchAll(TITLES)].flatMap(({ 0: title, index }) => {
    for (const length of [4, 3, 2]) {
      const start = index - length;
      const name = start < 0 ? '' : text.slice(start, index);
      const before = text.slice(Math.max(0, start - 3), start);
      const isAddressed = before.endsWith('尊敬的');
      if (!isName(name, true) || !BEFORE.test(before)) continue;
      // 高寿老人, 安康大爷: a word of two characters may be an ordinary one.
      if (length === 2 && !isAddressed) continue;
      if (title === '同志' && !isAddressed && !IS_A_RESIDENT.test(text.slice(index + 2, index + 8))) continue;
      return [{ kind: 'person' as const, start, end: index, masked: `${surnameOf(name)}某某` }];
    }
    return [];
  });
}
