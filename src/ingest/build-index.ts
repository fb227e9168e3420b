import type { Clause, Passage } from '../domain/clause.js';
import type { CorpusWord } from '../ports/clause-index.js';
import type { Embedder } from '../ports/embedder.js';
import type { IndexedDocument } from '../ports/index-store.js';
import type { WordSegmenter } from '../ports/word-segmenter.js';
import { BM25, termFrequencyWeights } from '../search/bm25.js';
import { corpusWords, headingPhrases } from '../search/corpus-words.js';
import type { ParsedDocument } from './ingest-document.js';

export interface BuildParts {
  readonly embedder: Embedder;
  readonly tokenize: (text: string) => readonly string[];
  readonly segmenter: WordSegmenter;
  /** How a word sounds, a `'` between its syllables. */
  readonly soundOf: (word: string) => string;
  /** Hash of a text, the same on every machine, in hexadecimal digits. */
  readonly hash: (text: string) => string;
  /** The vector of a text embedded before by the same embedder, by its key, or undefined. */
  readonly reuse?: (textKey: string) => Promise<Float32Array | undefined>;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Digits of a hash that name a text: two texts of a corpus of millions are told apart. */
const KEY_DIGITS = 16;

/** Parsed documents with vectors and term weights, ready to be stored. */
export async function buildIndex(
  parsed: readonly ParsedDocument[],
  parts: BuildParts,
): Promise<readonly IndexedDocument[]> {
  const texts = parsed.flatMap(({ clauses, passages }) => {
    const byId = new Map(clauses.map((clause) => [clause.id, clause]));
    return passages.map((passage) => embeddingText(byId.get(passage.clauseId), passage));
  });
  const keys = texts.map((text) => parts.hash(text).slice(0, KEY_DIGITS));
  const vectors = new Map<string, Float32Array>();
  const missing = new Map<string, string>();
  for (const [at, key] of keys.entries()) {
    const known = vectors.get(key) ?? (await parts.reuse?.(key));
    if (known) vectors.set(key, known);
    else missing.set(key, texts[at] ?? '');
  }
  const made = await parts.embedder.embedPassages([...missing.values()], (done) =>
    parts.onProgress?.(done, missing.size),
  );
  [...missing.keys()].forEach((key, at) => {
    const vector = made[at];
    if (vector) vectors.set(key, vector);
  });
  let at = 0;
  return parsed.map(({ document, clauses, passages }) => {
    const tokens = passages.map((passage) => parts.tokenize(passage.text));
    const ofDocument = [parts.tokenize(document.title), ...tokens].flat();
    return {
      document,
      clauses,
      passages: passages.map((passage, place) => {
        const textKey = keys[at++] ?? '';
        const vector = vectors.get(textKey);
        if (!vector) throw new RangeError(`no vector for a passage of ${passage.clauseId}`);
        return { passage, vector, textKey, terms: termFrequencyWeights(tokens[place] ?? [], BM25.passageLength) };
      }),
      terms: termFrequencyWeights(ofDocument, BM25.documentLength),
      words: withSounds(corpusWords(clauses, parts.segmenter), parts.soundOf),
      phrases: withSounds(headingPhrases(clauses, parts.segmenter), parts.soundOf),
    };
  });
}

function withSounds(counts: ReadonlyMap<string, number>, soundOf: (word: string) => string): readonly CorpusWord[] {
  return [...counts].map(([word, count]) => ({ word, sound: soundOf(word), count }));
}

/** What is embedded for a passage: its innermost heading gives a short clause its subject; the words come verbatim. */
function embeddingText(clause: Clause | undefined, passage: Passage): string {
  const heading = clause && passage.span[0] > 0 ? clause.heading : '';
  return heading === '' ? passage.text : `${heading}\n${passage.text}`;
}
