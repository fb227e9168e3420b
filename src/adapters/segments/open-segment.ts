import type { Clause, Passage } from '../../domain/clause.js';
import type { ClauseId } from '../../domain/ids.js';
import type { PassageScore } from '../../ports/clause-index.js';
import { type StoredDocument, unpackClause } from './clause-records.js';
import { PASSAGE_FIELDS } from './pack-segment.js';
import { openPostings, type Postings } from './postings.js';
import { type Sections, sectionOf } from './sections.js';
import { openStrings, type StringTable } from './string-table.js';

/** Approximate nearest neighbours over all passages by ordinal; scores are cosines. */
export type NearestSearch = (vector: Float32Array, limit: number) => readonly PassageScore[];

/** A document of an open segment, with where its rows begin. */
export interface SegmentDocument extends StoredDocument {
  readonly firstClause: number;
  readonly firstPassage: number;
}

/** Some documents in an unchanging form that is searched as it lies in memory; clauses are decoded as they are asked for. */
export interface Segment {
  readonly documents: readonly SegmentDocument[];
  readonly passageCount: number;
  /** Number of the document that a passage is of. */
  readonly documentOf: (ordinal: number) => number;
  /** Number of the clause, or -1. */
  readonly findClause: (id: ClauseId) => number;
  readonly clause: (number: number) => Clause;
  readonly passage: (ordinal: number) => Passage;
  /** Ordinals of the passages of a clause, in order. */
  readonly passagesOf: (clause: number) => readonly number[];
  readonly cosine: (vector: Float32Array, ordinal: number) => number;
  /** The mean of a document's vectors: its product with a vector is the mean of theirs. Zero where it has no passage. */
  readonly meanVector: (document: SegmentDocument) => Float32Array;
  readonly approximate: NearestSearch | null;
  readonly terms: StringTable;
  readonly passageTerms: Postings;
  readonly documentTerms: Postings;
  /** Each entry is a word and how it sounds, a blank between them. */
  readonly words: StringTable;
  readonly documentWords: Postings;
  /** Phrases, in the same form. */
  readonly phrases: StringTable;
  readonly documentPhrases: Postings;
}

/** Clauses kept decoded, at least; twice as many at most. 1,000–50,000: some kB each. */
const KEPT_CLAUSES = 8000;

/** Opens a segment. The caller has checked that the sections are as they were packed. */
export function openSegment(sections: Sections, dimension: number, approximate: NearestSearch | null): Segment {
  const bytes = sectionOf(sections, 'documents', 'u8');
  const stored = JSON.parse(textOf(bytes).toString('utf8')) as readonly StoredDocument[];
  const documents: SegmentDocument[] = [];
  let [firstClause, firstPassage] = [0, 0];
  for (const each of stored) {
    documents.push({ ...each, firstClause, firstPassage });
    firstClause += each.clauses;
    firstPassage += each.passages;
  }
  const ids = openStrings('ids', sections);
  const records = textOf(sectionOf(sections, 'clauses', 'u8'));
  const recordStarts = sectionOf(sections, 'clauseStarts', 'u32');
  const passages = sectionOf(sections, 'passages', 'u32');
  const vectors = sectionOf(sections, 'vectors', 'f32');
  const documentOfPassage = new Uint32Array(firstPassage);
  const documentOfClause = new Uint32Array(firstClause);
  documents.forEach((each, at) => {
    documentOfPassage.fill(at, each.firstPassage, each.firstPassage + each.passages);
    documentOfClause.fill(at, each.firstClause, each.firstClause + each.clauses);
  });

  const decode = (number: number): Clause => {
    const document = documents[documentOfClause[number] ?? 0];
    if (!document || number >= firstClause) throw new RangeError(`no clause ${number}`);
    const packed = records.toString('utf8', recordStarts[number], recordStarts[number + 1]);
    const idAt = (order: number): ClauseId => ids.at(document.firstClause + order) as ClauseId;
    return unpackClause(packed, number - document.firstClause, document, idAt);
  };
  const clause = keepRecent(decode);
  const clauseOfPassage = (ordinal: number): number => passages[ordinal * PASSAGE_FIELDS] as number;

  return {
    documents,
    passageCount: firstPassage,
    documentOf: (ordinal) => documentOfPassage[ordinal] as number,
    findClause: (id) => ids.find(id),
    clause,
    passage: (ordinal) => {
      const { id, documentId, text } = clause(clauseOfPassage(ordinal));
      const from = passages[ordinal * PASSAGE_FIELDS + 1] as number;
      const to = passages[ordinal * PASSAGE_FIELDS + 2] as number;
      return { clauseId: id, documentId, span: [from, to], text: text.slice(from, to) };
    },
    passagesOf: (number) => {
      const document = documents[documentOfClause[number] ?? 0];
      if (!document) return [];
      const ordinals = Array.from({ length: document.passages }, (_, at) => document.firstPassage + at);
      return ordinals.filter((ordinal) => clauseOfPassage(ordinal) === number);
    },
    cosine: (vector, ordinal) => {
      let sum = 0;
      const from = ordinal * dimension;
      for (let at = 0; at < dimension; at += 1) sum += (vector[at] as number) * (vectors[from + at] as number);
      return sum;
    },
    meanVector: ({ firstPassage, passages }) => {
      const mean = new Float32Array(dimension);
      const end = (firstPassage + passages) * dimension;
      for (let at = firstPassage * dimension; at < end; at += 1)
        mean[at % dimension] = (mean[at % dimension] as number) + (vectors[at] as number) / passages;
      return mean;
    },
    approximate,
    terms: openStrings('terms', sections),
    passageTerms: openPostings('passageTerms', sections),
    documentTerms: openPostings('documentTerms', sections),
    words: openStrings('words', sections),
    documentWords: openPostings('documentWords', sections),
    phrases: openStrings('phrases', sections),
    documentPhrases: openPostings('documentPhrases', sections),
  };
}

function textOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Keeps what was made last. Two generations: what was used since the younger one began stays the same object, on which
 * callers rely within one question.
 */
function keepRecent(make: (number: number) => Clause): (number: number) => Clause {
  let young = new Map<number, Clause>();
  let old = new Map<number, Clause>();
  return (number) => {
    let clause = young.get(number);
    if (clause) return clause;
    clause = old.get(number) ?? make(number);
    if (young.size >= KEPT_CLAUSES) {
      old = young;
      young = new Map();
    }
    young.set(number, clause);
    return clause;
  };
}
