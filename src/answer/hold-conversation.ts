import { Failure } from '../domain/failure.js';
import { parseDocumentId } from '../domain/ids.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { Records } from '../ports/records.js';
import type { Wording } from '../ports/wording.js';
import { type AnswerParts, answerQuestion } from './answer-question.js';
import type { Chat, ChatQuestion, ChatReply, Locale } from './chat.js';
import type { WordingReport } from './model/word-answer.js';
import { markdownBlocks } from './render-answer.js';

export interface ConversationParts extends Omit<AnswerParts, 'wording'> {
  readonly wordingIn: (locale: Locale) => Wording;
  /** The index at this moment; null while none is ready. */
  readonly index: () => ClauseIndex | null;
  /** Null where nothing is kept (the command line). */
  readonly records: Records | null;
  readonly newId: () => string;
  /** Told what a model made of an answer, for the log. */
  readonly onWorded?: (report: WordingReport) => void;
}

/** Exchanges of a kept conversation that a new message may lean on. */
const REMEMBERED = 10;

/** Builds the main job: earlier turns → answer → record → reply. */
export function createChat(parts: ConversationParts): Chat {
  return async (question, observer = {}) => {
    const started = parts.clock.monotonic();
    const index = parts.index();
    if (!index) throw new Failure('not_ready', 'no index is open', { retryAfterSeconds: 5 });
    const conversationId = question.conversationId ?? parts.newId();
    const messageId = parts.newId();
    const wording = parts.wordingIn(question.locale ?? 'zh-Hans');
    observer.start?.({ conversationId, messageId, notice: wording.say('notice') });

    let sent = '';
    const send = (markdown: string): void => {
      // Every form that is shown begins with the one before it: what was sent is never withdrawn.
      for (const block of markdownBlocks(markdown.slice(sent.length))) observer.delta?.(block);
      sent = markdown;
    };
    // What a model writes is checked against Chinese clauses, so it writes Chinese alone.
    const languageModel = question.locale === 'en' ? null : parts.languageModel;
    const answered = await answerQuestion({ ...parts, wording, languageModel }, index, {
      message: question.message,
      earlier: await earlierMessages(parts.records, question),
      asOf: question.asOf ?? parts.clock.today(),
      documentIds: question.documentIds?.flatMap((id) => parseDocumentId(id) ?? []) ?? null,
      signal: question.signal,
      onGrown: observer.delta && send,
    });
    question.signal?.throwIfAborted();
    send(answered.answer.markdown);
    if (answered.wording) parts.onWorded?.(answered.wording);
    await parts.records?.append({
      conversationId,
      messageId,
      question: answered.masked,
      answer: answered.answer,
      channel: question.channel ?? 'api',
      askedAt: parts.clock.now(),
    });
    const reply: ChatReply = {
      ...answered.answer,
      label: answered.label,
      wording: answered.wording,
      use: answered.use,
      conversationId,
      messageId,
      timings: {
        totalMs: parts.clock.monotonic() - started,
        retrieveMs: answered.retrieveMs,
        composeMs: answered.composeMs,
      },
    };
    const { decision } = answered;
    return decision === null ? reply : { ...reply, ...decision };
  };
}

async function earlierMessages(records: Records | null, question: ChatQuestion): Promise<readonly string[]> {
  if (question.conversationId && records) {
    return (await records.conversation(question.conversationId, REMEMBERED)).map((exchange) => exchange.question);
  }
  return (question.history ?? []).filter((turn) => turn.role === 'user').map((turn) => turn.content);
}
