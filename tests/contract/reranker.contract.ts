import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reranker } from '../../src/ports/reranker.js';

/** What every reranker must do. */
export function describeReranker(
  name: string,
  open: () => Promise<{ readonly reranker: Reranker; readonly close: () => Promise<void> }>,
): void {
  describe(`reranker: ${name}`, () => {
    let reranker: Reranker;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ reranker, close } = await open());
    });
    afterAll(() => close());

    it('scores every passage, in the order given, the one that answers highest', async () => {
      const passages = ['加强病虫害防控。', '智能机器人产业的目标是900亿元。', '发展养老服务。', '智能家居。'];
      const scores = await reranker.score('智能机器人产业的目标', passages);
      expect(scores).toHaveLength(4);
      expect(scores.indexOf(Math.max(...scores))).toBe(1);
    });

    it('has nothing to say of no passages', async () => {
      expect(await reranker.score('机器人', [])).toEqual([]);
    });

    it('throws `cancelled` where the caller had left', async () => {
      await expect(reranker.score('机器人', ['甲', '乙'], AbortSignal.abort())).rejects.toMatchObject({
        name: 'ModelFault',
        reason: 'cancelled',
      });
    });
  });
}
