/**
 * What a message is: a closed set, most urgent first. Where a message fits several, the first one here decides, so that a
 * person in danger is never answered about policy, and politeness never hides an attack.
 */
export const LABELS = [
  'self-harm',
  'emergency',
  'prompt-extraction',
  'jailbreak',
  'unlawful',
  'unsuitable',
  'abuse',
  'complaint',
  'human',
  'account',
  'advice',
  'code-homework',
  'chitchat',
  'service',
  'greeting',
  'thanks',
  'goodbye',
  'assistant',
  'capability',
  'personal-data',
  'no-question',
  'policy',
] as const;
export type Label = (typeof LABELS)[number];

/** Labels that data tells; the other two are seen from the message itself: nothing but personal data, or no word at all. */
export type RuledLabel = Exclude<Label, 'personal-data' | 'no-question'>;

/** One way of saying a label: a line of `seeds/routing/<label>.jsonl`. Lists are empty where not given. */
export interface RoutingRule {
  readonly label: RuledLabel;
  /** For the reader of the data. */
  readonly about: string;
  /** Patterns that may stand anywhere in a message (`src/search/compile-cues.ts` explains their signs). */
  readonly cues: readonly string[];
  /** Words of which, courtesy aside, the whole message consists. */
  readonly whole: readonly string[];
  /** Patterns that are taken out of the message before the cues are tried: 提示词工程 is no prompt. */
  readonly keep: readonly string[];
  /** Patterns in whose presence the line says nothing: whoever asks for the penalty does not plan the fraud. */
  readonly unless: readonly string[];
  /** Whole sentences that people say, for the comparison by meaning. */
  readonly examples: readonly string[];
}

/** The data by which messages are routed. */
export interface Routing {
  readonly rules: readonly RoutingRule[];
  /** Groups of words by name; a cue writes `{name}` for any one of them. */
  readonly words: ReadonlyMap<string, readonly string[]>;
}
