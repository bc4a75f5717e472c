// The search page: sends what the reader types to the worker and shows what it finds.
import { articleAnchor, articleOf } from '../domain/article-number.ts';
import { gather, markHits, type Piece, phrasesOf } from '../outputs/search-text.ts';
import type { Answer, Hit, Question } from './search-worker.ts';

const STEP = 10;
const EXCERPT = 90;
const root = new URL('../../', import.meta.url);

const find = <T extends Element>(selector: string): T => {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`The search page has no ${selector}`);
  return found;
};
const form = find<HTMLFormElement>('[data-search-form]');
const field = find<HTMLInputElement>('[data-search-form] [name=q]');
const status = find<HTMLElement>('[data-search-status]');
const list = find<HTMLElement>('[data-search-results]');
const more = find<HTMLButtonElement>('[data-search-further]');
const names: Record<string, string> = JSON.parse(list.dataset.kinds ?? '{}');

const FILTERS = ['kind', 'place', 'category', 'year'];
/** What the address asks for. A filter this page doesn't offer holds all the same. */
const parameters = new URLSearchParams(location.search);
const selects = new Map<string, HTMLSelectElement>();
for (const key of FILTERS) {
  const select = form.querySelector<HTMLSelectElement>(`select[name=${key}]`);
  const value = parameters.get(key);
  if (!select) continue;
  selects.set(key, select);
  if (!value) continue;
  if (![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
  select.value = value;
}
field.value = parameters.get('q') ?? '';

const worker = new Worker(new URL('./search-worker.js', import.meta.url), { type: 'module' });
let question: Question | undefined;
let slow: ReturnType<typeof setTimeout> | undefined;

function ask(most: number): void {
  const filters: Record<string, string> = {};
  for (const key of FILTERS) {
    const value = selects.get(key)?.value ?? parameters.get(key);
    if (value) filters[key] = value;
  }
  question = { id: (question?.id ?? 0) + 1, query: field.value.trim(), filters, most };
  const chosen = new URLSearchParams(question.query === '' ? filters : { q: question.query, ...filters });
  history.replaceState(null, '', chosen.size > 0 ? `?${chosen}` : location.pathname);
  delete status.dataset.searchTotal;
  clearTimeout(slow);
  if (phrasesOf(question.query).length === 0 && (question.query !== '' || chosen.size === 0)) {
    show(question.query === '' ? '' : '请输入要找的字。');
    list.replaceChildren();
    more.hidden = true;
    return;
  }
  // An answer that comes at once needs no announcement.
  slow = setTimeout(() => show('正在查找……'), 300);
  worker.postMessage(question);
}

const show = (text: string) => {
  status.textContent = text;
};

function fail(): void {
  clearTimeout(slow);
  list.replaceChildren();
  more.hidden = true;
  show('没能查完。请检查网络，再点一次“查找”。');
}
worker.addEventListener('error', fail);

worker.addEventListener('message', ({ data: { id, found } }: MessageEvent<Answer>) => {
  if (!question || id !== question.id) return;
  clearTimeout(slow);
  if (!found) return fail();
  const phrases = phrasesOf(question.query);
  const items = found.hits.map((hit) => item(hit, phrases));
  const shown = question.most > STEP ? list.children.length : 0;
  list.replaceChildren(...items);
  more.hidden = found.total <= found.hits.length;
  show(found.total > 0 ? `找到 ${found.total} 条` : (status.dataset.none ?? ''));
  status.dataset.searchTotal = String(found.total);
  // After “再看十条” reading goes on where it stopped.
  if (shown > 0) items[shown]?.querySelector('a')?.focus();
});

function item({ address, kind, facts, content }: Hit, phrases: readonly (readonly string[])[]): HTMLElement {
  const [title = '', ...texts] = gather(content);
  const link = document.createElement('a');
  link.href = new URL(address.slice(1), root).href;
  link.append(...nodes(markHits(title, phrases)));
  const about = paragraph('quiet', ...[names[kind] ?? '', ...facts].map((fact) => element('span', fact)));
  const excerpts = texts.map((text) => markHits(text, phrases, EXCERPT));
  const at = excerpts.findIndex((pieces) => pieces.some(({ hit }) => hit));
  const excerpt = excerpts[at] ?? excerpts[0] ?? [];
  // The texts of a law are its articles: the hit leads to where it stands.
  const article = kind === 'policy' ? articleOf(/^第\S+条\S*(?= )/.exec(texts[at] ?? '')?.[0] ?? '') : null;
  if (article !== null) link.hash = articleAnchor(article);
  return element('li', paragraph('what', link), about, paragraph('', ...nodes(excerpt)));
}

function element(name: string, ...content: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

function paragraph(className: string, ...content: (Node | string)[]): HTMLElement {
  const made = element('p', ...content);
  made.className = className;
  return made;
}

const nodes = (pieces: readonly Piece[]): (Node | string)[] =>
  pieces.map(({ text, hit }) => (hit ? element('mark', text) : text));

let typing: ReturnType<typeof setTimeout> | undefined;
function askSoon(wait: number): void {
  clearTimeout(typing);
  typing = setTimeout(() => ask(STEP), wait);
}
field.addEventListener('input', (event) => {
  // While Chinese is being composed the field holds Latin letters nobody searches for.
  if (!(event instanceof InputEvent && event.isComposing)) askSoon(250);
});
field.addEventListener('compositionend', () => askSoon(250));
form.addEventListener('change', (event) => {
  if (event.target !== field) askSoon(0);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  askSoon(0);
});
more.addEventListener('click', () => ask((question?.most ?? 0) + STEP));
ask(STEP);
