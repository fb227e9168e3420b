import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Embedder } from '../ports/embedder.js';

const keptFile = z.object({ key: z.string(), checksum: z.string(), dimension: z.number(), vectors: z.base64() });

/**
 * The vectors of some texts, embedded as passages once and kept in a file until the texts or the embedder change.
 * A missing or damaged file is made anew; one that cannot be written costs time at the next opening and nothing else.
 */
export async function readKeptVectors(
  file: string,
  texts: readonly string[],
  embedder: Embedder,
): Promise<readonly Float32Array[]> {
  const key = hash(JSON.stringify([embedder.id, texts]));
  const kept = await read(file, key);
  if (kept) return kept;
  const vectors = await embedder.embedPassages(texts);
  const bytes = Buffer.concat(
    vectors.map((vector) => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)),
  );
  const content = { key, checksum: hash(bytes), dimension: embedder.dimension, vectors: bytes.toString('base64') };
  await writeFile(`${file}.new`, JSON.stringify(content))
    .then(() => rename(`${file}.new`, file))
    .catch(() => undefined);
  return vectors;
}

async function read(file: string, key: string): Promise<readonly Float32Array[] | null> {
  try {
    const content = keptFile.parse(JSON.parse(await readFile(file, 'utf8')));
    const bytes = Buffer.from(content.vectors, 'base64');
    if (content.key !== key || content.checksum !== hash(bytes)) return null;
    // A copy of its own: the pool that Buffer takes small ones from is not aligned for numbers.
    const numbers = new Float32Array(new Uint8Array(bytes).buffer);
    const count = numbers.length / content.dimension;
    return Array.from({ length: count }, (_, at) =>
      numbers.subarray(at * content.dimension, (at + 1) * content.dimension),
    );
  } catch {
    return null;
  }
}

function hash(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
