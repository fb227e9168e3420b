import type { Embedder } from '../ports/embedder.js';

/** Texts whose vectors are remembered: a question, its rests beside titles, and those of a few asked at the same time; 2 kB each. */
const REMEMBERED = 64;

/** An embedder that embeds a question once, however many steps ask for its vector. */
export function rememberQueries(embedder: Embedder): Embedder {
  const known = new Map<string, Promise<Float32Array>>();
  return {
    ...embedder,
    embedQuery: (text) => {
      const before = known.get(text);
      if (before) return before;
      const vector = embedder.embedQuery(text);
      known.set(text, vector);
      // A failure is not remembered: the next question may fare better.
      vector.catch(() => known.delete(text));
      const [oldest] = known.keys();
      if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
      return vector;
    },
  };
}
