// What the reader has chosen under 阅读设置, put on <html> before anything is drawn: site.css does the rest. It is kept on
// the device alone. The page waits for it in its head: run later, it would move what is drawn.

const KEY = 'lianxinqiao-reading';
const root = document.documentElement;
let chosen = ['size-1'];

const recall = () => {
  try {
    chosen = (localStorage.getItem(KEY) ?? 'size-1').split(' ');
  } catch {
    // Storage is refused: what is chosen holds for this page alone.
  }
};
const apply = () => {
  root.dataset.reading = chosen.join(' ');
  for (const button of document.querySelectorAll<HTMLButtonElement>('.reading button'))
    button.setAttribute('aria-pressed', String(chosen.includes(button.value)));
};

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element && target.closest<HTMLButtonElement>('.reading button');
  if (!button) return;
  const { value } = button;
  // One size holds at a time; the others can be switched off again.
  const others = chosen.filter((one) => one !== value && !(value.startsWith('size') && one.startsWith('size')));
  chosen = value.startsWith('size') || !chosen.includes(value) ? [...others, value] : others;
  try {
    localStorage.setItem(KEY, chosen.join(' '));
  } catch {
    // See above.
  }
  apply();
});
document.addEventListener('DOMContentLoaded', apply);
// A page one goes back to is as it was left; the choice may have changed since.
window.addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  recall();
  apply();
});
recall();
apply();
