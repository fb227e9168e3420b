import type { CorpusWord, TermWeight } from '../../ports/clause-index.js';
import type { IndexedDocument } from '../../ports/index-store.js';
import { packClauses, type StoredDocument } from './clause-records.js';
import { packPostings } from './postings.js';
import type { Section, Sections } from './sections.js';
import { packStrings } from './string-table.js';

/** Numbers of one passage in the section `passages`: its clause, and its span in the clause's text. */
export const PASSAGE_FIELDS = 3;

/**
 * Packs documents as the sections of one segment:
 * `documents` (JSON), `clauses` with `clauseStarts`, the string tables `ids` (of clauses), `terms`, `words` and `phrases`, `passages`,
 * `vectors` and `textKeys` by passage, and the postings `passageTerms`, `documentTerms`, `documentWords` and `documentPhrases`.
 * Throws a RangeError for a vector of another length or with NaN.
 */
export function packSegment(documents: readonly IndexedDocument[], dimension: number): Sections {
  const entries = documents.flatMap((each) => each.passages);
  const stored: StoredDocument[] = [];
  const records: string[] = [];
  const ids: string[] = [];
  const passages = new Uint32Array(entries.length * PASSAGE_FIELDS);
  let at = 0;
  for (const { document, clauses, passages: own } of documents) {
    const packed = packClauses(document, clauses);
    const numbers = new Map(clauses.map((clause, order) => [clause.id, records.length + order]));
    for (const { passage } of own) {
      const clause = numbers.get(passage.clauseId);
      if (clause === undefined) throw new RangeError(`a passage of ${passage.clauseId}, which is not there`);
      passages.set([clause, ...passage.span], at);
      at += PASSAGE_FIELDS;
    }
    ids.push(...clauses.map(({ id }) => id));
    records.push(...packed.records);
    stored.push({
      document,
      clauses: clauses.length,
      passages: own.length,
      searchable: clauses.filter(({ searchable }) => searchable).length,
      paths: packed.paths,
    });
  }
  const terms = numberStrings(documents.flatMap((each) => [each.terms, ...each.passages.map((entry) => entry.terms)]));
  return new Map<string, Section>([
    ['documents', Buffer.from(JSON.stringify(stored))],
    ...packRecords(records),
    ...packStrings('ids', ids),
    ['passages', passages],
    [
      'vectors',
      packVectors(
        entries.map((entry) => entry.vector),
        dimension,
      ),
    ],
    ['textKeys', BigUint64Array.from(entries, ({ textKey }) => BigInt(`0x${textKey}`))],
    ...packStrings('terms', [...terms.keys()]),
    ...packPostings(
      'passageTerms',
      entries.map((entry) => entry.terms),
      numberIn(terms),
      terms.size,
    ),
    ...packPostings(
      'documentTerms',
      documents.map((each) => each.terms),
      numberIn(terms),
      terms.size,
    ),
    ...packWords(
      'words',
      'documentWords',
      documents.map((each) => each.words),
    ),
    ...packWords(
      'phrases',
      'documentPhrases',
      documents.map((each) => each.phrases),
    ),
  ]);
}

/** The table and the postings of what each document holds. */
function packWords(
  table: string,
  family: string,
  lists: readonly (readonly CorpusWord[])[],
): readonly (readonly [string, Section])[] {
  const entries = lists.map((list) => list.map(({ word, sound, count }): TermWeight => [`${word} ${sound}`, count]));
  const numbers = numberStrings(entries);
  return [
    ...packStrings(table, [...numbers.keys()]),
    ...packPostings(family, entries, numberIn(numbers), numbers.size),
  ];
}

function packRecords(records: readonly string[]): readonly (readonly [string, Section])[] {
  const starts = new Uint32Array(records.length + 1);
  records.forEach((record, at) => {
    starts[at + 1] = (starts[at] as number) + Buffer.byteLength(record, 'utf8');
  });
  return [
    ['clauses', Buffer.from(records.join(''), 'utf8')],
    ['clauseStarts', starts],
  ];
}

function packVectors(vectors: readonly Float32Array[], dimension: number): Float32Array {
  const packed = new Float32Array(vectors.length * dimension);
  vectors.forEach((vector, at) => {
    if (vector.length !== dimension || vector.some(Number.isNaN)) {
      throw new RangeError(`vector ${at} is not ${dimension} numbers`);
    }
    packed.set(vector, at * dimension);
  });
  return packed;
}

function numberStrings(lists: readonly (readonly TermWeight[])[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const list of lists) for (const [term] of list) if (!numbers.has(term)) numbers.set(term, numbers.size);
  return numbers;
}

function numberIn(numbers: ReadonlyMap<string, number>): (term: string) => number {
  return (term) => {
    const number = numbers.get(term);
    if (number === undefined) throw new RangeError(`no number for ${term}`);
    return number;
  };
}
