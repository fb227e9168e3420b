import type { Display } from '../widget/state/use-display.js';
import type { YueceChatElement } from '../widget/yuece-chat.js';

const chat = document.querySelector<YueceChatElement>('yuece-chat');

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-question]')) {
  button.addEventListener('click', async () => {
    await customElements.whenDefined('yuece-chat');
    chat?.scrollIntoView({ block: 'nearest' });
    chat?.ask(button.dataset.question ?? '');
  });
}

// The page follows what is chosen in the widget: dark, and large text.
document.addEventListener('yuece-display', (event) => {
  if (!(event instanceof CustomEvent)) return;
  const { dark, large } = event.detail as Display;
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.documentElement.dataset.size = large ? 'large' : 'normal';
});
