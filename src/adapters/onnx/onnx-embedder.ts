import { Failure } from '../../domain/failure.js';
import type { Embedder } from '../../ports/embedder.js';
import { openOnnxModel } from './onnx-model.js';

/** The model reads at most this many tokens. */
const LONGEST = 512;
/** Tokens of one batch, padding included; more gains nothing on two cores. */
const BATCH_TOKENS = 2048;
const END = 2;

/**
 * Opens the embedder kept in a folder (`model.onnx`, `tokenizer.json`, `tokenizer_config.json`, `checksums.json`).
 * Throws a `model_damaged` Failure that names the file where one is missing or is not what its checksum says.
 */
export async function createOnnxEmbedder({
  folder,
  threads = 2,
}: {
  readonly folder: string;
  readonly threads?: number;
}): Promise<Embedder> {
  const model = await openOnnxModel({ folder, output: 'sentence_embedding', threads });

  const encode = (text: string): readonly number[] => {
    const ids = model.encode(text);
    return ids.length <= LONGEST ? ids : [...ids.slice(0, LONGEST - 1), END];
  };
  const embed = async (rows: readonly (readonly number[])[]): Promise<Float32Array[]> => {
    const vectors = await model.run(rows);
    const dimension = vectors.length / rows.length;
    return rows.map((_, at) => vectors.slice(at * dimension, (at + 1) * dimension));
  };

  const [probe] = await embed([encode('query: ')]);
  return {
    id: `e5-small-zh-en/${model.checksum.slice(0, 16)}/query-passage`,
    dimension: probe?.length ?? 0,
    embedQuery: async (text) => {
      const [vector] = await embed([encode(`query: ${text}`)]);
      if (!vector) throw new Failure('model_damaged', 'the model gave no vector');
      return vector;
    },
    embedPassages: async (texts, onProgress) => {
      const rows = texts
        .map((text, at) => ({ at, ids: encode(`passage: ${text}`) }))
        .sort((a, b) => a.ids.length - b.ids.length);
      const vectors = new Array<Float32Array>(texts.length);
      for (let from = 0; from < rows.length; ) {
        let to = from + 1;
        while (to < rows.length && (to - from + 1) * (rows[to]?.ids.length ?? 0) <= BATCH_TOKENS) to += 1;
        const batch = rows.slice(from, to);
        const made = await embed(batch.map((row) => row.ids));
        batch.forEach((row, index) => {
          const vector = made[index];
          if (vector) vectors[row.at] = vector;
        });
        from = to;
        onProgress?.(from);
      }
      return vectors;
    },
  };
}
