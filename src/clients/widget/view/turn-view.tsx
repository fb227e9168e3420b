import { useState } from 'preact/hooks';
import type { ChatResponse, WireCitation } from '../../../contract/chat.js';
import type { Turn } from '../state/conversation.js';
import { writeClipboard } from '../state/write-clipboard.js';
import { AI_LABEL, copiedAnswer } from '../text/copied-answer.js';
import type { ChatClient } from '../wire/chat-client.js';
import { AnswerBody } from './answer-body.js';
import { CitationList } from './citation-list.js';
import { ExportLinks } from './export-links.js';
import { FaultNotice } from './fault-notice.js';
import { Feedback } from './feedback.js';

/** Outcomes that a person should see at a glance, because the answer is less than they asked for. */
const OUTCOME_TAGS: Partial<Record<ChatResponse['outcome'], string>> = {
  partial: '文件只写明了一部分',
  no_basis: '收录文件中没有依据',
  clarification: '请您补充',
};

/** One question and its answer, with what can be done with it. */
export function TurnView(properties: {
  readonly turn: Turn;
  readonly client: ChatClient;
  readonly last: boolean;
  readonly onCite: (citation: WireCitation) => void;
  readonly onRetry: () => void;
  readonly onAsk: (question: string) => void;
}) {
  const { turn, client, last, onCite, onRetry, onAsk } = properties;
  const tag = turn.outcome === null ? undefined : OUTCOME_TAGS[turn.outcome];
  return (
    <article class="turn" aria-labelledby={turn.key}>
      <h3 class="question" id={turn.key} tabIndex={-1}>
        <span class="unseen">您问：</span>
        {turn.question}
      </h3>
      <div class="answer" aria-busy={turn.status === 'streaming'}>
        {tag !== undefined && <p class="badge">{tag}</p>}
        {turn.status === 'waiting' && (
          <p class="waiting">
            <span aria-hidden="true" />
            正在查找条款…
          </p>
        )}
        <AnswerBody turn={turn} onCite={onCite} />
        {turn.fault && (
          <FaultNotice
            fault={turn.fault}
            action={turn.fault.kind === 'stopped' ? '重新回答' : '重试'}
            onRetry={onRetry}
          />
        )}
        <CitationList citations={turn.citations} client={client} onCite={onCite} />
        {turn.answer !== '' && <p class="label">{turn.notice || AI_LABEL}</p>}
        {turn.status === 'done' && (
          <div class="actions">
            <CopyButton turn={turn} />
            <ExportLinks turn={turn} client={client} />
            {turn.messageId !== null && <Feedback messageId={turn.messageId} client={client} />}
          </div>
        )}
      </div>
      {last && turn.status === 'done' && turn.followUps.length > 0 && (
        <ul class="suggestions" aria-label="您还可以问">
          {turn.followUps.map((question) => (
            <li>
              <button type="button" onClick={() => onAsk(question)}>
                {question}
              </button>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function CopyButton({ turn }: { readonly turn: Turn }) {
  const [said, setSaid] = useState('');
  return (
    <div class="row">
      <button
        type="button"
        onClick={async (event) => {
          const button = event.currentTarget;
          setSaid((await writeClipboard(copiedAnswer(turn))) ? '已复制' : '浏览器不允许复制');
          button.focus();
        }}
      >
        复制
      </button>
      <span role="status" class="small">
        {said}
      </span>
    </div>
  );
}
