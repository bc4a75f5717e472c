// The speaker's window, in the local preview only: the slide shown, what comes next, the notes, the time that has gone by.
// Both windows keep their place in the address, and each tells the other.
const channel = new BroadcastChannel(`slides ${location.pathname}`);
/** Places this window was told to go to: it does not tell them again. */
const told: string[] = [];
window.addEventListener('hashchange', ({ newURL }) => {
  const { hash } = new URL(newURL);
  if (told.includes(hash)) told.splice(told.indexOf(hash), 1);
  else channel.postMessage(hash);
});
channel.addEventListener('message', ({ data }) => {
  if (!/^#\d+$/.test(data) || data === location.hash) return;
  told.push(data);
  location.replace(data);
});

function element<K extends keyof HTMLElementTagNameMap>(name: K, text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** 12:05; the hours with the minutes. */
const elapsed = (milliseconds: number) => {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

function openPanel(): void {
  document.documentElement.dataset.presenter = '';
  const next = element('p');
  const notes = element('div');
  const time = element('p', '0:00');
  const again = element('button', '重新计时');
  let began = Date.now();
  again.addEventListener('click', () => {
    began = Date.now();
    time.textContent = elapsed(0);
  });
  setInterval(() => {
    time.textContent = elapsed(Date.now() - began);
  }, 1000);
  const panel = element('aside');
  panel.className = 'presenter';
  panel.ariaLabel = '讲者窗口';
  time.className = 'presenter-time';
  panel.append(element('h2', '已讲'), time, again, element('h2', '下一张'), next, element('h2', '讲稿备注'), notes);
  document.body.append(panel);
  const show = () => {
    const slides = [...document.querySelectorAll('.slide')];
    const index = slides.findIndex((slide) => slide.hasAttribute('data-shown'));
    next.textContent = slides[index + 1]?.ariaLabel ?? '没有了，这是最后一张';
    const own = [...(slides[index]?.querySelectorAll('.notes > :not(.block-name)') ?? [])];
    notes.replaceChildren(...(own.length > 0 ? own.map((note) => note.cloneNode(true)) : ['这一张没有备注']));
  };
  window.addEventListener('hashchange', show);
  show();
}

if (location.search === '?presenter') openPanel();
else {
  const open = element('button', '讲者窗口');
  open.type = 'button';
  open.addEventListener('click', () =>
    window.open(`?presenter${location.hash}`, 'presenter', 'popup,width=1200,height=700'),
  );
  document.querySelector('[data-turn]')?.append(open);
}
