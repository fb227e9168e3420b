import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/ports/embedder.js';

export const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

/** What every embedder must do. */
export function describeEmbedder(
  name: string,
  open: () => Promise<{ readonly embedder: Embedder; readonly close: () => Promise<void> }>,
): void {
  describe(`embedder: ${name}`, () => {
    let embedder: Embedder;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ embedder, close } = await open());
    });
    afterAll(() => close());

    it('gives unit vectors of its dimension, the same for the same text', async () => {
      const [once, again] = [await embedder.embedQuery('算力目标'), await embedder.embedQuery('算力目标')];
      expect(once).toHaveLength(embedder.dimension);
      expect(dot(once, once)).toBeCloseTo(1, 4);
      expect(again).toEqual(once);
    });

    it('gives passages in the order asked, whatever batches they fell into', async () => {
      const texts = [
        '短',
        '机器人产业营业收入达到900亿元。'.repeat(12),
        '智慧养老',
        '算力网络'.repeat(30),
        ...Array.from({ length: 50 }, (_, at) => `第${at}条`),
      ];
      const told: number[] = [];
      const together = await embedder.embedPassages(texts, (done) => told.push(done));
      expect(told.at(-1)).toBe(texts.length);
      for (const at of [0, 1, 2, 3, 4, 20, 53]) {
        const [alone] = await embedder.embedPassages([texts[at] ?? '']);
        expect(dot(alone as Float32Array, together[at] as Float32Array)).toBeGreaterThan(0.99);
      }
    });

    it('brings a question nearer to its answer than to another subject', async () => {
      const [robots, farms] = await embedder.embedPassages([
        '到2027年，智能机器人产业营业收入达到900亿元。',
        '提升动植物保护智能化水平，加强病虫害防控。',
      ]);
      const question = await embedder.embedQuery('智能机器人产业的营业收入目标');
      expect(dot(question, robots as Float32Array)).toBeGreaterThan(dot(question, farms as Float32Array));
    });

    it('takes text of any length, and none', async () => {
      expect(await embedder.embedQuery('长'.repeat(5000))).toHaveLength(embedder.dimension);
      expect(await embedder.embedQuery('')).toHaveLength(embedder.dimension);
      expect(await embedder.embedPassages([])).toEqual([]);
    });
  });
}
