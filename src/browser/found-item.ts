// How the search page draws what was found.
import { articleAnchor, articleOf } from '../domain/article-number.ts';
import type { FoundRecord } from '../outputs/search-shard.ts';
import { markHits, type Piece } from '../outputs/search-text.ts';

/** Letters shown of the text a hit stands in. */
const EXCERPT = 90;

/** A record as an entry of a list, with its hits marked. `root` is the site's, `kinds` are the names of kinds by key. */
export function foundItem(
  { kind, address, lang, title, texts, facts }: FoundRecord,
  phrases: readonly (readonly string[])[],
  { root, kinds }: { readonly root: URL; readonly kinds: Readonly<Record<string, string>> },
): HTMLElement {
  const link = document.createElement('a');
  link.href = new URL(address.slice(1), root).href;
  link.append(...nodes(markHits(title, phrases)));
  const about = paragraph('quiet', ...[kinds[kind] ?? '', ...facts].map((fact) => element('span', fact)));
  const excerpts = texts.map((text) => markHits(text, phrases, EXCERPT));
  const at = excerpts.findIndex((pieces) => pieces.some(({ hit }) => hit));
  const excerpt = paragraph('', ...nodes(excerpts[at] ?? excerpts[0] ?? []));
  // The texts of a law are its articles: the hit leads to where it stands.
  const article = kind === 'policy' ? articleOf(/^第\S+条\S*(?= )/.exec(texts[at] ?? '')?.[0] ?? '') : null;
  if (article !== null) link.hash = articleAnchor(article);
  for (const part of [link, excerpt]) {
    if (lang === undefined) continue;
    part.lang = lang;
    part.dir = 'auto';
  }
  const made = element('li', paragraph('what', link), about, excerpt);
  made.dataset.address = address;
  return made;
}

export function element(name: string, ...content: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

export function paragraph(className: string, ...content: (Node | string)[]): HTMLElement {
  const made = element('p', ...content);
  made.className = className;
  return made;
}

const nodes = (pieces: readonly Piece[]): (Node | string)[] =>
  pieces.map(({ text, hit }) => (hit ? element('mark', text) : text));
