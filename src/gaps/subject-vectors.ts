import type { ClauseIndex } from '../ports/clause-index.js';
import type { Embedder } from '../ports/embedder.js';
import type { UnderstoodQuestion } from '../search/understand-question.js';
import { GAPS } from './thresholds.js';

export type EmbedSubject = (understood: UnderstoodQuestion) => Promise<Float32Array>;

/**
 * Builds the embedder of what a question is about, without the shell it is asked in. The embedder's vectors all lie close
 * together; the mean of clauses is taken off each (the first step of Mu and Viswanath, “All-but-the-Top”, ICLR 2018), or else
 * the middle of any cluster would be near to everything. Unit vectors.
 */
export async function createSubjectEmbedder(index: ClauseIndex, embedder: Embedder): Promise<EmbedSubject> {
  const clauses = index.documents().flatMap(({ id }) => index.clausesOf(id).filter((clause) => clause.searchable));
  const step = Math.max(1, Math.ceil(clauses.length / GAPS.backgroundClauses));
  const sample = clauses.filter((_, at) => at % step === 0);
  const mean = new Float64Array(embedder.dimension);
  for (const { heading, text } of sample) {
    const vector = await embedder.embedQuery((heading || text).slice(0, 40));
    vector.forEach((value, at) => {
      mean[at] = (mean[at] ?? 0) + value / sample.length;
    });
  }
  return async ({ subject, plain }) => {
    const vector = await embedder.embedQuery(subject.map(({ said }) => said).join(' ') || plain);
    const centred = vector.map((value, at) => value - (mean[at] ?? 0));
    const norm = Math.hypot(...centred) || 1;
    return centred.map((value) => value / norm);
  };
}
