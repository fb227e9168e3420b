import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Yuece } from '../assemble.js';
import type { SourceDocument } from '../domain/source-document.js';
import { open } from './open.js';
import { note } from './print.js';

/**
 * Opens the product over a corpus of its own, without the seeds, and closes it after `work`. The documents go in by the
 * door that everyone's documents take: a `.jsonl` file that is ingested. Without `dataDir` everything is in a temporary
 * folder that is removed; with it the index is kept there and serves the next run.
 */
export async function withCorpus<Result>(
  documents: readonly SourceDocument[],
  dataDir: string | undefined,
  work: (yuece: Yuece) => Promise<Result>,
): Promise<Result> {
  const scratch = await mkdtemp(join(tmpdir(), 'yuece-evaluate-'));
  try {
    const file = join(scratch, 'corpus.jsonl');
    await writeFile(file, documents.map(toLine).join('\n'));
    const yuece = await open(dataDir ?? join(scratch, 'index'), { seeds: false });
    try {
      const { refused } = await yuece.ingest([file], { replace: true });
      for (const { origin, reason } of refused) note(`未收录 ${origin}：${reason}`);
      return await work(yuece);
    } finally {
      await yuece.close();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function toLine({ id, text, stated }: SourceDocument): string {
  return JSON.stringify({ id, text, ...stated });
}
