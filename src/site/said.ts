import { figureSentence } from '../domain/figure-sentence.ts';
import { amountInWords, saysRate } from '../domain/policy-fact.ts';
import type { Said } from '../domain/talk-outline.ts';
import { shownNumber } from '../domain/telephone.ts';
import { citedArticle } from './cited-article.ts';
import { figureDemand } from './figure-demand.ts';
import type { SiteView } from './site-view.ts';

/** What is said, in words: with the amount, the office, the policy and the figure it quotes, as the ledgers have them. */
export function saidInWords(view: SiteView, said: Said): string {
  return said
    .map((part, index) => {
      if (typeof part === 'string') return part;
      if ('fact' in part) return amountSaid(view, part.fact, said[index - 1]);
      if ('unit' in part) {
        const unit = view.unit(part.unit);
        return [unit?.name ?? part.unit, unit?.phone && `电话${shownNumber(unit.phone)}`].filter(Boolean).join('，');
      }
      if ('policy' in part)
        return `《${view.policy(part.policy)?.name ?? part.policy}》${part.article === null ? '' : citedArticle(part.article, []).name}`;
      return figureInWords(view, part.figure);
    })
    .join('')
    .trim();
}

/** 400元/人·年; one that no longer holds is said to be over, wherever it is printed or read aloud. */
function amountSaid(
  { fact: factOf, policyBook, site }: SiteView,
  id: string,
  before: Said[number] | undefined,
): string {
  const fact = factOf(id);
  if (fact === undefined) return '';
  const words = amountInWords(fact, typeof before === 'string' && saysRate(before));
  return `${words}${policyBook.standing(fact, site.now).state === 'lapsed' ? '（已过期）' : ''}`;
}

function figureInWords(view: SiteView, attributes: Readonly<Record<string, string>>): string {
  const { site } = view;
  // The check has looked up every name: categories and channels stand as they were written.
  const names = { places: view.tree, units: site.units, campaigns: site.campaigns, categories: [], channels: [] };
  const demand = figureDemand(attributes, names, { file: '' });
  const figure = Array.isArray(demand) ? undefined : view.figure(demand.measure, demand.scope);
  return figure === undefined ? '' : figureSentence(figure, site.settings.thresholds.smallNumbers);
}
