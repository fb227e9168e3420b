import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { z } from 'zod';
import { Failure } from '../../domain/failure.js';

const PADDING = 1;

const checksumFile = z.record(z.string(), z.string());

/** A model of `models/` and the tokenizer that it was trained with. */
export interface OnnxModel {
  /** sha256 of its file, hexadecimal. */
  readonly checksum: string;
  /** Token ids of a text, between those of its begin and end. */
  readonly encode: (text: string) => readonly number[];
  /** Runs a batch of rows of token ids; the numbers of its one output, row after row. */
  readonly run: (rows: readonly (readonly number[])[]) => Promise<Float32Array>;
}

/**
 * Opens the model of a folder (`model.onnx`, `checksums.json`) with a tokenizer (`tokenizer.json`, `tokenizer_config.json` and
 * the checksums beside them), which may be another folder's. `output` names what the model gives. Throws a `model_damaged` Failure
 * that names the file where one is missing or is not what its checksum says.
 */
export async function openOnnxModel(options: {
  readonly folder: string;
  readonly tokenizerFolder?: string;
  readonly output: string;
  readonly threads: number;
}): Promise<OnnxModel> {
  const { folder, tokenizerFolder = folder, output, threads } = options;
  const [model, tokenizerJson, config] = await Promise.all([
    readChecked(folder, 'model.onnx'),
    readChecked(tokenizerFolder, 'tokenizer.json'),
    readOrFail(tokenizerFolder, 'tokenizer_config.json'),
  ]);
  const tokenizer = new Tokenizer(JSON.parse(tokenizerJson.toString('utf8')), JSON.parse(config.toString('utf8')));
  const session = await InferenceSession.create(model, { intraOpNumThreads: threads, interOpNumThreads: 1 });
  return {
    checksum: hashOf(model),
    encode: (text) => tokenizer.encode(text).ids,
    run: async (rows) => {
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
      const given = await session.run({
        input_ids: new Tensor('int64', ids, shape),
        attention_mask: new Tensor('int64', mask, shape),
      });
      const values = given[output]?.data;
      if (!(values instanceof Float32Array)) throw new Failure('model_damaged', `the model gave no ${output}`);
      return values;
    },
  };
}

async function readChecked(folder: string, name: string): Promise<Buffer> {
  const [content, sums] = await Promise.all([readOrFail(folder, name), readOrFail(folder, 'checksums.json')]);
  const expected = checksumFile.parse(JSON.parse(sums.toString('utf8')))[name];
  if (hashOf(content) !== expected) throw damaged(name, '已损坏（校验和不符）');
  return content;
}

async function readOrFail(folder: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(folder, name));
  } catch (cause) {
    throw damaged(name, '缺失或无法读取', cause);
  }
}

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function damaged(name: string, what: string, cause?: unknown): Failure {
  return new Failure('model_damaged', `${name}: ${what}`, {
    publicMessage: `检索模型文件 ${name} ${what}，请重新获取完整的项目文件。`,
    cause,
  });
}
