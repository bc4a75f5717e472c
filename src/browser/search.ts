// The search page: sends what the reader types to the worker and shows what it finds.
import { type SearchFilterKey, searchFilterKeys } from '../outputs/search-shard.ts';
import { phrasesOf } from '../outputs/search-text.ts';
import { type Answer, type Question, STEP } from './answer.ts';
import { element, foundItem, paragraph } from './found-item.ts';
import type { Told } from './search-worker.ts';
import type { More } from './widened.ts';

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
const names = { root, kinds: JSON.parse(list.dataset.kinds ?? '{}') };

/** What the address asks for. A filter this page doesn't offer holds all the same. */
const parameters = new URLSearchParams(location.search);
const selects = new Map<SearchFilterKey, HTMLSelectElement>();
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

let worker: Worker | undefined;
function startWorker(): Worker {
  const made = new Worker(new URL('assets/browser/search-worker.js', root));
  made.addEventListener('message', hear);
  // One that was not loaded never answers: the next question has a new one.
  made.addEventListener('error', () => {
    made.terminate();
    worker = undefined;
    fail(UNFINISHED);
  });
  return made;
}

let question: Question | undefined;
let slow: ReturnType<typeof setTimeout> | undefined;

/** Asks for what stands in the form; `most` hits are to be shown, and those that are shown already stay. */
function ask(most: number, further = false, readSoFar: number | null = null): void {
  hadRead = readSoFar;
  const filters: Record<string, string> = {};
  for (const key of searchFilterKeys) {
    const value = selects.get(key)?.value ?? parameters.get(key);
    if (value) filters[key] = value;
  }
  const query = field.value.trim();
  const isNew = query !== question?.query || JSON.stringify(filters) !== JSON.stringify(question.filters);
  const shown = isNew ? 0 : (question?.most ?? 0);
  question = { id: (question?.id ?? 0) + 1, query, filters, most: Math.max(most, shown), further, isWide };
  const chosen = new URLSearchParams({ ...(query === '' ? {} : { q: query }), ...filters });
  const isEmpty = phrasesOf(query).length === 0 && (query !== '' || chosen.size === 0);
  if (!isWide) chosen.set('exact', '1');
  history.replaceState(null, '', chosen.size > 0 ? `?${chosen}` : location.pathname);
  if (isNew) delete status.dataset.searchTotal;
  if (!isWide) showOthers(paragraph('', toggle()));
  if (!further) older.hidden = true;
  clearTimeout(slow);
  if (isEmpty) {
    show(query === '' ? '' : '请输入要找的字。');
    clear();
    return;
  }
  showLater('正在查找……');
  try {
    worker ??= startWorker();
    worker.postMessage(question);
  } catch {
    fail(status.dataset.tooOld ?? '');
  }
}

const show = (text: string) => {
  if (status.textContent !== text) status.textContent = text;
};

/** What is read aloud only if nothing better is known by then. */
function showLater(text: string): void {
  clearTimeout(slow);
  slow = setTimeout(() => show(text), 300);
}

function clear(): void {
  shownFor = '';
  list.replaceChildren();
  showOthers();
  tenMore.hidden = true;
  for (const { options } of selects.values()) for (const option of options) option.text = option.dataset.name ?? '';
}

function hear({ data }: MessageEvent<Told>): void {
  if ('failed' in data && data.failed === question?.id)
    fail(data.isTooOld ? (status.dataset.tooOld ?? '') : UNFINISHED);
  if ('more' in data && data.more.id === question?.id) showMore(data.more);
  if ('answer' in data && data.answer.id === question?.id) showAnswer(data.answer, question);
}

const UNFINISHED = '没能查完。请检查网络，再点一次「查找」。';

/** Says that there is no answer; what had been found for the same question stays. */
function fail(why: string): void {
  clearTimeout(slow);
  delete status.dataset.searchTotal;
  if (question && keyOf(question) !== shownFor) clear();
  show(why);
}

const keyOf = ({ query, filters }: Question) => JSON.stringify([query, filters]);
/** What was searched last: its hits may be added to, those of another question take their place. */
let shownFor = '';
/** After “再看十条” and “接着查”: how many hits the reader had, for reading goes on behind them. */
let hadRead: number | null = null;

function showAnswer(answer: Answer, asked: Question): void {
  clearTimeout(slow);
  const { total, left, searched, goesOn, shown } = answer;
  if (keyOf(asked) !== shownFor) {
    list.replaceChildren();
    if (isWide) showOthers();
  }
  shownFor = keyOf(asked);
  const phrases = phrasesOf(asked.query);
  // What stands there already stays: the reader may be on it.
  for (const [i, record] of shown.entries()) {
    const there = list.children[i];
    if ((there as HTMLElement | undefined)?.dataset.address === record.address) continue;
    const known = [...list.children].find((one) => (one as HTMLElement).dataset.address === record.address);
    list.insertBefore(known ?? foundItem(record, phrases, names), there ?? null);
  }
  for (const extra of [...list.children].slice(shown.length)) extra.remove();
  const there = list.children.length;
  const pressed = [tenMore, older].find((button) => button === document.activeElement);
  tenMore.hidden = total <= there;
  older.hidden = left === 0 || (goesOn && pressed !== older);
  if (goesOn) showLater(told(total, left, searched, goesOn));
  else show(told(total, left, searched, goesOn));
  if (left === 0 && !goesOn) status.dataset.searchTotal = String(total);
  showCounts(answer, asked);
  if (hadRead !== null && there > hadRead) {
    list.children[hadRead]?.querySelector('a')?.focus();
    hadRead = null;
  } else if (pressed?.hidden) (tenMore.hidden ? status : tenMore).focus();
}

const number = (count: number) => count.toLocaleString('zh-CN');

function told(total: number, left: number, searched: number, goesOn: boolean): string {
  if (goesOn) return total > 0 ? `已找到 ${number(total)} 条，还在查……` : '正在查找……';
  if (left > 0)
    return `${total > 0 ? `已找到 ${number(total)} 条` : '还没有找到'}。查过 ${number(searched)} 条，较早的 ${number(left)} 条还没有查。`;
  return total > 0 ? `找到 ${number(total)} 条` : (status.dataset.none ?? '');
}

/** Behind each choice, how many hits it leaves; only once everything it leaves has been searched. */
function showCounts({ counts, left, goesOn }: Answer, { filters }: Question): void {
  for (const [key, select] of selects) {
    const count = counts[key];
    for (const option of select.options) {
      const name = option.dataset.name ?? '';
      // Indexes of other kinds and years than the chosen ones were not asked.
      const isOutside = (key === 'kind' || key === 'year') && ![undefined, option.value].includes(filters[key]);
      const isKnown = option.value !== '' && left === 0 && !goesOn && !isOutside;
      option.text = isKnown ? `${name}（${count[option.value] ?? 0}）` : name;
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

function showOthers(...content: Node[]): void {
  const hadFocus = others.contains(document.activeElement);
  others.replaceChildren(...content);
  if (hadFocus) (others.querySelector('button') ?? status).focus();
}

/** What was looked for besides, and what was found; apart from the hits, and not counted. */
function showMore({ groups, nearest }: More): void {
  const near = nearest.map((word) => {
    const link = element('a', word);
    link.setAttribute('href', `?${new URLSearchParams({ q: word })}`);
    return link;
  });
  const parts = groups.map(({ marked, said, shown }) => {
    const found = element('ul', ...shown.map((record) => foundItem(record, marked, names)));
    found.className = 'lines';
    return [paragraph('quiet', said), found];
  });
  if (parts.length > 0 && status.dataset.searchTotal === '0') show(`没有找到「${question?.query}」，下面是相近的。`);
  showOthers(
    ...(near.length > 0 ? [paragraph('', '也许您要找：', ...near.flatMap((link) => [link, '　']))] : []),
    ...(parts.length > 0 ? [element('h2', '相近的'), paragraph('', toggle()), ...parts.flat()] : []),
  );
}

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
tenMore.addEventListener('click', () => ask((question?.most ?? 0) + STEP, false, list.children.length));
older.addEventListener('click', () => ask(STEP, true, list.children.length));
ask(STEP);
