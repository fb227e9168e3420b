import type { Outcome } from './answer.js';

/** What a test question is of; each kind is scored on its own. */
export const QUESTION_KINDS = [
  'target',
  'lay',
  'clause-reference',
  'structure',
  'metadata',
  'follow-up',
  'false-premise',
  'unanswerable-near',
  'out-of-scope',
  'greeting',
  'thanks',
  'identity',
  'handoff',
  'attack',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** How a test question is written where it is not plain written Chinese. */
export const QUESTION_VARIANTS = [
  'cantonese',
  'traditional',
  'english',
  'pinyin',
  'initials',
  'typo',
  'mixed',
  'numerals',
  'width',
  'spoken',
  'story',
] as const;
export type QuestionVariant = (typeof QUESTION_VARIANTS)[number];

/** What a right reply looks like. Lists are empty where nothing is asked of the reply. */
export interface Expectation {
  /** Acceptable outcomes, at least one. */
  readonly outcomes: readonly Outcome[];
  /** Locators of the right clauses, the best one first: `13`, `一`, `三/二`, `front`. */
  readonly clauses: readonly string[];
  /** True: every clause must be cited, in this order. False: any one of them is right. */
  readonly ordered: boolean;
  /** With `ordered`: clauses that may be cited besides (a part's own heading) and count neither way. */
  readonly tolerated: readonly string[];
  /** Words or figures that must stand in the answer or in a quotation of it, blanks aside. */
  readonly mustInclude: readonly string[];
  /** Words that no quotation and no statement may hold: affirming them would be false. */
  readonly mustNotInclude: readonly string[];
}

/** One test question with its right answer. */
export interface EvaluationQuestion {
  readonly id: string;
  readonly question: string;
  /** Earlier questions of the same person, oldest first. */
  readonly history: readonly string[];
  readonly kind: QuestionKind;
  readonly variant: QuestionVariant | null;
  readonly expect: Expectation;
}
