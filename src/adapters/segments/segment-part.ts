import type { DocumentId } from '../../domain/ids.js';
import type { PassageScore, TermWeight } from '../../ports/clause-index.js';
import { type BestScores, byScore, createBestScores } from './best-scores.js';
import type { Segment } from './open-segment.js';

/** Up to this many passages exact search is as fast as a graph, and never misses. 1,000–20,000. */
export const EXACT_LIMIT = 4000;
/** A filtered search takes this many times the expected share from the graph before it gives up and counts exactly. */
const OVERSAMPLING = 2;

/** Which documents of a part a search may use. */
export interface PartMask {
  /** 1 for each document that may be used, by its number. */
  readonly documents: Uint8Array;
  /** Passages that remain. */
  readonly passages: number;
}

/** A segment as one index uses it: without the documents that were removed or replaced since. Ordinals are the segment's own. */
export interface SegmentPart {
  readonly segment: Segment;
  readonly isLive: (document: number) => boolean;
  readonly livePassages: number;
  readonly liveDocuments: number;
  readonly mask: (ids: ReadonlySet<DocumentId> | undefined) => PartMask;
  readonly nearest: (vector: Float32Array, limit: number, mask: PartMask) => readonly PassageScore[];
  readonly passageFrequency: (term: string) => number;
  readonly documentFrequency: (term: string) => number;
  /** For each passage the sum of asked weight × stored weight; good until the next call. */
  readonly passageSums: (terms: readonly TermWeight[]) => Float64Array;
  readonly documentSums: (terms: readonly TermWeight[]) => Float64Array;
  readonly lexical: (terms: readonly TermWeight[], limit: number, mask: PartMask) => readonly PassageScore[];
}

/** @param exactLimit up to this many passages under a mask are searched exactly, the graph aside */
export function createSegmentPart(
  segment: Segment,
  removed: ReadonlySet<DocumentId>,
  exactLimit: number = EXACT_LIMIT,
): SegmentPart {
  const { documents, passageCount } = segment;
  const live = Uint8Array.from(documents, ({ document }) => (removed.has(document.id) ? 0 : 1));
  const gone = documents.flatMap((each, at) => (live[at] === 1 ? [] : [{ each, at }]));
  const gonePassages = joined(gone.map(({ each }) => [each.firstPassage, each.firstPassage + each.passages]));
  const goneDocuments = joined(gone.map(({ at }) => [at, at + 1]));
  const everything: PartMask = {
    documents: live,
    passages: passageCount - gone.reduce((sum, { each }) => sum + each.passages, 0),
  };
  const masks = new WeakMap<ReadonlySet<DocumentId>, PartMask>();
  const maskOf = (ids: ReadonlySet<DocumentId>): PartMask => {
    const allowed = Uint8Array.from(documents, ({ document }, at) => (live[at] === 1 && ids.has(document.id) ? 1 : 0));
    return {
      documents: allowed,
      passages: documents.reduce((sum, each, at) => sum + (allowed[at] ?? 0) * each.passages, 0),
    };
  };
  const passageSums = createSums(segment, 'passageTerms', passageCount);
  const documentSums = createSums(segment, 'documentTerms', documents.length);

  const exact = (vector: Float32Array, limit: number, { documents: allowed }: PartMask): readonly PassageScore[] => {
    const best = createBestScores(limit);
    const ranges = joined(
      documents.flatMap((each, at): readonly (readonly [number, number])[] =>
        allowed[at] === 1 ? [[each.firstPassage, each.firstPassage + each.passages]] : [],
      ),
    );
    for (const [from, to] of ranges) segment.eachCosine(vector, from, to, best.add);
    return best.sorted();
  };

  return {
    segment,
    isLive: (document) => live[document] === 1,
    livePassages: everything.passages,
    liveDocuments: documents.length - gone.length,
    mask: (ids) => {
      if (!ids) return everything;
      const known = masks.get(ids) ?? maskOf(ids);
      masks.set(ids, known);
      return known;
    },
    nearest: (vector, limit, mask) => {
      const approximate = segment.approximate();
      if (!approximate || mask.passages <= exactLimit) return exact(vector, limit, mask);
      const wanted =
        mask.passages === passageCount ? limit : Math.ceil((limit * passageCount * OVERSAMPLING) / mask.passages);
      const found = approximate(vector, wanted).filter((each) => isAllowed(segment, mask, each.ordinal));
      if (found.length < limit) return exact(vector, limit, mask);
      // The graph's own scores have fewer digits; beside those of other segments they must be alike.
      const scored = found.map(({ ordinal }) => ({ ordinal, score: segment.cosine(vector, ordinal) }));
      return scored.sort(byScore).slice(0, limit);
    },
    passageFrequency: (term) => holders(segment, 'passageTerms', term, gonePassages),
    documentFrequency: (term) => holders(segment, 'documentTerms', term, goneDocuments),
    passageSums,
    documentSums,
    lexical: (terms, limit, mask) => {
      const best = createBestScores(limit);
      addPositive(best, passageSums(terms), segment, mask);
      return best.sorted();
    },
  };
}

function isAllowed(segment: Segment, { documents }: PartMask, ordinal: number): boolean {
  return documents[segment.documentOf(ordinal)] === 1;
}

function addPositive(best: BestScores, sums: Float64Array, segment: Segment, mask: PartMask): void {
  let floor = Math.max(0, best.floor());
  for (let ordinal = 0; ordinal < sums.length; ordinal += 1) {
    const score = sums[ordinal] as number;
    if (score <= floor || !isAllowed(segment, mask, ordinal)) continue;
    best.add(ordinal, score);
    floor = Math.max(0, best.floor());
  }
}

type Family = 'passageTerms' | 'documentTerms';

/** Builds the summing of one family of postings. One question asks twice for the same terms, and the room is used again. */
function createSums(segment: Segment, family: Family, count: number): (terms: readonly TermWeight[]) => Float64Array {
  let last: readonly TermWeight[] | null = null;
  let sums = new Float64Array(0);
  return (terms) => {
    if (last === terms) return sums;
    if (sums.length === count) sums.fill(0);
    else sums = new Float64Array(count);
    for (const [term, asked] of terms) {
      const number = segment.terms.find(term);
      if (number >= 0) segment[family].addTo(sums, number, asked);
    }
    last = terms;
    return sums;
  };
}

function holders(segment: Segment, family: Family, term: string, gone: readonly (readonly [number, number])[]): number {
  const number = segment.terms.find(term);
  if (number < 0) return 0;
  return segment[family].holderCount(number) - segment[family].holdersWithin(number, gone);
}

/** Ranges that touch become one. */
function joined(ranges: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const all: [number, number][] = [];
  for (const [from, to] of ranges) {
    const last = all.at(-1);
    if (last && last[1] === from) last[1] = to;
    else all.push([from, to]);
  }
  return all;
}
