import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { readLegalQuestions } from '../../src/adapters/eval-sets.js';
import { openYuece, type Yuece } from '../../src/assemble.js';
import type { SourceDocument } from '../../src/domain/source-document.js';
import { killWriter } from '../support/kill-writer.js';
import { randomNumbers } from '../support/made-corpus.js';
import { repositoryPath, sharedData } from '../support/shared-data.js';
import { type Bench, type BenchRow, figureRow, median, quantile, rounded } from './bench.js';
import { residentMemory, startServer, whyNotBuilt } from './built-program.js';
import { openQuestions, spread } from './questions.js';
import { scaleDocuments, writeDocuments } from './scale-corpus.js';
import { updateRows } from './scale-updates.js';
import { withTemporaryFolder, withTemporaryYuece } from './with-temporary-yuece.js';

/** Where the large index is kept from one run to the next; remove it to have it built anew, which takes most of an hour. */
const FOLDER = join(tmpdir(), 'yuece-bench-scale');
/** Asked once each, so that every one is embedded; as many before them are not counted. */
const TIMED_QUESTIONS = 100;
const RECALL_QUESTIONS = 100;
/** Two equal vectors may differ by so much in the graph's arithmetic. */
const ROUNDING = 1e-6;
/** Longest that the loading of the large arrays is waited for. */
const PATIENCE_MS = 120_000;
const RESTARTS = 3;
const KILLS = 60;

/** The index at 147,288 clauses: what it takes to build, to open, to search, to change. */
export const scale: Bench = {
  name: 'scale',
  about: '147,288 clauses of 3,321 texts, every one embedded',
  run: async () => {
    const clauses = sharedData('scale', 'lawrefbook_clauses.jsonl.gz');
    if (clauses.missing) return '../shared/scale is not there';
    const documents = scaleDocuments(clauses.path);
    const dataDir = join(FOLDER, 'data');
    const rows: BenchRow[] = [...(await buildRows(documents, dataDir)), ...(await sizeRows(dataDir))];
    rows.push(...(await serverRows(dataDir)));
    let tellLoaded = (): void => {};
    const isLoaded = new Promise<void>((resolve) => {
      tellLoaded = resolve;
    });
    const large = await openYuece({ dataDir, keepRecords: true, onNotice: tellLoaded });
    try {
      // What is asked first is searched exactly; the figures below are of the graph.
      await Promise.race([isLoaded, setTimeout(PATIENCE_MS)]);
      rows.push(...(await searchRows(large)), ...(await recallRows(large)), ...(await updateRows(large, documents)));
    } finally {
      await large.close();
    }
    return [...rows, ...(await killRows())];
  },
};

/** Builds in a process of its own, so that the memory told is that of the build. */
async function buildRows(documents: readonly SourceDocument[], dataDir: string): Promise<readonly BenchRow[]> {
  const built = join(FOLDER, 'built.json');
  if (!existsSync(built)) {
    await mkdir(FOLDER, { recursive: true });
    const file = join(FOLDER, 'documents.jsonl');
    await writeDocuments(file, documents);
    const script = repositoryPath('tests', 'bench', 'build-scale-index.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    await writeFile(built, output);
  }
  const figures = JSON.parse(await readFile(built, 'utf8'));
  return [
    figureRow('documents / refused', `${figures.added} / ${figures.refused}`),
    figureRow('passages', figures.passages),
    figureRow('taking in (parse, check, keep), s', figures.addSeconds),
    figureRow('indexing, embedding included, s', figures.indexSeconds),
    figureRow('documents a second, both', figures.added / (figures.addSeconds + figures.indexSeconds)),
    figureRow('joining segments and building the graph, s', figures.mergeSeconds),
    figureRow('memory of the build at its highest, MiB', figures.peakMiB),
  ];
}

async function sizeRows(dataDir: string): Promise<readonly BenchRow[]> {
  const folder = join(dataDir, 'segments');
  const sizes = new Map<string, number>();
  for (const segment of await readdir(folder)) {
    for (const name of await readdir(join(folder, segment))) {
      sizes.set(name, (sizes.get(name) ?? 0) + (await stat(join(folder, segment, name))).size);
    }
  }
  return [...sizes].map(([name, bytes]) => figureRow(`${name}, MiB`, bytes / 2 ** 20));
}

async function serverRows(dataDir: string): Promise<readonly BenchRow[]> {
  const reason = whyNotBuilt();
  if (reason !== null) return [figureRow('server', reason)];
  const ready: number[] = [];
  const first: number[] = [];
  let memory: Awaited<ReturnType<typeof residentMemory>> = null;
  for (let restart = 0; restart < RESTARTS; restart += 1) {
    const server = await startServer(dataDir);
    ready.push(server.readySeconds);
    const before = performance.now();
    await fetch(`${server.address}/api/v1/search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '用人单位拖欠工资怎么处理' }),
    });
    first.push(performance.now() - before);
    memory = await settledMemory(server.child);
    await server.stop();
  }
  return [
    figureRow('restart: from the start of the process to /readyz 200, median, s', median(ready)),
    figureRow('the same, longest', Math.max(...ready)),
    figureRow('the first search after it, searched exactly, median, ms', median(first)),
    figureRow('memory of the server when all is loaded, MiB', memory?.now ?? null),
    figureRow('memory of the server at its highest, MiB', memory?.peak ?? null),
  ];
}

/** The memory once it has not grown for some seconds. */
async function settledMemory(child: Parameters<typeof residentMemory>[0]) {
  let memory = await residentMemory(child);
  for (let still = 0; memory && still < 5; ) {
    await setTimeout(1000);
    const now = await residentMemory(child);
    still = now && now.now > memory.now + 1 ? 0 : still + 1;
    memory = now;
  }
  return memory;
}

/** Questions that nobody asked before, over both in turn, so that whatever else the machine does meets both alike. */
async function searchRows(large: Yuece): Promise<readonly BenchRow[]> {
  return withTemporaryYuece(async (small) => {
    const asOf = large.clock.today();
    const time = async (work: () => Promise<unknown>): Promise<number> => {
      const before = performance.now();
      await work();
      return performance.now() - before;
    };
    const ways = {
      small: [] as number[],
      large: [] as number[],
      smallKnown: [] as number[],
      largeKnown: [] as number[],
    };
    for (const [at, { question: query }] of spread(openQuestions(), 2 * TIMED_QUESTIONS).entries()) {
      const times = {
        small: await time(() => small.search({ query, asOf })),
        large: await time(() => large.search({ query, asOf })),
        smallKnown: await time(() => small.search({ query, asOf })),
        largeKnown: await time(() => large.search({ query, asOf })),
      };
      if (at < TIMED_QUESTIONS) continue;
      for (const name of ['small', 'large', 'smallKnown', 'largeKnown'] as const) ways[name].push(times[name]);
    }
    const [ofSmall, ofLarge] = [median(ways.small), median(ways.large)];
    const [smallKnown, largeKnown] = [median(ways.smallKnown), median(ways.largeKnown)];
    return [
      figureRow(`search over ${small.index().passageCount} passages, embedding included, p50, ms`, ofSmall),
      figureRow(`search over ${large.index().passageCount} passages, embedding included, p50, ms`, ofLarge),
      figureRow('large ÷ small', ofLarge / ofSmall),
      figureRow('search over the large one, p95, ms', quantile(ways.large, 0.95)),
      figureRow(
        'without embedding (the same again): small, large, p50, ms',
        `${rounded(smallKnown)}, ${rounded(largeKnown)}`,
      ),
    ];
  });
}

/** Questions that the clauses answer. A passage counts as found where its score is the tenth's or better: among equals it does not matter which. */
async function recallRows({ index, embedder }: Yuece): Promise<readonly BenchRow[]> {
  const open = index();
  const recalls: number[] = [];
  const times: number[] = [];
  const all = open.documents().flatMap(({ id }) => open.clausesOf(id).flatMap((clause) => open.passagesOf(clause.id)));
  const asked = readLegalQuestions(repositoryPath('seeds', 'questions', 'laws.jsonl'));
  for (const { question } of spread(asked, RECALL_QUESTIONS)) {
    const vector = await embedder.embedQuery(question);
    const cosines = open.similarities(vector, all);
    const tenth = [...cosines].sort((a, b) => b - a)[9] ?? 0;
    const before = performance.now();
    const found = open.nearest(vector, 100).slice(0, 10);
    times.push(performance.now() - before);
    recalls.push(found.filter(({ score }) => score >= tenth - ROUNDING).length / 10);
  }
  return [
    figureRow(
      'recall@10 of dense search against exact search, mean',
      recalls.reduce((sum, each) => sum + each, 0) / recalls.length,
    ),
    figureRow('dense search by the graph, p50, ms', median(times)),
  ];
}

async function killRows(): Promise<readonly BenchRow[]> {
  return withTemporaryFolder(async (folder) => {
    const next = randomNumbers(7);
    let whole = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { reason, told, version } = await killWriter(folder, next() * 60);
      if (reason === null && (version === told || version === told + 1)) whole += 1;
    }
    return [figureRow('kill -9 of a writer: whole afterwards', `${whole} of ${KILLS}`)];
  });
}
