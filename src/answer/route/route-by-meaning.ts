import type { FoundTopic } from '../../search/find-topic.js';
import type { ExtractedDraft } from '../answer-from-clauses.js';
import { MEANING } from '../weights.js';
import type { FindNearestLabel } from './nearest-label.js';
import { type Route, routeTo } from './route-question.js';

/**
 * Whether a message that was searched for is no question to the documents after all: the surer the search is of its answer,
 * the clearer a label must lead, and where it is very sure none is compared. Of a topic with a door of its own the door is named.
 */
export function routeByMeaning(
  findNearest: FindNearestLabel,
  vector: Float32Array,
  { decision }: Pick<ExtractedDraft, 'decision'>,
  topic: FoundTopic | null,
): Route | null {
  const confidence = decision?.confidence ?? 0;
  if (confidence >= MEANING.sure) return null;
  const nearest = findNearest(vector);
  const needed = MEANING.lead + MEANING.leadOfSure * confidence;
  if (!nearest || nearest.lead < needed) return null;
  return routeTo(nearest.label, topic?.label === nearest.label ? topic.door : null);
}
