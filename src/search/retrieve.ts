import type { Clause } from '../domain/clause.js';
import type { ClauseId, DocumentId } from '../domain/ids.js';
import type { ClauseIndex, PassageFilter, TermWeight } from '../ports/clause-index.js';
import type { CrossEncoder } from '../ports/cross-encoder.js';
import type { Embedder } from '../ports/embedder.js';
import { answerTypesOf } from './answer-types.js';
import { inverseDocumentFrequency } from './bm25.js';
import { clauseTerms } from './clause-terms.js';
import { type CandidateSignals, type Fusion, fuseSignals, kindsOf, type Measured, weightsAt } from './fuse-signals.js';
import { readJointly } from './read-jointly.js';
import { embedRests, type WholeQuestion } from './rest-of-question.js';
import { readSentences } from './sentence-evidence.js';
import { RETRIEVAL } from './weights.js';

/** What to look for: the text to embed, and the weighted terms (the person's own words at 1, added words below). */
export interface RetrievalQuery {
  readonly text: string;
  readonly terms: readonly TermWeight[];
  /** Terms of places that the question names: they say which document is meant, not what in it. Default none. */
  readonly placeTerms?: ReadonlySet<string>;
  readonly filter?: PassageFilter;
  /** Documents that are meant where the words do not tell: their clauses have a lead among those of others. Default none. */
  readonly preferred?: ReadonlySet<DocumentId> | undefined;
  /** Terms of a title, by the tokenizer that made `terms`. */
  readonly tokenize: (text: string) => readonly string[];
  readonly fusion?: Fusion;
  /** Reads the best candidates together with the question, where there are several documents. Default none: `joint` is 0. */
  readonly crossEncoder?: CrossEncoder | undefined;
  /** Default none: the ranking's own order. */
  readonly rerank?: Rerank | undefined;
}

/** One clause with its evidence; `signals` are raw, `parts` are stretched and weighted by `weights`, and add up to `score`. */
export interface Candidate {
  readonly clause: Clause;
  /** Ordinal of the clause's best passage; -1 for a clause that was named and not found. */
  readonly ordinal: number;
  readonly signals: CandidateSignals;
  readonly weights: CandidateSignals;
  readonly parts: CandidateSignals;
  readonly score: number;
  /** By how much a preference moved `score` away from the sum of `parts`; absent for 0. */
  readonly shift?: number;
  /** What a reranker said, and by how much that moved `score` beside `shift`; absent where none was asked. */
  readonly reranked?: { readonly value: number; readonly shift: number };
}

/** Puts the best candidates into a better order; the rest stay behind them. */
export type Rerank = (question: string, candidates: readonly Candidate[]) => Promise<readonly Candidate[]>;

/** Candidates, best first, with the question's terms as they were weighted (idf times the asker's weight). */
export interface Retrieval {
  readonly candidates: readonly Candidate[];
  readonly weightedTerms: readonly TermWeight[];
}

/**
 * The list of ranking: dense ∥ lexical → evidence of the document → fuse → read the best ones' sentences →
 * fuse again → read the very best together with the question → fuse again → reorder, where a reranker is configured; one candidate a clause. Scores are comparable within one question only.
 */
export async function retrieve(index: ClauseIndex, embedder: Embedder, query: RetrievalQuery): Promise<Retrieval> {
  const weightedTerms = query.terms.map(
    ([term, weight]): TermWeight => [
      term,
      weight * inverseDocumentFrequency(index.passageFrequency(term), index.passageCount),
    ],
  );
  const vector = await embedder.embedQuery(query.text);
  const fusion = query.fusion ?? 'weighted-sum';
  const ofCorpus = weightsAt(kindsOf(index));
  const crossEncoder = ofCorpus.joint > 0 ? query.crossEncoder : undefined;
  const weights = crossEncoder ? ofCorpus : { ...ofCorpus, joint: 0 };
  const found = measureCandidates(index, query, vector, weightedTerms);
  const measured = await measureRests(index, embedder, { ...query, vector }, fuseSignals(found, fusion, weights));
  const close = fuseSignals(measured, fusion, weights).slice(0, RETRIEVAL.readClosely);
  const closely = readClosely(index, query, weightedTerms, close);
  const all = fuseSignals(
    measured.map((each) => closely.get(each.clause.id) ?? each),
    fusion,
    weights,
  );
  const read = crossEncoder
    ? fuseSignals(await readJointly(index, crossEncoder, query.text, all), fusion, weights)
    : all;
  const candidates = preferring(query.preferred, read);
  return { candidates: query.rerank ? await query.rerank(query.text, candidates) : candidates, weightedTerms };
}

function preferring(
  preferred: ReadonlySet<DocumentId> | undefined,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const isPreferred = ({ clause }: Candidate): boolean => preferred?.has(clause.documentId) === true;
  if (!candidates.some(isPreferred) || candidates.every(isPreferred)) return candidates;
  return candidates
    .map((each) =>
      isPreferred(each)
        ? { ...each, score: each.score + RETRIEVAL.preferredLead, shift: RETRIEVAL.preferredLead }
        : each,
    )
    .sort((a, b) => b.score - a.score);
}

/** Every clause that dense or lexical search finds, with what is known without reading it. */
function measureCandidates(
  index: ClauseIndex,
  query: RetrievalQuery,
  vector: Float32Array,
  weightedTerms: readonly TermWeight[],
): readonly Measured[] {
  const near = index.nearest(vector, RETRIEVAL.denseCandidates, query.filter);
  const lexical = index.lexical(weightedTerms, RETRIEVAL.lexicalCandidates, query.filter);
  const ordinals = [...new Set([...near, ...lexical].map((entry) => entry.ordinal))].sort((a, b) => a - b);
  const cosines = index.similarities(vector, ordinals);
  const own = index.ownSimilarities(vector, ordinals);
  const lexicalScores = index.lexicalScores(weightedTerms, ordinals);
  const documents = documentEvidence(index, query.terms);
  const themeOf = themeReader(index, vector);

  const best = new Map<ClauseId, Measured>();
  ordinals.forEach((ordinal, at) => {
    const clause = index.clause(index.passage(ordinal).clauseId);
    if (!clause) return;
    const dense = cosines[at] ?? 0;
    const words = lexicalScores[at] ?? 0;
    const known = best.get(clause.id);
    const signals: CandidateSignals = {
      rest: dense,
      specific: 0,
      answerType: 0,
      joint: 0,
      dense: Math.max(dense, known?.signals.dense ?? -1),
      apart: Math.max(own[at] ?? 0, known?.signals.apart ?? -1),
      lexical: Math.max(words, known?.signals.lexical ?? 0),
      document: documents.get(clause.documentId) ?? 0,
      theme: themeOf(clause.documentId),
    };
    const leads = !known || words + dense > known.signals.lexical + known.signals.dense;
    best.set(clause.id, { clause, ordinal: leads ? ordinal : known.ordinal, signals });
  });
  return [...best.values()];
}

/** The same candidates with what is left of the question beside their documents' titles. In one document nothing is to be told apart. */
async function measureRests(
  index: ClauseIndex,
  embedder: Embedder,
  question: WholeQuestion,
  candidates: readonly Measured[],
): Promise<readonly Measured[]> {
  if (index.documentCount < 2) return candidates;
  const ids = [...new Set(candidates.map(({ clause }) => clause.documentId))];
  const rests = await embedRests(index, embedder, question, ids);
  return candidates.map(({ clause, ordinal, signals }) => {
    const vector = rests.get(clause.documentId);
    if (!vector || vector === question.vector) return { clause, ordinal, signals };
    const rest = Math.max(...index.similarities(vector, index.passagesOf(clause.id)));
    return { clause, ordinal, signals: { ...signals, rest } };
  });
}

/** The same candidates with the evidence of their sentences. */
function readClosely(
  index: ClauseIndex,
  query: RetrievalQuery,
  weightedTerms: readonly TermWeight[],
  candidates: readonly Measured[],
): ReadonlyMap<ClauseId, Measured> {
  const asked = answerTypesOf(query.text);
  return new Map(
    candidates.map(({ clause, ordinal, signals }) => {
      const inTitle = clauseTerms(clause, index.document(clause.documentId)?.title ?? '', query.tokenize);
      const isCommon = (term: string): boolean => inTitle.has(term) || query.placeTerms?.has(term) === true;
      const evidence = readSentences(clause, weightedTerms, isCommon, asked);
      return [clause.id, { clause, ordinal, signals: { ...signals, ...evidence } }] as const;
    }),
  );
}

/** Builds the measure of what a document as a whole is about: the cosine of the question with the mean of its passages' vectors. */
function themeReader(index: ClauseIndex, vector: Float32Array): (id: DocumentId) => number {
  const known = new Map<DocumentId, number>();
  return (id) => {
    const theme = known.get(id) ?? index.documentSimilarity(vector, id);
    known.set(id, theme);
    return theme;
  };
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
