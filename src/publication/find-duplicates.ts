import type { Clause } from '../domain/clause.js';
import type { DocumentId } from '../domain/ids.js';
import type { Duplicate } from '../domain/publication.js';
import { currentId } from '../domain/version-id.js';
import type { ParsedDocument } from '../ingest/ingest-document.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import { BM25, termFrequencyWeights } from '../search/bm25.js';

/** Characters of a shingle (Broder 1997). Fewer: common phrases count as copied; more: one changed word breaks more of them. 4–8. */
const SHINGLE = 6;
/** Documents that are compared character by character, those with the most of the draft's words. 5–50. */
const CANDIDATES = 12;
/** A document is told of from this share of common text, or of the draft's text contained in it. 0.3–0.9. */
const TOLD_FROM = { common: 0.5, contained: 0.6 } as const;

/**
 * Documents of the corpus that have much of a draft's text, the likest first; neither the document of its own id nor its
 * earlier versions. Candidates are found by the words that are indexed anyway, and compared exactly, shingle by shingle: nothing
 * more has to be kept for every document, and no share is an estimate.
 */
export function findDuplicates(
  { document, clauses }: ParsedDocument,
  index: ClauseIndex,
  tokenize: (text: string) => readonly string[],
): readonly Duplicate[] {
  const text = textOf(clauses);
  const own = shinglesOf(text);
  const terms = termFrequencyWeights(tokenize(text), BM25.documentLength);
  const candidates = [...index.documentScores(terms)]
    .filter(([id]) => currentId(id) !== currentId(document.id))
    .sort(([, a], [, b]) => b - a)
    .slice(0, CANDIDATES);
  return candidates
    .flatMap(([id]) => compare(id, own, index))
    .filter(({ common, contained }) => common >= TOLD_FROM.common || contained >= TOLD_FROM.contained)
    .sort((a, b) => b.common - a.common);
}

function compare(id: DocumentId, own: ReadonlySet<string>, index: ClauseIndex): readonly Duplicate[] {
  const document = index.document(id);
  if (!document) return [];
  const other = shinglesOf(textOf(index.clausesOf(id)));
  let both = 0;
  for (const shingle of own) if (other.has(shingle)) both += 1;
  const either = own.size + other.size - both;
  return [
    {
      documentId: id,
      title: document.title,
      contained: both / Math.max(1, own.size),
      common: both / Math.max(1, either),
    },
  ];
}

/** Every word of a document once: what stands under a clause is part of its text. */
function textOf(clauses: readonly Clause[]): string {
  return clauses
    .filter(({ searchable }) => searchable)
    .map(({ text }) => text)
    .join('\n');
}

function shinglesOf(text: string): ReadonlySet<string> {
  const plain = text.replace(/[\s\p{P}]/gu, '');
  const shingles = new Set<string>();
  for (let at = 0; at + SHINGLE <= plain.length; at += 1) shingles.add(plain.slice(at, at + SHINGLE));
  // A text shorter than a shingle is one.
  return shingles.size > 0 ? shingles : new Set([plain]);
}
