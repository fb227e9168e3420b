import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ingest, joinIngest } from '../../src/assemble-ingest.js';
import { changeCorpus } from '../../src/change-corpus.js';
import type { DocumentId } from '../../src/domain/ids.js';
import type { DraftingSummary } from '../../src/publication/keep-draft.js';
import type { WriteRequest } from '../../src/publication/writings.js';
import { PLAIN_TOOLS } from './plain-tools.js';

const EARLIER = 'a.until-2029-12-31';
const CORRECTION = { kind: 'correction' } as const;
const BY = '张三';

/** What is published after so many changes: the number of the change that wrote each document's text. */
export function expectedAfter(changes: number): Readonly<Record<string, number>> {
  const [round, within] = [changes - (changes % 5), changes % 5];
  const a = [
    {},
    { a: round },
    { a: round + 1 },
    { a: round + 2, [EARLIER]: round + 1 },
    { a: round + 2, [EARLIER]: round + 1 },
  ];
  const b = within === 4 ? round + 3 : round - 2;
  return { ...a[within], ...(b > 0 && { b }) };
}

export const textOf = (change: number): string => `河道办法\n第一条 第${change}次改动。\n第二条 甲事。`;

/** The product over a data directory, without seeds, model or dictionaries. */
export const openCorpus = (dataDir: string): Promise<Ingest> => joinIngest(PLAIN_TOOLS, { dataDir, seeds: false });

/** One change: a document is published, corrected, amended, another comes as a draft and is published, the first is withdrawn. */
export async function makeChange(ingest: Ingest, dataDir: string, change: number): Promise<void> {
  const write = async (request: WriteRequest): Promise<unknown> => {
    const written = await ingest.writeAlone(() => changeCorpus(request, ingest));
    if (written.state === 'busy') throw new Error('busy');
    return written.result;
  };
  const file = join(dataDir, 'incoming', 'documents.jsonl');
  await mkdir(join(dataDir, 'incoming'), { recursive: true });
  const line = { id: change % 5 === 3 ? 'b' : 'a', title: '河道办法', text: textOf(change), effectiveOn: '2024-01-01' };
  await writeFile(file, JSON.stringify(line));
  const ingesting = { kind: 'ingest', paths: [file], by: BY } as const;
  switch (change % 5) {
    case 0:
    case 1:
      await write({ ...ingesting, replacement: CORRECTION });
      return;
    case 2:
      await write({ ...ingesting, replacement: { kind: 'amendment', from: '2030-01-01' } });
      return;
    case 3: {
      const { drafts } = (await write({ kind: 'draft', paths: [file], by: BY })) as DraftingSummary;
      const draftIds = drafts.map(({ id }) => id);
      await write({ kind: 'publish', draftIds, by: BY, replacement: CORRECTION, override: null, reason: null });
      return;
    }
    default:
      await write({ kind: 'withdraw', id: 'a' as DocumentId, by: BY, reason: null });
  }
}

/** Run as a process of its own: goes on changing from where the ledger ends, and says each change once it is acknowledged. */
const [folder] = process.argv.slice(2);
if (folder !== undefined && process.argv[1]?.endsWith('publish-until-killed.ts')) {
  const ingest = await openCorpus(folder);
  await ingest.recover();
  const { entries } = await ingest.publication.store.ledger();
  for (let change = entries.length; ; change += 1) {
    await makeChange(ingest, folder, change);
    process.stdout.write(`${change + 1}\n`);
  }
}
