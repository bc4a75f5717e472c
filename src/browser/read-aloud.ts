// A talk read aloud, where the device has a voice for its language: the button is hidden until one is known.
const place = document.querySelector<HTMLElement>('[data-read-aloud]');
const button = place?.querySelector('button');
const speech = window.speechSynthesis as SpeechSynthesis | undefined;

if (place && button && speech) {
  const language = place.closest('[lang]')?.getAttribute('lang') ?? 'zh-CN';
  const start = button.textContent;
  const stop = button.dataset.stop ?? '停止朗读';
  const voice = () => {
    const own = speech.getVoices().filter(({ lang }) => lang.slice(0, 2) === language.slice(0, 2));
    // One that stays on the device needs no network.
    return own.find(({ localService }) => localService) ?? own[0];
  };
  const show = () => {
    place.hidden = voice() === undefined;
  };
  const end = () => {
    speech.cancel();
    button.textContent = start;
    button.setAttribute('aria-pressed', 'false');
  };
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-pressed') === 'true') return end();
    const chosen = voice();
    if (!chosen) return;
    // Long texts fall silent in some browsers: paragraph after paragraph is queued.
    const texts = [
      ...document.querySelectorAll<HTMLElement>('.in-short dt, .in-short dd, .prose :is(p, li, h2, h3, td)'),
    ];
    for (const [index, { textContent }] of texts.entries()) {
      const words = new SpeechSynthesisUtterance(textContent ?? '');
      words.voice = chosen;
      words.lang = chosen.lang;
      words.rate = 0.9;
      if (index === texts.length - 1) words.addEventListener('end', end);
      speech.speak(words);
    }
    button.textContent = stop;
    button.setAttribute('aria-pressed', 'true');
  });
  window.addEventListener('pagehide', end);
  speech.addEventListener('voiceschanged', show);
  show();
}
