import type { DocumentId } from '../../domain/ids.js';
import { parseClauseId } from '../../domain/ids.js';
import type { ClauseIndex, CorpusWord, IndexIdentity, PassageScore } from '../../ports/clause-index.js';
import { byScore } from './best-scores.js';
import { dotProduct } from './dot-product.js';
import type { SegmentPart } from './segment-part.js';

/** A part with the ordinal of its first passage in the whole. */
interface PlacedPart extends SegmentPart {
  readonly offset: number;
}

/** Where a live document stands. */
interface Place {
  readonly part: PlacedPart;
  readonly number: number;
}

/**
 * Several parts as one index. Its ordinals are those of the parts one after another, those of removed documents left out, so
 * that they have gaps. A document is live in one part at most.
 */
export function createCompositeIndex(identity: IndexIdentity, given: readonly SegmentPart[]): ClauseIndex {
  let rows = 0;
  const parts = given.map((part): PlacedPart => {
    const placed = { ...part, offset: rows };
    rows += part.segment.passageCount;
    return placed;
  });
  const places = new Map<DocumentId, Place>();
  for (const part of parts) {
    part.segment.documents.forEach(({ document }, number) => {
      if (part.isLive(number)) places.set(document.id, { part, number });
    });
  }
  const documents = [...places.values()].flatMap(({ part, number }) => part.segment.documents[number]?.document ?? []);
  const storedOf = (id: DocumentId) => {
    const place = places.get(id);
    const stored = place?.part.segment.documents[place.number];
    return place && stored ? { ...place, stored } : null;
  };
  const partOf = (ordinal: number): PlacedPart => {
    const part = parts.findLast(({ offset }) => offset <= ordinal);
    if (!part || ordinal >= part.offset + part.segment.passageCount || !Number.isInteger(ordinal)) {
      throw new RangeError(`no passage ${ordinal}`);
    }
    return part;
  };
  const merged = (limit: number, find: (part: PlacedPart) => readonly PassageScore[]): readonly PassageScore[] => {
    const found = parts.flatMap((part) => {
      const own = find(part);
      return part.offset === 0 ? own : own.map(({ ordinal, score }) => ({ ordinal: ordinal + part.offset, score }));
    });
    return parts.length === 1 ? found : [...found].sort(byScore).slice(0, limit);
  };
  const locate = (id: Parameters<ClauseIndex['clause']>[0]) => {
    const parsed = parseClauseId(id);
    const place = parsed && places.get(parsed.documentId);
    const number = place ? place.part.segment.findClause(id) : -1;
    return place && number >= 0 ? { part: place.part, number } : null;
  };
  const sum = (count: (part: SegmentPart) => number): number => parts.reduce((total, part) => total + count(part), 0);

  const whole: ClauseIndex = {
    identity,
    passageCount: sum((part) => part.livePassages),
    documentCount: documents.length,
    documents: () => documents,
    document: (id) => storedOf(id)?.stored.document,
    uncollected: () => [],
    clause: (id) => {
      const found = locate(id);
      return found?.part.segment.clause(found.number);
    },
    clausesOf: (id) => {
      const found = storedOf(id);
      if (!found) return [];
      const { part, stored } = found;
      return Array.from({ length: stored.clauses }, (_, at) => part.segment.clause(stored.firstClause + at));
    },
    searchableCount: (id) => storedOf(id)?.stored.searchable ?? 0,
    passage: (ordinal) => {
      const part = partOf(ordinal);
      return part.segment.passage(ordinal - part.offset);
    },
    passagesOf: (id) => {
      const found = locate(id);
      return found ? found.part.segment.passagesOf(found.number).map((ordinal) => ordinal + found.part.offset) : [];
    },
    nearest: (vector, limit, filter) => {
      if (vector.length !== identity.dimension || vector.includes(Number.NaN)) {
        throw new RangeError('not a vector of this index');
      }
      return merged(limit, (part) => part.nearest(vector, limit, part.mask(filter?.documentIds)));
    },
    similarities: (vector, ordinals) =>
      ordinals.map((ordinal) => {
        const part = partOf(ordinal);
        return part.segment.cosine(vector, ordinal - part.offset);
      }),
    documentSimilarity: (vector, id) => {
      const found = storedOf(id);
      return found ? dotProduct(vector, found.part.segment.meanVector(found.stored)) : 0;
    },
    ownSimilarities: (vector, ordinals) => {
      const shares = new Map<Float32Array, { readonly asked: number; readonly square: number }>();
      return ordinals.map((ordinal) => {
        const { segment, offset } = partOf(ordinal);
        const stored = segment.documents[segment.documentOf(ordinal - offset)];
        if (!stored) return 0;
        const mean = segment.meanVector(stored);
        const share = shares.get(mean) ?? { asked: dotProduct(vector, mean), square: dotProduct(mean, mean) };
        shares.set(mean, share);
        return (
          segment.cosine(vector, ordinal - offset) -
          (share.asked * segment.cosine(mean, ordinal - offset)) / share.square
        );
      });
    },
    passageFrequency: (term) => sum((part) => part.passageFrequency(term)),
    lexical: (terms, limit, filter) =>
      merged(limit, (part) => part.lexical(terms, limit, part.mask(filter?.documentIds))),
    lexicalScores: (terms, ordinals) => {
      const sums = new Map(parts.map((part) => [part, part.passageSums(terms)]));
      return ordinals.map((ordinal) => {
        const part = partOf(ordinal);
        return sums.get(part)?.[ordinal - part.offset] ?? 0;
      });
    },
    documentFrequency: (term) => sum((part) => part.documentFrequency(term)),
    documentHolds: (id, term) => {
      const place = places.get(id);
      const number = place ? place.part.segment.terms.find(term) : -1;
      if (!place || number < 0) return false;
      return place.part.segment.documentTerms.holdersWithin(number, [[place.number, place.number + 1]]) > 0;
    },
    documentScores: (terms) => {
      const scores = new Map<DocumentId, number>();
      for (const part of parts) {
        const sums = part.documentSums(terms);
        const { documents: stored } = part.segment;
        for (let number = 0; number < stored.length; number += 1) {
          const score = sums[number] as number;
          const id = stored[number]?.document.id;
          if (score > 0 && id !== undefined && part.isLive(number)) scores.set(id, score);
        }
      }
      return scores;
    },
    words: () => countWords(parts, 'words', 'documentWords'),
    phrases: () => countWords(parts, 'phrases', 'documentPhrases'),
  };
  return whole;
}

/** Every word or phrase of the live documents; those of no document any more are left out. */
function countWords(
  parts: readonly SegmentPart[],
  table: 'words' | 'phrases',
  family: 'documentWords' | 'documentPhrases',
): readonly CorpusWord[] {
  const counts = new Map<string, number>();
  for (const { segment, isLive } of parts) {
    const live = Float64Array.from(segment.documents, (_, number) => (isLive(number) ? 1 : 0));
    for (let word = 0; word < segment[table].size; word += 1) {
      const count = segment[family].weightOver(word, live);
      if (count === 0) continue;
      const entry = segment[table].at(word);
      counts.set(entry, (counts.get(entry) ?? 0) + count);
    }
  }
  return [...counts].map(([entry, count]) => {
    const [word = '', sound = ''] = entry.split(' ');
    return { word, sound, count };
  });
}
