import type { DocumentId } from '../domain/ids.js';
import type { PlaceReader } from './places.js';
import type { QuestionContext } from './question-context.js';

/**
 * Documents that have a lead where the question names none: those of the place that it names (a city's before the province's),
 * else the one that the conversation is about, else the corpus's first, which the assistant is for.
 */
export function preferredDocuments(
  { index, understood, scope, focus }: QuestionContext,
  places: PlaceReader,
): ReadonlySet<DocumentId> {
  const named = places.named(understood.plain);
  if (named.length > 0) {
    const ofPlace = index
      .documents()
      .filter(({ id, region }) => scope.has(id) && region !== null && named.some((name) => region.startsWith(name)));
    if (ofPlace.length > 0) return new Set(ofPlace.map(({ id }) => id));
  }
  return new Set([focus.id]);
}
