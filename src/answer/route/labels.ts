import type { Outcome } from '../../domain/answer.js';
import type { Label } from '../../domain/routing.js';

/** What becomes of a message of one label. */
export interface RouteReply {
  readonly outcome: Extract<Outcome, 'greeting' | 'handoff' | 'refused' | 'clarification' | 'no_basis'>;
  /** Id of the fixed wording in `prompts/replies.md`. */
  readonly wording: string;
  /** True where the label is of the whole message, however many questions stand beside it. */
  readonly whole: boolean;
}

/** The reply of every label but the policy question, which goes on to the documents. */
export const REPLIES: Readonly<Record<Exclude<Label, 'policy'>, RouteReply>> = {
  'self-harm': { outcome: 'handoff', wording: 'self-harm', whole: true },
  emergency: { outcome: 'handoff', wording: 'emergency', whole: true },
  'prompt-extraction': { outcome: 'refused', wording: 'refused-prompt', whole: true },
  jailbreak: { outcome: 'refused', wording: 'refused-attack', whole: true },
  unlawful: { outcome: 'refused', wording: 'refused-fraud', whole: true },
  unsuitable: { outcome: 'refused', wording: 'refused-unsuitable', whole: true },
  abuse: { outcome: 'refused', wording: 'refused-abuse', whole: false },
  complaint: { outcome: 'handoff', wording: 'complaint', whole: false },
  human: { outcome: 'handoff', wording: 'handoff', whole: false },
  account: { outcome: 'no_basis', wording: 'account', whole: false },
  advice: { outcome: 'no_basis', wording: 'advice', whole: false },
  'code-homework': { outcome: 'no_basis', wording: 'code-homework', whole: false },
  chitchat: { outcome: 'no_basis', wording: 'out-of-scope', whole: false },
  service: { outcome: 'no_basis', wording: 'service', whole: false },
  greeting: { outcome: 'greeting', wording: 'greeting', whole: false },
  thanks: { outcome: 'greeting', wording: 'thanks', whole: false },
  goodbye: { outcome: 'greeting', wording: 'goodbye', whole: false },
  assistant: { outcome: 'greeting', wording: 'who-are-you', whole: false },
  capability: { outcome: 'greeting', wording: 'what-can-you-do', whole: false },
  'personal-data': { outcome: 'clarification', wording: 'personal-data-only', whole: false },
  'no-question': { outcome: 'clarification', wording: 'no-question', whole: false },
};
