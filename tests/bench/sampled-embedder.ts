import { createHash } from 'node:crypto';
import type { Embedder } from '../../src/ports/embedder.js';
import { randomNumbers } from '../support/made-corpus.js';

/** Spread of the noise beside a unit vector: the cosine to the vector drawn near is about 1 / √(1 + NOISE²) = 0.93. */
const NOISE = 0.4;
/** Real vectors that others are drawn near; later ones take the places of earlier ones. */
const POOL = 4096;

export interface SampledEmbedder extends Embedder {
  /** Texts embedded, and texts whose vectors were drawn. */
  readonly counts: () => { readonly embedded: number; readonly drawn: number };
}

/**
 * Embeds one text of `every` and draws the vectors of the others near the real ones so far: for indexes so large that
 * embedding them takes hours. It passes for the embedder itself, so its indexes are for measuring time and recall alone.
 */
export function sampleEmbedder(embedder: Embedder, every: number): SampledEmbedder {
  const pool: Float32Array[] = [];
  const counts = { embedded: 0, drawn: 0 };
  const draw = (text: string): Float32Array => {
    const next = randomNumbers(createHash('sha256').update(text).digest().readInt32LE(0));
    const near = pool[Math.floor(next() * pool.length)] ?? new Float32Array(embedder.dimension).fill(1);
    const vector = near.map((value) => value + (NOISE * gaussian(next)) / Math.sqrt(embedder.dimension));
    const norm = Math.hypot(...vector);
    return vector.map((value) => value / norm);
  };
  return {
    ...embedder,
    counts: () => counts,
    embedPassages: async (texts, onProgress) => {
      const sampled = texts.filter((_, at) => at % every === 0);
      const real = await embedder.embedPassages(sampled);
      for (const vector of real) pool[counts.embedded++ % POOL] = vector;
      counts.drawn += texts.length - sampled.length;
      onProgress?.(texts.length);
      return texts.map((text, at) => (at % every === 0 ? real[at / every] : undefined) ?? draw(text));
    },
  };
}

/** Box and Muller's transform of two even numbers. */
function gaussian(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
