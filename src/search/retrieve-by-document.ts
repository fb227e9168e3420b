import type { DocumentId } from '../domain/ids.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { Embedder } from '../ports/embedder.js';
import { reachOf } from './fuse-signals.js';
import { type Candidate, type Retrieval, type RetrievalQuery, retrieve } from './retrieve.js';
import { RETRIEVAL } from './weights.js';

/** A retrieval with what its leading documents, long ones, give when each is searched alone. */
export interface CorpusRetrieval extends Retrieval {
  readonly alone: ReadonlyMap<DocumentId, Retrieval>;
}

/**
 * Which document, the whole corpus tells; which of its clauses, the document itself: the candidates of each leading document
 * keep the places that they hold together and take them in the order of a search of that document alone. There the words of
 * its own subject, which all its clauses have, weigh nothing. A short document has no order of its own.
 */
export async function retrieveByDocument(
  index: ClauseIndex,
  embedder: Embedder,
  query: RetrievalQuery,
): Promise<CorpusRetrieval> {
  const alone = new Map<DocumentId, Retrieval>();
  if (index.documentCount === 1) return { ...(await retrieve(index, embedder, query)), alone };
  const whole = await retrieve(index, embedder, { ...query, rerank: undefined });
  const leading = new Set<DocumentId>();
  for (const { clause } of whole.candidates) {
    leading.add(clause.documentId);
    if (leading.size === RETRIEVAL.leadingDocuments) break;
  }
  for (const id of leading) {
    const own = index.alone(id);
    if (!own || reachOf(own) === 1) continue;
    alone.set(id, await searchAlone(own, embedder, query));
  }
  const candidates = inOwnOrder(whole.candidates, alone);
  return { ...whole, candidates: query.rerank ? await query.rerank(query.text, candidates) : candidates, alone };
}

/** The query asked of one document. */
export function searchAlone(own: ClauseIndex, embedder: Embedder, query: RetrievalQuery): Promise<Retrieval> {
  return retrieve(own, embedder, { ...query, filter: {}, preferred: undefined, rerank: undefined });
}

function inOwnOrder(candidates: readonly Candidate[], alone: ReadonlyMap<DocumentId, Retrieval>): readonly Candidate[] {
  const known = new Map(candidates.map((each) => [each.clause.id, each]));
  const orders = new Map([...alone].map(([id, retrieval]) => [id, retrieval.candidates.values()]));
  return candidates.map((place) => {
    const next = orders.get(place.clause.documentId)?.next();
    if (!next || next.done) return place;
    const candidate = known.get(next.value.clause.id) ?? next.value;
    return { ...candidate, score: place.score, shift: (candidate.shift ?? 0) + place.score - candidate.score };
  });
}
