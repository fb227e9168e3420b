import type { Answer } from '../domain/answer.js';
import type { Turn } from '../domain/conversation.js';
import type { DocumentId } from '../domain/ids.js';
import type { Day } from '../domain/policy-document.js';
import type { Label } from '../domain/routing.js';
import type { AnswerSignals } from './measure-evidence.js';
import type { ModelUse } from './model/ask-model.js';
import type { WordingReport } from './model/word-answer.js';

/** The language of what is said around the quotations, which are always the documents' own words. */
export type Locale = 'zh-Hans' | 'zh-Hant' | 'en';

/** One question as it comes through any door. */
export interface ChatQuestion {
  readonly message: string;
  /** Continues a kept conversation, or starts one under this id. */
  readonly conversationId?: string;
  /** Read only without `conversationId`; oldest first. */
  readonly history?: readonly Turn[];
  readonly channel?: string;
  /** Default today. */
  readonly asOf?: Day;
  readonly documentIds?: readonly DocumentId[];
  /** Default simplified Chinese. */
  readonly locale?: Locale;
  /** Aborts the work where the person has gone away; nothing is recorded then. */
  readonly signal?: AbortSignal;
}

export interface ChatReply extends Answer {
  readonly conversationId: string;
  readonly messageId: string;
  /** What the message was taken for. Not sent. */
  readonly label?: Label;
  /** How sure the decision was that the documents answer this, 0 to 1; absent where no search decided. Not sent. */
  readonly confidence?: number;
  /** The evidence that the decision weighed, by name. Not sent. */
  readonly signals?: AnswerSignals;
  /** The wording of what the clauses lack, where that decided; null where the confidence did. Not sent. */
  readonly unmet?: string | null;
  /** What a model made of it; null where none was asked. Not sent. */
  readonly wording?: WordingReport | null;
  /** What was asked of a model, and what that cost. Not sent. */
  readonly use?: ModelUse;
  readonly timings: { readonly totalMs: number; readonly retrieveMs: number; readonly composeMs: number };
}

/** What the door is told while an answer is made. The deltas joined are the reply's `markdown`. */
export interface ChatObserver {
  start?(head: { readonly conversationId: string; readonly messageId: string; readonly notice: string }): void;
  delta?(text: string): void;
}

/** The whole main job: earlier turns → answer → record. Throws a Failure only for a fault, never for an outcome. */
export type Chat = (question: ChatQuestion, observer?: ChatObserver) => Promise<ChatReply>;
