import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { Icon } from './icon.js';

/** The contract's limit on a question; its type fails to compile when the contract changes. */
const LIMIT: typeof import('../../../contract/chat.js').MESSAGE_LIMIT = 2000;

/** Where the question is written. Enter sends, Shift+Enter breaks the line, and the Enter that ends an IME word does neither. */
export function Composer(properties: {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly busy: boolean;
  readonly onAsk: (question: string) => void;
  readonly onStop: () => void;
}) {
  const { field, busy, onAsk, onStop } = properties;
  const [draft, setDraft] = useState('');
  const question = draft.trim();
  const excess = question.length - LIMIT;
  const ready = question !== '' && excess <= 0;

  useLayoutEffect(() => {
    if (!field.current) return;
    field.current.style.height = 'auto';
    field.current.style.height = `${field.current.scrollHeight}px`;
  }, [draft, field]);

  const send = (): void => {
    if (busy || !ready) return;
    setDraft('');
    onAsk(question);
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        if (busy) onStop();
        else send();
      }}
    >
      <label class="unseen" for="question">
        请输入您的问题
      </label>
      <textarea
        id="question"
        ref={field}
        rows={1}
        value={draft}
        placeholder="请输入您的问题"
        aria-describedby="count"
        aria-invalid={excess > 0}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          // 229: Safari ends the composition before it tells of the key.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
          event.preventDefault();
          send();
        }}
      />
      <p id="count" class={excess > 0 ? 'count over' : 'count'}>
        <span>
          {question.length}/{LIMIT}字
        </span>
        <span role="status">{excess > 0 ? `超出${excess}字，请精简后发送` : ''}</span>
      </p>
      <button type="submit" class={busy ? 'send danger' : 'send'} aria-disabled={!busy && !ready}>
        {!busy && <Icon name="send" />}
        {busy ? '停止' : '发送'}
      </button>
    </form>
  );
}
