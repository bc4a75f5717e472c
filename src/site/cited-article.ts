import { articleAnchor, articleMeant, articleName, articleOf, compareArticles } from '../domain/article-number.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';

/** What is looked at of the articles of a policy. */
interface Article {
  readonly policy: string;
  readonly article: string;
}

/** An article a document names: how it is called, and where it stands on the page of its policy; null if it stands nowhere. */
export function citedArticle(
  written: string,
  articles: readonly Article[],
): { readonly name: string; readonly anchor: string | null } {
  const [exact, meant] = [articleOf(written), articleMeant(written)];
  const isThere = articles.some(({ article }) => article === meant);
  return {
    name: exact === null ? written : articleName(exact),
    anchor: meant !== null && isThere ? articleAnchor(meant) : null,
  };
}

/**
 * Articles that documents name and their policies do not have; the last one before it is suggested. Of a policy whose articles the site does not keep any may
 * be named.
 */
export function checkArticles(
  named: readonly { readonly policy: string; readonly article: string; readonly place: Place }[],
  articles: readonly Article[],
  policies: readonly { readonly id: string; readonly name: string }[],
): Problem[] {
  const articlesOf = Map.groupBy(articles, ({ policy }) => policy);
  return named.flatMap(({ policy, article, place }) => {
    const known = articlesOf.get(policy);
    if (known === undefined || citedArticle(article, known).anchor !== null) return [];
    const target = `《${policies.find(({ id }) => id === policy)?.name ?? policy}》`;
    const meant = articleMeant(article);
    const inOrder = known.map((one) => one.article).toSorted(compareArticles);
    const near = meant && (inOrder.findLast((one) => compareArticles(one, meant) < 0) ?? inOrder[0]);
    const suggestions = near ? [articleName(near)] : [];
    return [problem('unknown-reference', { ...place, value: article }, { value: article, target, suggestions })];
  });
}
