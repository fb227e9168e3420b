import type { TermWeight } from '../../ports/clause-index.js';

/** For each term the texts that hold it, by number, with the stored weight. */
export interface Postings {
  /** How many texts hold the term. */
  readonly holderCount: (term: string) => number;
  /** Whether the text holds the term. */
  readonly holds: (text: number, term: string) => boolean;
  /** Sum over the terms of asked weight × stored weight, for every text by its number; 0 where it holds none of them. */
  readonly sums: (terms: readonly TermWeight[]) => Float64Array;
}

/** Inverts texts given as their terms, numbered in order. */
export function createPostings(texts: readonly (readonly TermWeight[])[]): Postings {
  const lists = new Map<string, { readonly holders: number[]; readonly weights: number[] }>();
  texts.forEach((terms, at) => {
    for (const [term, weight] of terms) {
      const list = lists.get(term);
      if (list) {
        list.holders.push(at);
        list.weights.push(weight);
      } else lists.set(term, { holders: [at], weights: [weight] });
    }
  });
  // One question asks twice for the same terms: which passages are best, and what the others have.
  let last: { readonly terms: readonly TermWeight[]; readonly sums: Float64Array } | null = null;
  return {
    holderCount: (term) => lists.get(term)?.holders.length ?? 0,
    holds: (text, term) => lists.get(term)?.holders.includes(text) ?? false,
    sums: (terms) => {
      if (last?.terms === terms) return last.sums;
      const sums = new Float64Array(texts.length);
      for (const [term, asked] of terms) {
        const list = lists.get(term);
        if (!list) continue;
        const { holders, weights } = list;
        for (let at = 0; at < holders.length; at += 1) {
          const holder = holders[at] as number;
          sums[holder] = (sums[holder] as number) + asked * (weights[at] as number);
        }
      }
      last = { terms, sums };
      return sums;
    },
  };
}
