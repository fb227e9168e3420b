import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { WireCitation } from '../../../contract/chat.js';
import { useConversation } from '../state/use-conversation.js';
import { useDisplay } from '../state/use-display.js';
import { AI_LABEL } from '../text/copied-answer.js';
import type { ChatClient } from '../wire/chat-client.js';
import { ChatFrame } from './chat-frame.js';
import { ClauseDialog } from './clause-dialog.js';
import { Icon } from './icon.js';
import { NewConversationDialog } from './new-conversation-dialog.js';
import { SpokenLog } from './spoken-log.js';
import { Toolbar } from './toolbar.js';

/** The event by which a page asks; `detail` is `{ question: string }`. */
export const ASK_EVENT = 'yuece-ask';

/** Everything inside the element's shadow root. `host` is the element, where a page's questions arrive as events. */
export function ChatApp(properties: {
  readonly host: HTMLElement;
  readonly client: ChatClient;
  readonly float: boolean;
  readonly heading: string;
}) {
  const { host, client, float, heading } = properties;
  const conversation = useConversation(client);
  const display = useDisplay(host);
  const [open, setOpen] = useState(false);
  const [cited, setCited] = useState<WireCitation | null>(null);
  const [renewing, setRenewing] = useState(false);
  const [focusWanted, wantFocus] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const launcher = useRef<HTMLButtonElement>(null);
  const root = useRef<HTMLDivElement>(null);

  const pick = (question: string): void => {
    setOpen(true);
    conversation.ask(question);
    wantFocus((times) => times + 1);
  };
  const latestPick = useRef(pick);
  latestPick.current = pick;

  useLayoutEffect(() => {
    const listen = (event: Event): void => {
      const question: unknown = event instanceof CustomEvent ? event.detail?.question : undefined;
      if (typeof question === 'string' && question.trim() !== '') latestPick.current(question.trim());
    };
    host.addEventListener(ASK_EVENT, listen);
    return () => host.removeEventListener(ASK_EVENT, listen);
  }, [host]);

  useEffect(() => {
    if (focusWanted > 0)
      root.current?.querySelector<HTMLElement>('.turn:last-child .question')?.focus({ preventScroll: true });
  }, [focusWanted]);

  const close = (): void => {
    setOpen(false);
    focusSoon(launcher);
  };

  return (
    <div
      ref={root}
      class={float ? 'root float' : 'root'}
      data-theme={display.dark ? 'dark' : 'light'}
      data-size={display.large ? 'large' : 'normal'}
    >
      <section
        class="frame"
        role={float ? 'dialog' : undefined}
        aria-labelledby="heading"
        hidden={float && !open}
        onKeyDown={(event) => {
          if (float && event.key === 'Escape' && !cited && !renewing) close();
        }}
      >
        <Toolbar heading={heading} display={display} onNew={() => setRenewing(true)} onClose={float ? close : null} />
        <ChatFrame conversation={conversation} client={client} field={field} onCite={setCited} onPick={pick} />
        <p class="foot">{AI_LABEL}</p>
      </section>
      {float && (
        <aside aria-label={heading} hidden={open}>
          <button
            type="button"
            class="launch"
            ref={launcher}
            aria-haspopup="dialog"
            aria-expanded={open}
            onClick={() => {
              setOpen(true);
              focusSoon(field);
            }}
          >
            <Icon name="bubble" />
            政策咨询
          </button>
        </aside>
      )}
      {cited && <ClauseDialog citation={cited} client={client} onClose={() => setCited(null)} />}
      {renewing && (
        <NewConversationDialog
          onClose={() => setRenewing(false)}
          onStart={async (forget) => {
            const fault = await conversation.startAnew(forget);
            if (!fault) focusSoon(field);
            return fault;
          }}
        />
      )}
      <SpokenLog turn={conversation.turns.at(-1)} />
    </div>
  );
}

/** What is hidden cannot take the focus, so it waits until the change is drawn. */
function focusSoon(element: RefObject<HTMLElement | null>): void {
  requestAnimationFrame(() => element.current?.focus());
}
