// The search page: sends what the reader types to the worker and shows what it finds.
import { articleAnchor, articleOf } from '../domain/article-number.ts';
import { type FoundRecord, searchFilterKeys } from '../outputs/search-shard.ts';
import { markHits, type Piece, phrasesOf } from '../outputs/search-text.ts';
import { type Answer, type Question, STEP } from './answer.ts';
import type { Told } from './search-worker.ts';
import type { More } from './widened.ts';

const EXCERPT = 90;

const find = <T extends Element>(selector: string): T => {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`The search page has no ${selector}`);
  return found;
};
const form = find<HTMLFormElement>('[data-search-form]');
const field = find<HTMLInputElement>('[data-search-form] [name=q]');
const status = find<HTMLElement>('[data-search-status]');
const list = find<HTMLElement>('[data-search-results]');
const tenMore = find<HTMLButtonElement>('[data-search-further]');
const older = find<HTMLButtonElement>('[data-search-older]');
const others = find<HTMLElement>('[data-search-more]');
const root = new URL(form.dataset.root ?? '../', location.href);
const kinds: Record<string, string> = JSON.parse(list.dataset.kinds ?? '{}');

/** What the address asks for. A filter this page doesn't offer holds all the same. */
const parameters = new URLSearchParams(location.search);
const selects = new Map<string, HTMLSelectElement>();
for (const key of searchFilterKeys) {
  const select = form.querySelector<HTMLSelectElement>(`select[name=${key}]`);
  const value = parameters.get(key);
  if (!select) continue;
  selects.set(key, select);
  if (value && ![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
  for (const option of select.options) option.dataset.name = option.text;
  if (value) select.value = value;
}
field.value = parameters.get('q') ?? '';
/** Whether what is said in other words is looked for, too: until the reader says no. */
let isWide = parameters.get('exact') !== '1';

const worker = new Worker(new URL('assets/browser/search-worker.js', root));
let question: Question | undefined;
let slow: ReturnType<typeof setTimeout> | undefined;

function ask(most: number, further = false): void {
  const filters: Record<string, string> = {};
  for (const key of searchFilterKeys) {
    const value = selects.get(key)?.value ?? parameters.get(key);
    if (value) filters[key] = value;
  }
  const query = field.value.trim();
  const isNew = query !== question?.query || JSON.stringify(filters) !== JSON.stringify(question.filters);
  question = { id: (question?.id ?? 0) + 1, query, filters, most, further, isWide };
  const chosen = new URLSearchParams({ ...(query === '' ? {} : { q: query }), ...filters });
  const isEmpty = phrasesOf(query).length === 0 && (query !== '' || chosen.size === 0);
  if (!isWide) chosen.set('exact', '1');
  history.replaceState(null, '', chosen.size > 0 ? `?${chosen}` : location.pathname);
  if (isNew) delete status.dataset.searchTotal;
  if (!isWide) others.replaceChildren(paragraph('', toggle()));
  older.hidden = true;
  clearTimeout(slow);
  if (isEmpty) {
    show(query === '' ? '' : '请输入要找的字。');
    clear();
    return;
  }
  // An answer that comes at once needs no announcement.
  slow = setTimeout(() => show('正在查找……'), 300);
  worker.postMessage(question);
}

const show = (text: string) => {
  if (status.textContent !== text) status.textContent = text;
};

function clear(): void {
  list.replaceChildren();
  others.replaceChildren();
  tenMore.hidden = true;
  for (const { options } of selects.values()) for (const option of options) option.text = option.dataset.name ?? '';
}

worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
  if ('failed' in data && data.failed === question?.id) return fail();
  if ('more' in data && data.more.id === question?.id) return showMore(data.more);
  if ('answer' in data && data.answer.id === question?.id) showAnswer(data.answer, question);
});
worker.addEventListener('error', fail);

function fail(): void {
  clearTimeout(slow);
  clear();
  show('没能查完。请检查网络，再点一次“查找”。');
}

/** What was searched last: its hits may be added to, those of another question take their place. */
let shownFor = '';

function showAnswer(answer: Answer, { query, filters, most, further }: Question): void {
  clearTimeout(slow);
  const { total, left, searched, goesOn, shown } = answer;
  const key = JSON.stringify([query, filters]);
  const before = key === shownFor ? list.children.length : 0;
  if (key !== shownFor) {
    list.replaceChildren();
    if (isWide) others.replaceChildren();
  }
  shownFor = key;
  const phrases = phrasesOf(query);
  // What stands there already stays: the reader may be on it.
  for (const [i, record] of shown.entries()) {
    const there = list.children[i];
    if ((there as HTMLElement | undefined)?.dataset.address === record.address) continue;
    const known = [...list.children].find((one) => (one as HTMLElement).dataset.address === record.address);
    list.insertBefore(known ?? item(record, phrases), there ?? null);
  }
  for (const extra of [...list.children].slice(shown.length)) extra.remove();
  tenMore.hidden = total <= shown.length;
  older.hidden = goesOn || left === 0;
  show(told(total, left, searched, goesOn));
  if (left === 0 && !goesOn) status.dataset.searchTotal = String(total);
  showCounts(answer);
  // After “再看十条” and “接着查” reading goes on where it stopped.
  if (before > 0 && shown.length > before && (most > STEP || further))
    list.children[before]?.querySelector('a')?.focus();
}

const number = (count: number) => count.toLocaleString('zh-CN');

function told(total: number, left: number, searched: number, goesOn: boolean): string {
  if (goesOn) return total > 0 ? `已找到 ${number(total)} 条，还在查……` : '正在查找……';
  if (left > 0)
    return `${total > 0 ? `已找到 ${number(total)} 条` : '还没有找到'}。查过 ${number(searched)} 条，较早的 ${number(left)} 条还没有查。`;
  return total > 0 ? `找到 ${number(total)} 条` : (status.dataset.none ?? '');
}

/** Behind each choice, how many hits it leaves; only once everything has been searched. */
function showCounts({ counts, left, goesOn }: Answer): void {
  for (const [key, select] of selects) {
    const count = counts[key as keyof typeof counts];
    for (const option of select.options) {
      const name = option.dataset.name ?? '';
      option.text = option.value === '' || left > 0 || goesOn ? name : `${name}（${count[option.value] ?? 0}）`;
    }
  }
}

/** Switches other words off and on. */
function toggle(): HTMLElement {
  const button = element('button', isWide ? '只找原来的字' : '连同相近的说法一起找');
  button.setAttribute('type', 'button');
  button.addEventListener('click', () => {
    isWide = !isWide;
    ask(STEP);
  });
  return button;
}

/** What was looked for besides, and what was found; apart from the hits, and not counted. */
function showMore({ groups, nearest }: More): void {
  const near = nearest.map((word) => {
    const link = element('a', word);
    link.setAttribute('href', `?${new URLSearchParams({ q: word })}`);
    return link;
  });
  const parts = groups.map(({ marked, said, shown }) => {
    const found = element('ul', ...shown.map((record) => item(record, marked)));
    found.className = 'lines';
    return [paragraph('quiet', said), found];
  });
  if (parts.length > 0 && status.dataset.searchTotal === '0')
    show(`没有找到“${question?.query}”这几个字，下面是相近的。`);
  others.replaceChildren(
    ...(near.length > 0 ? [paragraph('', '也许您要找：', ...near.flatMap((link) => [link, '　']))] : []),
    ...(parts.length > 0 ? [element('h2', '相近的'), ...parts.flat(), paragraph('', toggle())] : []),
  );
}

function item({ kind, address, lang, title, texts, facts }: FoundRecord, phrases: readonly (readonly string[])[]) {
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
tenMore.addEventListener('click', () => ask((question?.most ?? 0) + STEP));
older.addEventListener('click', () => ask(Math.max(STEP, list.children.length), true));
ask(STEP);
