import type { Label } from '../../domain/routing.js';

/** An example sentence of a label, embedded. */
export interface LabelExample {
  readonly label: Label;
  readonly vector: Float32Array;
}

/** The label whose examples are nearest to a message, and how much nearer than the examples of policy questions. */
export interface NearestLabel {
  readonly label: Exclude<Label, 'policy'>;
  /** Difference of cosines; below nought where policy questions are nearer. */
  readonly lead: number;
}

export type FindNearestLabel = (vector: Float32Array) => NearestLabel | null;

/** Examples of one label that are averaged: one alone may be near by chance. */
const NEAREST = 2;

/** Builds the comparison of a message with example sentences: what rules do not know by its words is known by its meaning. */
export function createNearestLabel(examples: readonly LabelExample[]): FindNearestLabel {
  const labels = [...new Set(examples.map(({ label }) => label))];
  const groups = labels.map((label) => ({
    label,
    rows: inOneRow(examples.filter((example) => example.label === label).map(({ vector }) => vector)),
  }));
  return (vector) => {
    let policy = 0;
    let nearest: { label: Exclude<Label, 'policy'>; closeness: number } | null = null;
    for (const { label, rows } of groups) {
      const closeness = meanOfBest(rows, vector);
      if (label === 'policy') policy = closeness;
      else if (!nearest || closeness > nearest.closeness) nearest = { label, closeness };
    }
    return nearest && { label: nearest.label, lead: nearest.closeness - policy };
  };
}

/** Vectors end to end: one long array is compared twice as fast as many short ones. */
function inOneRow(vectors: readonly Float32Array[]): Float32Array {
  const rows = new Float32Array(vectors.reduce((sum, vector) => sum + vector.length, 0));
  vectors.reduce((at, vector) => {
    rows.set(vector, at);
    return at + vector.length;
  }, 0);
  return rows;
}

function meanOfBest(rows: Float32Array, query: Float32Array): number {
  const dimension = query.length;
  const best = new Array<number>(Math.min(NEAREST, rows.length / dimension)).fill(-1);
  for (let row = 0; row < rows.length; row += dimension) {
    let cosine = 0;
    // Every place is there: a default for a missing one would double the time.
    for (let at = 0; at < dimension; at += 1) cosine += (rows[row + at] as number) * (query[at] as number);
    if (cosine <= (best.at(-1) ?? 1)) continue;
    best[best.length - 1] = cosine;
    best.sort((a, b) => b - a);
  }
  return best.reduce((sum, cosine) => sum + cosine, 0) / best.length;
}
