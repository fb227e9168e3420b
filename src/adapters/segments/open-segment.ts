import type { Clause, Passage } from '../../domain/clause.js';
import type { ClauseId } from '../../domain/ids.js';
import type { PassageScore } from '../../ports/clause-index.js';
import { type StoredDocument, unpackClause } from './clause-records.js';
import { dotProduct } from './dot-product.js';
import { type LateSection, memorySection } from './late-section.js';
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
  /** Tells the cosine of each of the passages `[from, to)`, in order. */
  readonly eachCosine: (
    vector: Float32Array,
    from: number,
    to: number,
    tell: (ordinal: number, cosine: number) => void,
  ) => void;
  /** The mean of a document's vectors: its product with a vector is the mean of theirs. Zero where it has no passage. */
  readonly meanVector: (document: SegmentDocument) => Float32Array;
  /** Null: there is none, or it is not loaded yet. */
  readonly approximate: () => NearestSearch | null;
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

/** Vectors looked at at once where all are. 100–1,000: as much as may be read from a file in one go. */
const ROWS = 512;

/** What a segment is opened from: its arrays, the two largest by themselves. */
export interface SegmentArrays {
  readonly sections: Sections;
  readonly vectors: LateSection;
  readonly clauses: LateSection;
}

/** The arrays of a segment that are all in memory. */
export function arraysInMemory(sections: Sections): SegmentArrays {
  return {
    sections,
    vectors: memorySection(sectionOf(sections, 'vectors', 'f32')),
    clauses: memorySection(sectionOf(sections, 'clauses', 'u8')),
  };
}

/** Opens a segment. The caller has checked that the arrays are as they were packed. */
export function openSegment(
  { sections, vectors, clauses }: SegmentArrays,
  dimension: number,
  approximate: () => NearestSearch | null,
): Segment {
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
  const recordStarts = sectionOf(sections, 'clauseStarts', 'u32');
  const passages = sectionOf(sections, 'passages', 'u32');
  const rowBytes = dimension * Float32Array.BYTES_PER_ELEMENT;
  const rows = (from: number, to: number): Float32Array => {
    const bytes = vectors.bytes(from * rowBytes, to * rowBytes);
    return new Float32Array(bytes.buffer, bytes.byteOffset, (to - from) * dimension);
  };
  const documentOfPassage = new Uint32Array(firstPassage);
  const documentOfClause = new Uint32Array(firstClause);
  documents.forEach((each, at) => {
    documentOfPassage.fill(at, each.firstPassage, each.firstPassage + each.passages);
    documentOfClause.fill(at, each.firstClause, each.firstClause + each.clauses);
  });

  const means = new Map<SegmentDocument, Float32Array>();
  const meanOf = ({ firstPassage, passages }: SegmentDocument): Float32Array => {
    const mean = new Float32Array(dimension);
    const own = rows(firstPassage, firstPassage + passages);
    for (let row = 0; row < own.length; row += dimension) {
      for (let at = 0; at < dimension; at += 1) {
        mean[at] = (mean[at] as number) + (own[row + at] as number) / passages;
      }
    }
    return mean;
  };
  const decode = (number: number): Clause => {
    const document = documents[documentOfClause[number] ?? 0];
    if (!document || number >= firstClause) throw new RangeError(`no clause ${number}`);
    const [from, to] = [recordStarts[number] as number, recordStarts[number + 1] as number];
    const packed = textOf(clauses.bytes(from, to)).toString('utf8');
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
    cosine: (vector, ordinal) => dotProduct(vector, rows(ordinal, ordinal + 1)),
    eachCosine: (vector, from, to, tell) => {
      for (let start = from; start < to; start += ROWS) {
        const end = Math.min(to, start + ROWS);
        const some = rows(start, end);
        for (let row = start; row < end; row += 1) tell(row, dotProduct(vector, some, (row - start) * dimension));
      }
    },
    meanVector: (document) => {
      const mean = means.get(document) ?? meanOf(document);
      means.set(document, mean);
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
