import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { z } from 'zod';
import { Failure } from '../domain/failure.js';
import type { Embedder } from '../ports/embedder.js';

/** The model reads at most this many tokens. */
const LONGEST = 512;
/** Tokens of one batch, padding included; more gains nothing on two cores. */
const BATCH_TOKENS = 2048;
const PADDING = 1;
const END = 2;

const checksumFile = z.record(z.string(), z.string());

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
  const files = await readChecked(folder);
  const tokenizer = new Tokenizer(
    JSON.parse(files.tokenizer.toString('utf8')),
    JSON.parse(files.config.toString('utf8')),
  );
  const session = await InferenceSession.create(files.model, { intraOpNumThreads: threads, interOpNumThreads: 1 });

  const encode = (text: string): readonly number[] => {
    const ids = tokenizer.encode(text).ids;
    return ids.length <= LONGEST ? ids : [...ids.slice(0, LONGEST - 1), END];
  };
  const embed = async (rows: readonly (readonly number[])[]): Promise<Float32Array[]> => {
    const width = Math.max(...rows.map((row) => row.length));
    const ids = new BigInt64Array(rows.length * width).fill(BigInt(PADDING));
    const mask = new BigInt64Array(rows.length * width);
    rows.forEach((row, at) => {
      row.forEach((id, column) => {
        ids[at * width + column] = BigInt(id);
        mask[at * width + column] = 1n;
      });
    });
    const shape = [rows.length, width];
    const output = await session.run({
      input_ids: new Tensor('int64', ids, shape),
      attention_mask: new Tensor('int64', mask, shape),
    });
    const vectors = output.sentence_embedding?.data;
    if (!(vectors instanceof Float32Array)) throw new Failure('model_damaged', 'the model gave no sentence_embedding');
    const dimension = vectors.length / rows.length;
    return rows.map((_, at) => vectors.slice(at * dimension, (at + 1) * dimension));
  };

  const [probe] = await embed([encode('query: ')]);
  return {
    id: `e5-small-zh-en/${files.checksum.slice(0, 16)}/query-passage`,
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

async function readChecked(folder: string) {
  const read = async (name: string): Promise<Buffer> => {
    try {
      return await readFile(join(folder, name));
    } catch (cause) {
      throw damaged(name, '缺失或无法读取', cause);
    }
  };
  const [model, tokenizer, config, sums] = await Promise.all(
    ['model.onnx', 'tokenizer.json', 'tokenizer_config.json', 'checksums.json'].map(read),
  );
  if (!model || !tokenizer || !config || !sums) throw damaged('model.onnx', '缺失或无法读取');
  const expected = checksumFile.parse(JSON.parse(sums.toString('utf8')));
  for (const [name, content] of [
    ['model.onnx', model],
    ['tokenizer.json', tokenizer],
  ] as const) {
    if (createHash('sha256').update(content).digest('hex') !== expected[name])
      throw damaged(name, '已损坏（校验和不符）');
  }
  return { model, tokenizer, config, checksum: expected['model.onnx'] ?? '' };
}

function damaged(name: string, what: string, cause?: unknown): Failure {
  return new Failure('model_damaged', `${name}: ${what}`, {
    publicMessage: `检索模型文件 ${name} ${what}，请重新获取完整的项目文件。`,
    cause,
  });
}
