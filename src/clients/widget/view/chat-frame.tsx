import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { WireCitation } from '../../../contract/chat.js';
import type { ConversationControls } from '../state/use-conversation.js';
import { useOnline } from '../state/use-online.js';
import type { ChatClient } from '../wire/chat-client.js';
import { Composer } from './composer.js';
import { FaultNotice } from './fault-notice.js';
import { TurnView } from './turn-view.js';
import { Welcome } from './welcome.js';

/** The conversation and the field below it. */
export function ChatFrame(properties: {
  readonly conversation: ConversationControls;
  readonly client: ChatClient;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onCite: (citation: WireCitation) => void;
  /** Asked by a button that then goes away: focus moves to the question. */
  readonly onPick: (question: string) => void;
}) {
  const { conversation, client, field, onCite, onPick } = properties;
  const { turns, restoreFault } = conversation;
  const online = useOnline();
  const scroller = useRef<HTMLDivElement>(null);
  const latest = turns.at(-1)?.key;

  useLayoutEffect(() => {
    // A new question goes to the top and stays there: the conclusion is read while the rest comes in below.
    const question = latest === undefined ? null : scroller.current?.querySelector<HTMLElement>('.turn:last-child');
    if (question) scroller.current?.scrollTo({ top: question.offsetTop });
  }, [latest]);

  return (
    <>
      {!online && (
        <p class="banner" role="status">
          网络已断开，恢复后可继续提问。
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroller" ref={scroller} tabIndex={0} aria-label="对话内容">
        <Welcome onAsk={turns.length === 0 ? onPick : null} />
        {restoreFault && (
          <FaultNotice
            fault={{ ...restoreFault, title: '上次的对话没有取回' }}
            action="重新取回"
            onRetry={conversation.restore}
          />
        )}
        {turns.map((turn, at) => (
          <TurnView
            key={turn.key}
            turn={turn}
            client={client}
            last={at === turns.length - 1}
            onCite={onCite}
            onRetry={() => conversation.retry(turn)}
            onAsk={onPick}
          />
        ))}
      </section>
      <Composer field={field} busy={conversation.busy} onAsk={conversation.ask} onStop={conversation.stop} />
    </>
  );
}
