import { dateInWords } from '../domain/calendar-date.ts';
import type { Talk, Translation } from '../domain/document.ts';
import { spokenLength, spokenText } from '../domain/spoken-text.ts';
import type { SpokenBlock } from '../domain/talk-outline.ts';
import { shownNumber } from '../domain/telephone.ts';
import { saidInWords } from './said.ts';
import type { SiteView } from './site-view.ts';
import { lapseOf } from './talk-validity.ts';

/** A sentence as it is said, or a rest. */
export interface ScriptLine {
  readonly kind: 'heading' | 'sentence' | 'pause' | 'warning';
  readonly text: string;
}

/** What the village loudspeaker reads (广播稿), and how long that takes, in whole minutes, at least one. */
export interface TalkScript {
  readonly lines: readonly ScriptLine[];
  /** Null for a translation: how fast other languages are spoken is not known here. */
  readonly minutes: number | null;
}

/** How long a rest lasts, in seconds. */
const REST = 3;
const PAUSE: ScriptLine = { kind: 'pause', text: '（停一下）' };

/**
 * A talk as it is read out: a sentence a line, numbers as they are spoken, headings as sentences of their own, a rest
 * before the answer of a quiz. Offices that stand by themselves are named once, at the end.
 */
export function talkScript(view: SiteView, talk: Talk): TalkScript {
  const spoken = [
    ...said(`各位乡亲，下面讲：${ended(talk.title)}`),
    ...said(talk.summary),
    PAUSE,
    ...talk.outline.blocks.flatMap((block, index, all) => blockLines(view, block, index, all)),
    PAUSE,
    ...closing(view, talk),
  ];
  const lines = spoken.filter((line, index) => line !== PAUSE || spoken[index - 1] !== PAUSE);
  const words = lines.filter((line) => line !== PAUSE).map(({ text }) => text);
  const rests = lines.length - words.length;
  const minutes = Math.max(1, Math.round(spokenLength(words.join('\n')) + (rests * REST) / 60));
  return { lines: [...warning(view, talk), ...lines], minutes };
}

/** A translation as it is written, a part a line: numbers are read by who speaks the language. */
const writtenScript = (view: SiteView, { outline }: Talk): TalkScript => ({
  lines: outline.blocks.flatMap(({ kind, said: parts }): ScriptLine[] => {
    const text = saidInWords(view, parts);
    return text === '' ? [] : [{ kind: kind === 'heading' ? 'heading' : 'sentence', text }];
  }),
  minutes: null,
});

export const scriptOf = (view: SiteView, talk: Talk | Translation): TalkScript =>
  'original' in talk ? writtenScript(view, talk) : talkScript(view, talk);

/** For whoever reads it out. */
const warning = (view: SiteView, talk: Talk): ScriptLine[] =>
  lapseOf(talk, view.policyBook, view.site.now) === null
    ? []
    : [{ kind: 'warning', text: '（注意：这篇讲的内容可能已经过时，播出以前请先核对。这一句不念。）' }];

function blockLines(
  view: SiteView,
  { kind, said: parts }: SpokenBlock,
  index: number,
  all: readonly SpokenBlock[],
): ScriptLine[] {
  const [only] = parts.filter((part) => typeof part !== 'string' || part.trim() !== '');
  const standsAlone = parts.length === 1 && typeof only === 'object';
  if (standsAlone && 'unit' in only) return [];
  const words = saidInWords(view, parts);
  if (standsAlone && 'policy' in only) return said(`政策依据是${words}`);
  switch (kind) {
    case 'heading':
      return [PAUSE, { kind: 'heading', text: spokenText(`接下来讲：${ended(words)}`) }, PAUSE];
    case 'step':
      return said(`第${ordinal(placeAmong(all, index))}步，${words}`);
    case 'question':
      return [PAUSE, ...said(`${all[index + 1]?.kind === 'choice' ? '考考大家' : '有人问'}：${words}`)];
    case 'choice':
      return [...said(words), ...(all[index + 1]?.kind === 'choice' ? [] : [PAUSE])];
    default:
      return said(words);
  }
}

/** Which step of its list a block is, from 1. */
function placeAmong(all: readonly SpokenBlock[], index: number): number {
  let first = index;
  while (all[first - 1]?.kind === 'step') first--;
  return index - first + 1;
}

/** 一, 二, …, 十, 十一, …: up to 99. */
const ordinal = (n: number): string =>
  [n > 19 && '〇一二三四五六七八九'[Math.floor(n / 10)], n > 9 && '十', n % 10 > 0 && '〇一二三四五六七八九'[n % 10]]
    .filter(Boolean)
    .join('');

/** Where to ask: each number twice, so that it can be written down. */
function closing(view: SiteView, talk: Talk): ScriptLine[] {
  const { organiser, contact } = view.site.settings;
  const offices = [...new Set(talk.unitRefs)]
    .flatMap((id) => view.unit(id) ?? [])
    .flatMap(({ name, phone }) => (phone === null ? [] : [{ name, phone: shownNumber(phone) }]));
  const asked = offices.length === 0 && contact !== null ? [{ name: organiser, phone: contact }] : offices;
  const where = asked.flatMap(({ name, phone }) => [
    ...said(`${name}，电话${phone}。`),
    ...said(`再说一遍，电话${phone}。`),
  ]);
  const ask = asked.length > 0 ? '有不清楚的，请打电话问。' : `有不清楚的，请找${organiser}。`;
  return [...said(`这一篇讲完了。${ask}`), ...where, ...said('谢谢大家。')];
}

/** The sentences of a text, each with the marks that close it. */
const said = (text: string): ScriptLine[] =>
  (ended(text.replace(/\s+/g, ' ').trim()).match(/[^。！？!?]*[。！？!?]+[”’」』）)]*|[^。！？!?]+$/g) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .map((sentence) => ({ kind: 'sentence', text: spokenText(sentence.replace(DAY, dateInWords)) }));

/** A day as forms write it, from 时间. */
const DAY = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g;

/** A text with the mark of a sentence's end; what ends a line of a list becomes one. */
const ended = (text: string): string =>
  /[。！？!?：…][”’」』）)]*$/.test(text) ? text : `${text.replace(/[；;，,、]$/, '')}。`;

/**
 * The script as a plain text file. With a byte order mark and line ends of Windows: the computers of village
 * broadcasting rooms are old, and their Notepad takes a file without them for another encoding and for one long line.
 */
export function scriptText(title: string, { lines, minutes }: TalkScript): string {
  const head = minutes === null ? [title] : [`广播稿：${title}`, `慢慢念，约${minutes}分钟`];
  const all = [...head, '', ...lines.map(({ text }) => text)];
  return `\ufeff${all.join('\r\n')}\r\n`;
}
