import type { Clause } from '../domain/clause.js';
import type { ClauseId, DocumentId } from '../domain/ids.js';
import type { ClauseIndex, PassageFilter, TermWeight } from '../ports/clause-index.js';
import type { Embedder } from '../ports/embedder.js';
import { inverseDocumentFrequency } from './bm25.js';
import { clauseTerms } from './clause-terms.js';
import { type CandidateSignals, type Fusion, fuseSignals } from './fuse-signals.js';
import { RETRIEVAL } from './weights.js';

/** What to look for: the text to embed, and the weighted terms (the person's own words at 1, added words below). */
export interface RetrievalQuery {
  readonly text: string;
  readonly terms: readonly TermWeight[];
  readonly filter?: PassageFilter;
  /** Terms of a heading, by the tokenizer that made `terms`. */
  readonly tokenize: (text: string) => readonly string[];
  readonly fusion?: Fusion;
}

/** One clause with its evidence; `signals` are raw, `parts` are weighted and add up to `score`. */
export interface Candidate {
  readonly clause: Clause;
  /** Ordinal of the clause's best passage; -1 for a clause that was named and not found. */
  readonly ordinal: number;
  readonly signals: CandidateSignals;
  readonly parts: CandidateSignals;
  readonly score: number;
}

/** Candidates, best first, with the question's terms as they were weighted (idf times the asker's weight). */
export interface Retrieval {
  readonly candidates: readonly Candidate[];
  readonly weightedTerms: readonly TermWeight[];
}

/**
 * The list of ranking: dense ∥ lexical → document evidence → heading evidence → fuse → one candidate a clause.
 * Scores are comparable within one question only.
 */
export async function retrieve(index: ClauseIndex, embedder: Embedder, query: RetrievalQuery): Promise<Retrieval> {
  const weightedTerms = query.terms.map(
    ([term, weight]): TermWeight => [
      term,
      weight * inverseDocumentFrequency(index.passageFrequency(term), index.passageCount),
    ],
  );
  const vector = await embedder.embedQuery(query.text);
  const near = index.nearest(vector, RETRIEVAL.denseCandidates, query.filter);
  const lexical = index.lexical(weightedTerms, RETRIEVAL.lexicalCandidates, query.filter);
  const ordinals = [...new Set([...near, ...lexical].map((entry) => entry.ordinal))].sort((a, b) => a - b);
  const cosines = index.similarities(vector, ordinals);
  const lexicalScores = index.lexicalScores(weightedTerms, ordinals);
  const documents = documentEvidence(index, query.terms);
  const inHeading = headingReader(weightedTerms, query.tokenize);

  const best = new Map<ClauseId, { clause: Clause; ordinal: number; signals: CandidateSignals }>();
  ordinals.forEach((ordinal, at) => {
    const passage = index.passage(ordinal);
    const clause = index.clause(passage.clauseId);
    if (!clause) return;
    const dense = cosines[at] ?? 0;
    const words = lexicalScores[at] ?? 0;
    const known = best.get(clause.id);
    const signals: CandidateSignals = {
      dense: Math.max(dense, known?.signals.dense ?? -1),
      lexical: Math.max(words, known?.signals.lexical ?? 0),
      document: documents.get(clause.documentId) ?? 0,
      heading: known?.signals.heading ?? inHeading(clause),
    };
    const leads = !known || words + dense > known.signals.lexical + known.signals.dense;
    best.set(clause.id, { clause, ordinal: leads ? ordinal : known.ordinal, signals });
  });
  return { candidates: fuseSignals([...best.values()], query.fusion ?? 'weighted-sum'), weightedTerms };
}

function documentEvidence(index: ClauseIndex, terms: readonly TermWeight[]): ReadonlyMap<DocumentId, number> {
  if (index.documentCount < 2) return new Map();
  return index.documentScores(
    terms.map(([term, weight]) => [
      term,
      weight * inverseDocumentFrequency(index.documentFrequency(term), index.documentCount),
    ]),
  );
}

/** Builds the measure of a clause's heading: the share of the question's weight that stands in it, 0 to 1. */
function headingReader(
  terms: readonly TermWeight[],
  tokenize: (text: string) => readonly string[],
): (clause: Clause) => number {
  const all = terms.reduce((sum, [, weight]) => sum + weight, 0);
  const places = new Map(terms.map(([term], at) => [term, at]));
  return (clause) => {
    if (clause.heading === '' || all <= 0) return 0;
    // A heading has few terms and a question many; added up in the question's order, as all of them are.
    const found: number[] = [];
    for (const term of clauseTerms(clause, clause.heading, tokenize)) {
      const at = places.get(term);
      if (at !== undefined) found.push(at);
    }
    return found.sort((a, b) => a - b).reduce((sum, at) => sum + (terms[at]?.[1] ?? 0), 0) / all;
  };
}
