// A page read aloud sentence by sentence, each marked while it is read, where the device has a voice for the page's
// language: the button is hidden until one is known.
import { sentences } from '../domain/sentences.ts';

/** A sentence as it stands on the page, and the paragraph around it. */
interface Sentence {
  readonly words: string;
  readonly range: Range;
  readonly block: Element;
}

const TEXTS = '.heading, .prose';
const BLOCKS = 'p, li, h1, h2, h3, h4, dt, dd, th, td, figcaption, summary, blockquote, div';
/** Not for the ear, or not to be seen at present. */
const SILENT = 'sup, svg, script, .unseen, .question-mark, .heading .quiet, [hidden], [aria-hidden="true"]';

const place = document.querySelector<HTMLElement>('[data-read-aloud]');
const button = place?.querySelector('button');
const speech = window.speechSynthesis as SpeechSynthesis | undefined;
const marks = 'Highlight' in window ? CSS.highlights : undefined;
const languageOf = (element: Element) => element.closest('[lang]')?.getAttribute('lang')?.slice(0, 2) ?? 'zh';

/** Whether a text is there for the reader: nothing folded away, nothing in another language. */
function isHeard(parent: Element, language: string): boolean {
  const folded = parent.closest('details:not([open])');
  return (
    !parent.closest(SILENT) &&
    (!folded || parent.closest('summary')?.parentElement === folded) &&
    languageOf(parent) === language
  );
}

/** What is read, in the order of the page. */
function sentencesOf(language: string): Sentence[] {
  const passages: { block: Element; nodes: Text[] }[] = [];
  for (const text of document.querySelectorAll(TEXTS)) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const block = node.parentElement?.closest(BLOCKS);
      if (!node.parentElement || !block || !isHeard(node.parentElement, language)) continue;
      const last = passages.at(-1);
      if (last?.block === block) last.nodes.push(node as Text);
      else passages.push({ block, nodes: [node as Text] });
    }
  }
  return passages.flatMap(({ block, nodes }) => {
    const text = nodes.map(({ data }) => data).join('');
    return sentences(text).map(({ start, end }) => {
      const range = document.createRange();
      let at = 0;
      for (const node of nodes) {
        const next = at + node.length;
        if (start >= at && start < next) range.setStart(node, start - at);
        if (end > at && end <= next) range.setEnd(node, end - at);
        at = next;
      }
      return { words: text.slice(start, end), range, block };
    });
  });
}

if (place && button && speech) {
  const language = languageOf(place);
  const start = button.textContent;
  const stop = button.dataset.stop ?? '停止朗读';
  /** What is being spoken; browsers forget an utterance nobody holds. */
  let current: SpeechSynthesisUtterance | undefined;
  let marked: Element | undefined;

  const voice = () => {
    const own = speech.getVoices().filter(({ lang }) => lang.slice(0, 2) === language);
    // One that stays on the device needs no network.
    return own.find(({ localService }) => localService) ?? own[0];
  };
  const show = () => {
    place.hidden = voice() === undefined;
  };
  const mark = (sentence?: Sentence) => {
    marked?.classList.remove('spoken');
    marks?.delete('spoken');
    if (!sentence) return;
    const { range, block } = sentence;
    marked = block;
    if (marks) marks.set('spoken', new Highlight(range));
    else block.classList.add('spoken');
    const { top, bottom } = range.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) scrollBy(0, top - innerHeight / 3);
  };
  const end = () => {
    current = undefined;
    speech.cancel();
    mark();
    button.textContent = start;
  };
  const read = ([first, ...rest]: Sentence[], chosen: SpeechSynthesisVoice) => {
    if (!first) return end();
    const words = new SpeechSynthesisUtterance(first.words);
    words.voice = chosen;
    words.lang = chosen.lang;
    words.rate = 0.9;
    // What was cancelled ends as well, and must not go on.
    words.addEventListener('end', () => current === words && read(rest, chosen));
    words.addEventListener('error', () => current === words && end());
    current = words;
    mark(first);
    speech.speak(words);
  };
  button.addEventListener('click', () => {
    const chosen = voice();
    if (current || !chosen) return end();
    button.textContent = stop;
    read(sentencesOf(language), chosen);
  });
  window.addEventListener('pagehide', end);
  // Safari 15 has its voices at once, and nothing that listens.
  speech.addEventListener?.('voiceschanged', show);
  show();
}
