import { vi } from 'vitest';

/**
 * A setup file of vitest: the models and the dictionary are loaded once for the tests of a file, however often they open the
 * product. They only ever answer, so that one opening cannot tell that another has them too.
 */
vi.mock('../../src/adapters/onnx/onnx-embedder.js', async (original) => {
  const { createOnnxEmbedder, ...others } = await original<typeof import('../../src/adapters/onnx/onnx-embedder.js')>();
  return { ...others, createOnnxEmbedder: onceFor(createOnnxEmbedder) };
});

vi.mock('../../src/adapters/onnx/onnx-cross-encoder.js', async (original) => {
  const { createOnnxCrossEncoder } = await original<typeof import('../../src/adapters/onnx/onnx-cross-encoder.js')>();
  return { createOnnxCrossEncoder: onceFor(createOnnxCrossEncoder) };
});

vi.mock('../../src/adapters/jieba-segmenter.js', async (original) => {
  const { createJiebaSegmenter } = await original<typeof import('../../src/adapters/jieba-segmenter.js')>();
  return { createJiebaSegmenter: onceFor(createJiebaSegmenter) };
});

/** The same result for the same arguments; what failed is tried again. */
function onceFor<Args extends readonly unknown[], Result>(create: (...args: Args) => Result): typeof create {
  const made = new Map<string, Result>();
  return (...args) => {
    const key = JSON.stringify(args);
    const result = made.get(key) ?? create(...args);
    made.set(key, result);
    if (result instanceof Promise) result.catch(() => made.delete(key));
    return result;
  };
}
