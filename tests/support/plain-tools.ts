import type { Tools } from '../../src/assemble-ingest.js';

/** Tools that need no model and no dictionary: for tests of what is written, not of how it is found. */
export const PLAIN_TOOLS: Tools = {
  embedder: {
    id: 'plain',
    dimension: 2,
    embedQuery: async () => Float32Array.of(1, 0),
    embedPassages: async (texts) => texts.map(() => Float32Array.of(1, 0)),
  },
  crossEncoder: { score: async (_question, passages) => passages.map(() => 0) },
  converter: { toSimplified: (text) => text, toTraditional: (text) => text },
  romanizer: { syllables: (text) => [...text] },
  segmenter: { words: (text) => [...text], dictionaryWords: (text) => [...text] },
  tokenize: (text) => [...text],
};
