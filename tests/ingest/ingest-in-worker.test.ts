import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openYuece, type Yuece } from '../../src/assemble.js';

const TITLE = '支持养蜂产业办法';
const COUNT = 40;
/** Many small documents: long enough in the making that something can happen meanwhile. */
const documents = Array.from({ length: COUNT }, (_, at) => ({
  id: `bees-${at}`,
  title: `${TITLE}之${at}`,
  text: `${TITLE}\n第一条 对第${at}号蜂场补助${at}万元。\n第二条 建设第${at}号示范基地，由养蜂协会负责。`,
}));

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuece-worker-'));
  file = join(folder, 'bees.jsonl');
  await writeFile(file, documents.map((document) => JSON.stringify(document)).join('\n'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const open = (): Promise<Yuece> => openYuece({ dataDir: join(folder, 'data'), seeds: false });

describe('taking documents in beside those who ask', () => {
  it('answers from what there was until the new is there, and loses nothing when it is stopped midway', async () => {
    const first = await open();
    const stopped = first.ingest([file], { replace: false }).then(
      () => 'done',
      () => 'stopped',
    );
    while ((await first.search({ query: '蜂场', asOf: '2025-01-01' })).hits.length === 0) {
      if ((await Promise.race([stopped, setTimeout(5)])) !== undefined) break;
    }
    await first.close();
    expect(['done', 'stopped']).toContain(await stopped);

    const second = await open();
    try {
      const { added, unchanged, refused } = await second.ingest([file], { replace: false });
      expect([...added, ...unchanged]).toHaveLength(COUNT);
      expect(refused).toEqual([]);
      expect(second.index().documentCount).toBe(COUNT);
      const [hit] = (await second.search({ query: '第7号示范基地', asOf: '2025-01-01' })).hits;
      expect(hit?.clause.id).toBe('bees-7#2');
    } finally {
      await second.close();
    }
  }, 240_000);
});
