import type { Turn } from '../state/conversation.js';
import { isOpen } from '../state/conversation.js';
import { plainText } from '../text/plain-text.js';

/**
 * What a screen reader is told while an answer comes in: each piece once, when it is whole. The visible answer is drawn anew with
 * every piece and would be read again from the top.
 */
export function SpokenLog({ turn }: { readonly turn: Turn | undefined }) {
  return (
    <>
      <div class="unseen" role="log" aria-live="polite" aria-label="回答播报">
        {turn?.pieces.map((piece, at) => (
          <p key={`${turn.key}-${at}`}>{plainText(piece).replace(/\[\d+\]/gu, '')}</p>
        ))}
      </div>
      <div class="unseen" role="status">
        {statusOf(turn)}
      </div>
    </>
  );
}

function statusOf(turn: Turn | undefined): string {
  if (!turn || (turn.status === 'done' && turn.pieces.length === 0)) return '';
  if (isOpen(turn)) return turn.status === 'waiting' ? '正在查找条款。' : '';
  if (turn.fault) return `${turn.fault.title}。${turn.fault.detail}`;
  return `回答完毕，引用${turn.citations.length}条条款。`;
}
