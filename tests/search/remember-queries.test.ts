import { describe, expect, it } from 'vitest';
import { rememberQueries } from '../../src/search/remember-queries.js';

function counting(fail = false) {
  const asked: string[] = [];
  const embedder = rememberQueries({
    id: 'counting',
    dimension: 1,
    embedQuery: async (text) => {
      asked.push(text);
      if (fail) throw new Error('no vector');
      return Float32Array.of(text.length);
    },
    embedPassages: async () => [],
  });
  return { asked, embedder };
}

describe('rememberQueries', () => {
  it('embeds one text once, even where a second step asks before the first has its vector', async () => {
    const { asked, embedder } = counting();
    const [first, second] = await Promise.all([embedder.embedQuery('算力'), embedder.embedQuery('算力')]);
    expect(await embedder.embedQuery('算力')).toBe(first);
    expect(second).toBe(first);
    expect(asked).toEqual(['算力']);
  });

  it('forgets old texts, so that it does not grow', async () => {
    const { asked, embedder } = counting();
    for (let at = 0; at < 200; at += 1) await embedder.embedQuery(`${at}`);
    await embedder.embedQuery('0');
    expect(asked.filter((text) => text === '0')).toHaveLength(2);
  });

  it('remembers no failure', async () => {
    const { asked, embedder } = counting(true);
    await expect(embedder.embedQuery('算力')).rejects.toThrow();
    await expect(embedder.embedQuery('算力')).rejects.toThrow();
    expect(asked).toHaveLength(2);
  });
});
