import type { TermWeight } from '../../ports/clause-index.js';

/** For each term the texts that hold it, by number, with the stored weight. */
export interface Postings {
  /** How many texts hold the term. */
  readonly holderCount: (term: string) => number;
  /** Sum over the terms of asked weight × stored weight, for every text that holds one of them. */
  readonly sums: (terms: readonly TermWeight[]) => ReadonlyMap<number, number>;
}

/** Inverts texts given as their terms, numbered in order. */
export function createPostings(texts: readonly (readonly TermWeight[])[]): Postings {
  const lists = new Map<string, [number, number][]>();
  texts.forEach((terms, at) => {
    for (const [term, weight] of terms) {
      const list = lists.get(term);
      if (list) list.push([at, weight]);
      else lists.set(term, [[at, weight]]);
    }
  });
  return {
    holderCount: (term) => lists.get(term)?.length ?? 0,
    sums: (terms) => {
      const sums = new Map<number, number>();
      for (const [term, asked] of terms) {
        for (const [holder, stored] of lists.get(term) ?? [])
          sums.set(holder, (sums.get(holder) ?? 0) + asked * stored);
      }
      return sums;
    },
  };
}
