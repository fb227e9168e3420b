import type { ClauseIndex, TermWeight } from '../../ports/clause-index.js';
import { createBestScores } from './best-scores.js';
import type { Segment, SegmentDocument } from './open-segment.js';

/** Where a document stands: its segment, its number there, and the ordinal of the segment's first passage in the whole. */
export interface DocumentPlace {
  readonly segment: Segment;
  readonly number: number;
  readonly offset: number;
}

/**
 * One document of an index as if nothing else were in it: frequencies, counts and searches are within it, ordinals and clauses
 * those of the whole. Costs nothing to make; each search reads the document's own rows only.
 */
export function createDocumentIndex(
  whole: Omit<ClauseIndex, 'alone'>,
  { segment, number, offset }: DocumentPlace,
  stored: SegmentDocument,
): ClauseIndex {
  const { document, firstPassage, passages } = stored;
  const range = [[firstPassage, firstPassage + passages]] as const;
  const isHeld = (term: string): boolean => {
    const at = segment.terms.find(term);
    return at >= 0 && segment.documentTerms.holdersWithin(at, [[number, number + 1]]) > 0;
  };
  const sumsOf = (terms: readonly TermWeight[]): Float64Array => {
    const sums = new Float64Array(passages);
    for (const [term, asked] of terms) {
      const at = segment.terms.find(term);
      if (at >= 0) segment.passageTerms.addWithin(sums, at, asked, firstPassage);
    }
    return sums;
  };
  const inWhole = (ordinal: number): number => ordinal + offset;
  const own: ClauseIndex = {
    ...whole,
    passageCount: passages,
    documentCount: 1,
    documents: () => [document],
    document: (id) => (id === document.id ? document : undefined),
    clause: (id) => (id.startsWith(`${document.id}#`) ? whole.clause(id) : undefined),
    clausesOf: (id) => (id === document.id ? whole.clausesOf(id) : []),
    nearest: (vector, limit) => {
      const best = createBestScores(limit);
      segment.eachCosine(vector, range[0][0], range[0][1], best.add);
      return best.sorted().map(({ ordinal, score }) => ({ ordinal: inWhole(ordinal), score }));
    },
    passageFrequency: (term) => {
      const at = segment.terms.find(term);
      return at < 0 ? 0 : segment.passageTerms.holdersWithin(at, range);
    },
    documentFrequency: (term) => (isHeld(term) ? 1 : 0),
    lexical: (terms, limit) => {
      const best = createBestScores(limit);
      sumsOf(terms).forEach((score, place) => {
        if (score > 0) best.add(firstPassage + place, score);
      });
      return best.sorted().map(({ ordinal, score }) => ({ ordinal: inWhole(ordinal), score }));
    },
    lexicalScores: (terms, ordinals) => {
      const sums = sumsOf(terms);
      return ordinals.map((ordinal) => sums[ordinal - offset - firstPassage] ?? 0);
    },
    documentScores: (terms) => {
      const score = terms.reduce((sum, [term, asked]) => {
        const sums = new Float64Array(1);
        const at = segment.terms.find(term);
        if (at >= 0) segment.documentTerms.addWithin(sums, at, asked, number);
        return sum + (sums[0] as number);
      }, 0);
      return score > 0 ? new Map([[document.id, score]]) : new Map();
    },
    alone: (id) => (id === document.id ? own : null),
  };
  return own;
}
