import type { PassageScore } from '../../ports/clause-index.js';

/** Best first, ties by ordinal. */
export const byScore = (a: PassageScore, b: PassageScore): number => b.score - a.score || a.ordinal - b.ordinal;

/** Gathers the best of many scores told in ascending order of their ordinals, without sorting all of them. */
export interface BestScores {
  /** A score must be above it to have any effect: the worst one kept, or -Infinity while there is room. */
  readonly floor: () => number;
  readonly add: (ordinal: number, score: number) => void;
  /** What was kept, best first, ties by ordinal. */
  readonly sorted: () => readonly PassageScore[];
}

/** A heap of at most `limit` scores, the worst on top; of equal scores the one with the highest ordinal is the worst. */
export function createBestScores(limit: number): BestScores {
  const heap: PassageScore[] = [];
  const isWorse = (a: PassageScore, b: PassageScore): boolean => byScore(a, b) > 0;
  const swap = (a: number, b: number): void => {
    const kept = heap[a] as PassageScore;
    heap[a] = heap[b] as PassageScore;
    heap[b] = kept;
  };
  const sink = (): void => {
    for (let at = 0; ; ) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && isWorse(heap[child] as PassageScore, heap[worst] as PassageScore)) worst = child;
      }
      if (worst === at) return;
      swap(at, worst);
      at = worst;
    }
  };
  const rise = (): void => {
    for (let at = heap.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!isWorse(heap[at] as PassageScore, heap[parent] as PassageScore)) return;
      swap(at, parent);
      at = parent;
    }
  };
  return {
    floor: () => (heap.length < limit ? Number.NEGATIVE_INFINITY : (heap[0]?.score ?? Number.POSITIVE_INFINITY)),
    add: (ordinal, score) => {
      if (heap.length < limit) {
        heap.push({ ordinal, score });
        rise();
      } else if (heap[0] && score > heap[0].score) {
        heap[0] = { ordinal, score };
        sink();
      }
    },
    sorted: () => [...heap].sort(byScore),
  };
}
