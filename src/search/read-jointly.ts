import type { ClauseIndex } from '../ports/clause-index.js';
import type { CrossEncoder } from '../ports/cross-encoder.js';
import type { Measured } from './fuse-signals.js';
import { RETRIEVAL } from './weights.js';

/**
 * The same candidates with the best of them read together with the question. Those further down have what the worst of the read
 * ones has: that they were not read speaks neither for them nor against.
 * @param candidates best first
 */
export async function readJointly(
  index: ClauseIndex,
  crossEncoder: CrossEncoder,
  question: string,
  candidates: readonly Measured[],
): Promise<readonly Measured[]> {
  const best = candidates.slice(0, RETRIEVAL.readJointly);
  const scores = await crossEncoder.score(
    question,
    best.map((candidate) => passageInContext(index, candidate)),
  );
  const least = Math.min(...scores);
  return candidates.map(({ clause, ordinal, signals }, at) => ({
    clause,
    ordinal,
    signals: { ...signals, joint: scores[at] ?? least },
  }));
}

/** A passage under the titles that it stands under: 第三条 of one law and of another may read alike. */
export function passageInContext(
  index: ClauseIndex,
  { clause, ordinal }: Pick<Measured, 'clause' | 'ordinal'>,
): string {
  const title = index.document(clause.documentId)?.title ?? '';
  const above = [...clause.path, clause.heading].filter(Boolean).join('｜');
  return `${title}｜${above}\n${index.passage(ordinal).text}`;
}
