import { render } from 'preact';
import answerStyle from './styles/answer.css?inline';
import controlStyle from './styles/controls.css?inline';
import frameStyle from './styles/frame.css?inline';
import modalStyle from './styles/modal.css?inline';
import tokenStyle from './styles/tokens.css?inline';
import { ASK_EVENT, ChatApp } from './view/chat-app.js';
import { createChatClient } from './wire/chat-client.js';

const NAME = 'yuece-chat';
const STYLE = [tokenStyle, frameStyle, controlStyle, answerStyle, modalStyle].join('\n');
const HEADING = '粤策 · 政策咨询助手';

/** Read while this script runs, because a classic script knows itself only then. */
const SCRIPT_ORIGIN = originOfScript();

/**
 * `<yuece-chat>`: the consultation widget. Attributes: `src` (or `api`), the address of the server, default the origin of this
 * script; `mode`, `inline` (default) or `float`, a button at the lower right that opens a panel; `heading`, its title.
 */
export class YueceChatElement extends HTMLElement {
  static readonly observedAttributes = ['src', 'api', 'mode', 'heading'];
  #client: { readonly base: string; readonly value: ReturnType<typeof createChatClient> } | null = null;

  connectedCallback(): void {
    if (!this.shadowRoot) dress(this.attachShadow({ mode: 'open' }));
    this.#draw();
  }

  disconnectedCallback(): void {
    if (this.shadowRoot) render(null, this.shadowRoot);
  }

  attributeChangedCallback(): void {
    if (this.isConnected && this.shadowRoot) this.#draw();
  }

  /** Asks a question as if the person had written it; opens the panel in `float` mode. */
  ask(question: string): void {
    this.dispatchEvent(new CustomEvent(ASK_EVENT, { detail: { question } }));
  }

  #draw(): void {
    if (!this.shadowRoot) return;
    const base = (this.getAttribute('src') ?? this.getAttribute('api') ?? SCRIPT_ORIGIN).replace(/\/+$/u, '');
    if (this.#client?.base !== base) this.#client = { base, value: createChatClient(base) };
    render(
      <ChatApp
        host={this}
        client={this.#client.value}
        float={this.getAttribute('mode') === 'float'}
        heading={this.getAttribute('heading') ?? HEADING}
      />,
      this.shadowRoot,
    );
  }
}

/** A constructed sheet needs no allowance in a content security policy, where a style element would. */
function dress(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
}

/** The origin this script came from: a module does not know itself, so it is found by its name among the page's scripts. */
function originOfScript(): string {
  const running = document.currentScript;
  const script =
    running instanceof HTMLScriptElement && running.src !== ''
      ? running
      : [...document.scripts].find(({ src }) => /\/widget\.js(?:[?#]|$)/u.test(src));
  return script ? new URL(script.src).origin : location.origin;
}

if (!customElements.get(NAME)) customElements.define(NAME, YueceChatElement);
