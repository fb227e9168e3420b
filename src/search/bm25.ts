import type { TermWeight } from '../ports/clause-index.js';

/** BM25 (Robertson and Zaragoza 2009), split so that what is stored never changes when the corpus grows. */
export const BM25 = {
  /** How soon repeating a term stops helping. 0.5–2; higher: repetition counts longer. */
  k1: 1.2,
  /** How much long texts are held back. 0–1. */
  b: 0.75,
  /** Terms in an average passage, fixed so that stored weights stay true as documents come and go. 50–500. */
  passageLength: 400,
  /** Terms in an average document. 500–20,000. */
  documentLength: 2500,
} as const;

/** The term-frequency part of BM25 for one text: one entry a distinct term. */
export function termFrequencyWeights(terms: readonly string[], averageLength: number): readonly TermWeight[] {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const norm = BM25.k1 * (1 - BM25.b + (BM25.b * terms.length) / averageLength);
  return [...counts].map(([term, count]): TermWeight => [term, (count * (BM25.k1 + 1)) / (count + norm)]);
}

/** ln(1 + (N − df + 0.5) / (df + 0.5)): never negative, highest for a term that no text holds. */
export function inverseDocumentFrequency(holders: number, texts: number): number {
  return Math.log(1 + (texts - holders + 0.5) / (holders + 0.5));
}
