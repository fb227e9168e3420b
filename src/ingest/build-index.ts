import type { Clause, Passage } from '../domain/clause.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import type { Embedder } from '../ports/embedder.js';
import type { IndexedDocument } from '../ports/index-store.js';
import { BM25, termFrequencyWeights } from '../search/bm25.js';
import type { ParsedDocument } from './ingest-document.js';

export interface BuildParts {
  readonly embedder: Embedder;
  readonly tokenize: (text: string) => readonly string[];
  /** The vector of a text embedded before by the same embedder, or undefined. */
  readonly reuse?: (text: string) => Float32Array | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Parsed documents with vectors and term weights, ready to be published. */
export async function buildIndex(
  parsed: readonly ParsedDocument[],
  parts: BuildParts,
): Promise<readonly IndexedDocument[]> {
  const texts = parsed.flatMap(({ document, clauses, passages }) => {
    const byId = new Map(clauses.map((clause) => [clause.id, clause]));
    return passages.map((passage) => embeddingText(document, byId.get(passage.clauseId), passage));
  });
  const missing = [...new Set(texts.filter((text) => !parts.reuse?.(text)))];
  const made = await parts.embedder.embedPassages(missing, (done) => parts.onProgress?.(done, missing.length));
  const vectors = new Map(missing.map((text, at) => [text, made[at]]));
  let at = 0;
  return parsed.map(({ document, clauses, passages }) => ({
    document,
    clauses,
    passages: passages.map((passage) => {
      const text = texts[at++] ?? '';
      const vector = parts.reuse?.(text) ?? vectors.get(text);
      if (!vector) throw new RangeError(`no vector for a passage of ${passage.clauseId}`);
      return { passage, vector, terms: termFrequencyWeights(parts.tokenize(passage.text), BM25.passageLength) };
    }),
    terms: termFrequencyWeights(
      parts.tokenize(`${document.title}\n${passages.map((passage) => passage.text).join('\n')}`),
      BM25.documentLength,
    ),
  }));
}

/** What is embedded for a passage: its innermost heading gives a short clause its subject; the words come verbatim. */
export function embeddingText(_document: PolicyDocument, clause: Clause | undefined, passage: Passage): string {
  const heading = clause && passage.span[0] > 0 ? clause.heading : '';
  return heading === '' ? passage.text : `${heading}\n${passage.text}`;
}
