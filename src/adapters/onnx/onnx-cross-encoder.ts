import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CrossEncoder } from '../../ports/cross-encoder.js';
import { type OnnxModel, openOnnxModel } from './onnx-model.js';

/** Tokens of question and passage together, as in training; what is beyond is not read. */
const LONGEST = 256;
/** Tokens of the question, its begin included. */
const LONGEST_QUESTION = 65;
const END = 2;

/**
 * The cross-encoder kept in a folder (`model.onnx`, `checksums.json`), with the tokenizer of the embedder that it was trained from.
 * Its model is opened by the first question: a corpus of one document never asks one. The runtime works on the calling thread, so
 * that others are let in between two passages.
 */
export function createOnnxCrossEncoder(options: {
  readonly folder: string;
  readonly tokenizerFolder: string;
  readonly threads?: number;
}): CrossEncoder {
  const { folder, tokenizerFolder, threads = 2 } = options;
  let opening: Promise<OnnxModel> | null = null;
  const open = (): Promise<OnnxModel> => {
    opening ??= openOnnxModel({ folder, tokenizerFolder, output: 'score', threads });
    opening.catch(() => {
      opening = null;
    });
    return opening;
  };
  return {
    score: async (question, passages) => {
      if (passages.length === 0) return [];
      const { encode, run } = await open();
      const asked = encode(`query: ${question}`).slice(0, -1).slice(0, LONGEST_QUESTION);
      const scores: number[] = [];
      for (const passage of passages) {
        const read = encode(`passage: ${passage}`).slice(1, -1);
        const row = [...asked, END, ...read.slice(0, LONGEST - asked.length - 2), END];
        scores.push((await run([row]))[0] ?? 0);
        await nextTurn();
      }
      return scores;
    },
  };
}
