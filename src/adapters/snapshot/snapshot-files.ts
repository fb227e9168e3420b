import type { IndexedDocument, IndexedPassage } from '../../ports/index-store.js';

type StoredDocument = Omit<IndexedDocument, 'passages'> & {
  readonly passages: readonly Omit<IndexedPassage, 'vector'>[];
};

/** Everything but the vectors, as JSON. */
export function packDocuments(documents: readonly IndexedDocument[]): Buffer {
  const stored = documents.map(
    (each): StoredDocument => ({ ...each, passages: each.passages.map(({ passage, terms }) => ({ passage, terms })) }),
  );
  return Buffer.from(JSON.stringify(stored));
}

/** The vectors one after another, little-endian float32. Throws a RangeError for a vector of another length or with NaN. */
export function packVectors(documents: readonly IndexedDocument[], dimension: number): Buffer {
  const vectors = documents.flatMap((each) => each.passages.map((entry) => entry.vector));
  const floats = new Float32Array(vectors.length * dimension);
  vectors.forEach((vector, at) => {
    if (vector.length !== dimension || vector.some(Number.isNaN)) {
      throw new RangeError(`vector ${at} is not ${dimension} numbers`);
    }
    floats.set(vector, at * dimension);
  });
  return Buffer.from(floats.buffer);
}

/** Joins both again. The caller has checked that these are the bytes that were written. */
export function unpackDocuments(data: Buffer, packed: Buffer, dimension: number): readonly IndexedDocument[] {
  const floats = new Float32Array(packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength));
  const documents = JSON.parse(data.toString('utf8')) as readonly StoredDocument[];
  let at = 0;
  return documents.map((each) => ({
    ...each,
    passages: each.passages.map((entry) => {
      const vector = floats.subarray(at, at + dimension);
      at += dimension;
      return { ...entry, vector };
    }),
  }));
}
