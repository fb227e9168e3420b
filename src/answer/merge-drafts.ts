import type { Outcome } from '../domain/answer.js';
import type { Draft, DraftSentence } from '../domain/draft.js';
import { extractiveDraft, fixed } from './draft-sentences.js';

/** Follow-up questions offered at most. */
const MOST_FOLLOW_UPS = 4;

/**
 * The drafts of the parts of one message as one: each part's conclusion under its number, then the bases, contacts and
 * reminders without repetition. Answered where every part is, partial where some are, else as the first part ended. Beside
 * an answer the clause nearest to a declined part would pass for its basis, and is left out.
 */
export function mergeDrafts(drafts: readonly Draft[]): Draft {
  const outcome = outcomeOf(drafts.map((draft) => draft.outcome));
  const sentences = drafts.flatMap((draft, at): DraftSentence[] => [
    fixed('conclusion', 'compound-part', { asked: `${at + 1}` }),
    ...draft.sentences.filter(
      ({ section }) => outcome !== 'partial' || draft.outcome !== 'no_basis' || section !== 'basis',
    ),
  ]);
  const seen = new Set<string>();
  const distinct = sentences.filter((sentence) => {
    // Each part has its own conclusion, though it be the same as another's.
    if (sentence.section === 'conclusion') return true;
    const key = JSON.stringify(sentence);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const followUps = [...new Set(drafts.flatMap((draft) => draft.followUps))].slice(0, MOST_FOLLOW_UPS);
  return extractiveDraft(outcome, distinct, followUps);
}

function outcomeOf(outcomes: readonly Outcome[]): Outcome {
  const answered = outcomes.filter((outcome) => outcome === 'answered').length;
  if (answered === outcomes.length) return 'answered';
  return answered > 0 || outcomes.includes('partial') ? 'partial' : (outcomes[0] ?? 'no_basis');
}
