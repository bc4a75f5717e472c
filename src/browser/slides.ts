// One slide at a time on a screen that is wider than high; the address keeps the place (#3).
import { keyMove, type Move, moved, swipeMove, tapMove } from './slide-moves.ts';

const root = document.documentElement;
const slides = [...document.querySelectorAll<HTMLElement>('.slide')];
const turn = document.querySelector<HTMLElement>('[data-turn]');
const progress = turn?.querySelector('progress');
const status = turn?.querySelector('[role=status]');
const full = turn?.querySelector<HTMLElement>('[data-full]');
const isWide = window.matchMedia('(orientation: landscape)');
let current = 1;

/** The slide the address names, or one of its parts; the first without any. No target is set yet when this first runs. */
const named = () => {
  const target = document.getElementById(location.hash.slice(1)) ?? document.querySelector(':target');
  const slide = target?.closest<HTMLElement>('.slide');
  return slide ? slides.indexOf(slide) + 1 : 1;
};

/** In another language the numbers speak for themselves. */
const isChinese = document.documentElement.lang.startsWith('zh');

function show(): void {
  current = named();
  for (const [index, slide] of slides.entries()) {
    const isShown = index + 1 === current;
    slide.toggleAttribute('data-shown', isShown);
    if (!isShown) for (const media of slide.querySelectorAll<HTMLMediaElement>('video, audio')) media.pause();
  }
  if (progress) progress.value = current;
  if (status)
    status.textContent = isChinese ? `第 ${current} 张，共 ${slides.length} 张` : `${current} / ${slides.length}`;
}

/** Without a step in the browser's history for each slide. Keys may come faster than the address is seen to change. */
function go(move: Move): void {
  current = moved(current, move, slides.length);
  location.replace(`#${current}`);
}

window.addEventListener('hashchange', () => {
  show();
  if (!isWide.matches) return;
  // Where a screen reader goes on, and the scroll keys work.
  slides[current - 1]?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
});

const turnFull = () =>
  document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen().catch(() => undefined);

document.addEventListener('keydown', (event) => {
  const { target } = event;
  if (event.ctrlKey || event.altKey || event.metaKey || !(target instanceof Element)) return;
  if (document.fullscreenEnabled && event.key.toLowerCase() === 'f') {
    turnFull();
    return;
  }
  const move = keyMove(event.key, event.shiftKey);
  const isTaken = target.closest('video, audio') || (event.key === ' ' && target.closest('a, button, summary'));
  if (move === null || isTaken || !isWide.matches) return;
  event.preventDefault();
  go(move);
});

let start: Touch | null = null;
document.addEventListener('touchstart', ({ touches }) => {
  start = touches.length === 1 && (window.visualViewport?.scale ?? 1) === 1 ? (touches[0] ?? null) : null;
});
document.addEventListener('touchend', ({ changedTouches: [end] }) => {
  const move = start && end ? swipeMove(end.clientX - start.clientX, end.clientY - start.clientY) : null;
  if (move !== null && isWide.matches) go(move);
});
document.querySelector('main')?.addEventListener('click', ({ target, clientX }) => {
  if (!isWide.matches || !(target instanceof Element) || target.closest('a, button, details, video, audio')) return;
  const move = getSelection()?.isCollapsed === false ? null : tapMove(clientX, window.innerWidth);
  if (move !== null) go(move);
});

turn?.addEventListener('click', ({ target }) => {
  if (!(target instanceof HTMLElement)) return;
  if (target === full) turnFull();
  else if (target.dataset.by) go(Number(target.dataset.by) as Move);
});
if (turn) turn.hidden = false;
if (full) full.hidden = !document.fullscreenEnabled;
root.dataset.turning = '';
show();
