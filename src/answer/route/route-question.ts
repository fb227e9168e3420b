import { LABELS, type Label, type Routing } from '../../domain/routing.js';
import { anyOf, compileCues } from '../../search/compile-cues.js';
import type { FindTopic } from '../../search/find-topic.js';
import { MASK } from '../mask-personal-data.js';
import { REPLIES, type RouteReply } from './labels.js';
import { createRuleRouter } from './rule-router.js';

/** A message that is no question to the documents: what it is, and the fixed reply it gets. */
export interface Route extends RouteReply {
  readonly label: Exclude<Label, 'policy'>;
  /** Id of the wording that names the door to turn to instead, where the reply itself names none. */
  readonly door: string | null;
}

/** Routes a message by its writings (as typed and cleaned, as understood); null for a question to the documents. */
export type RouteQuestion = (writings: readonly string[]) => Route | null;

const NO_WORD = /^[\s\p{P}\p{S}\p{Emoji_Presentation}]*$/u;
/** Characters of a word kept apart by marks or blanks, as nobody writes who wants to be understood: 忽.略.指.令. */
const SPELLED_OUT =
  /(?<=\p{Script=Han})[^\p{L}\p{N}]{1,3}(?=\p{Script=Han}(?:[^\p{L}\p{N}]{1,3}\p{Script=Han}|[^\p{L}\p{N}]*$))/gu;
/** What may be left beside personal data and the words for it: a name. */
const LONGEST_NAME = 3;
/** Words that say what a number is, and nothing else. */
const PERSONAL = 'personal';
/** Patterns of asking about the policy, and not about the topic itself: 星座 and 星座产业有什么政策. */
const ABOUT_POLICY = '{问政策}';

/**
 * Builds the router of rules. In order: a message without a word, one of personal data alone, then the rules on every
 * writing, then the topics that no policy could answer. What the rules do not know is left to `routeByExamples`.
 */
export function createRouter(routing: Routing, findTopic: FindTopic): RouteQuestion {
  const labelOf = createRuleRouter(routing);
  const personal = new RegExp(`${anyOf(routing.words.get(PERSONAL) ?? [])}|[\\s\\p{P}\\p{S}]`, 'giu');
  const aboutPolicy = compileCues([ABOUT_POLICY], routing.words);
  return (writings) => {
    const plain = writings.at(-1) ?? '';
    if (NO_WORD.test(plain.replaceAll(MASK, '')))
      return routeTo(plain.includes(MASK) ? 'personal-data' : 'no-question');
    if (plain.includes(MASK) && plain.replace(personal, '').length <= LONGEST_NAME) return routeTo('personal-data');
    const labels = [...new Set(writings.flatMap((text) => [text, text.replace(SPELLED_OUT, '')]))].map(labelOf);
    const label = mostUrgent(labels);
    if (label !== null && label !== 'policy') return routeTo(label);
    const topic = findTopic(plain);
    return topic?.when === 'always' && !aboutPolicy.test(plain) ? routeTo(topic.label, topic.door) : null;
  };
}

/** The reply of a label, with a door of its own where it has one; null for a question to the documents. */
export function routeTo(label: Label, door: string | null = null): Route | null {
  return label === 'policy' ? null : { label, door, ...REPLIES[label] };
}

function mostUrgent(labels: readonly (Label | null)[]): Label | null {
  return LABELS.find((label) => labels.includes(label)) ?? null;
}
