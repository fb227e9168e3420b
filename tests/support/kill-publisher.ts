import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { prepareIndex } from '../../src/ingest/prepare-index.js';
import { expectedAfter, openCorpus, textOf } from './publish-until-killed.js';
import { repositoryPath } from './shared-data.js';

/** What a killed publisher left, when it is opened again. */
export interface KilledPublisher {
  /** Changes that it acknowledged, and changes that happened. */
  readonly acknowledged: number;
  readonly happened: number;
  /** What is wrong with what is there; empty where it is the one state or the other, wholly. */
  readonly faults: readonly string[];
}

/** Starts a publisher over a data directory, kills it `delayMs` after its first acknowledgement, and looks at what it left. */
export async function killPublisher(dataDir: string, delayMs: number): Promise<KilledPublisher> {
  const script = repositoryPath('tests', 'support', 'publish-until-killed.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const told: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => told.push(line));
  while (told.length === 0 && child.exitCode === null) await setTimeout(5);
  await setTimeout(delayMs);
  child.kill('SIGKILL');
  await once(child, 'close');
  return { acknowledged: Number(told.at(-1)), ...(await lookAt(dataDir)) };
}

/** Opens as every process opens, and compares sources, index and history with what the ledger says. */
async function lookAt(dataDir: string): Promise<Omit<KilledPublisher, 'acknowledged'>> {
  const ingest = await openCorpus(dataDir);
  const { store, drafts } = ingest.publication;
  await ingest.writeAlone(ingest.recover);
  const { entries, damaged } = await store.ledger();
  const happened = entries.length;
  const wanted = JSON.stringify(
    Object.entries(expectedAfter(happened))
      .map(([id, change]) => [id, textOf(change)])
      .sort(),
  );
  const sources = await Promise.all((await store.ids()).map(async (id) => [id, (await store.get(id))?.text]));
  const { index } = await prepareIndex({
    ...ingest.indexing,
    beside: { aliases: new Map(), catalogue: [] },
    writeAlone: ingest.writeAlone,
  });
  const indexed = index
    .documents()
    .map(({ id, title }) => [id, [title, ...numbered(index.clausesOf(id))].join('\n')])
    .sort();
  const ended = entries.filter(({ action }) => action !== 'published');
  const lost = await Promise.all(
    ended.map(async ({ documentId, sequence }) => ((await store.ended(documentId, sequence)) ? [] : [sequence])),
  );
  const forgotten = (await drafts.list()).filter(({ draft }) => entries.some(({ draftId }) => draftId === draft.id));
  const faults = [
    ...(JSON.stringify(sources) === wanted ? [] : [`sources ${JSON.stringify(sources)}, not ${wanted}`]),
    ...(JSON.stringify(indexed) === wanted ? [] : [`index ${JSON.stringify(indexed)}, not ${wanted}`]),
    ...lost.flat().map((sequence) => `the text that change ${sequence} ended is lost`),
    ...forgotten.map(({ draft }) => `draft ${draft.id} is published and still there`),
    ...damaged.map((line) => `line ${line} of the ledger is damaged`),
  ];
  return { happened, faults };
}

function numbered(clauses: readonly { readonly number: string; readonly kind: string; readonly text: string }[]) {
  return clauses
    .filter(({ kind }) => kind === 'article')
    .map(({ number, text }) => `第${number === '1' ? '一' : '二'}条 ${text}`);
}
