import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { openYuece, type Yuece } from '../../src/assemble.js';
import type { SourceDocument } from '../../src/domain/source-document.js';
import { killWriter } from '../support/kill-writer.js';
import { randomNumbers } from '../support/made-corpus.js';
import { repositoryPath, sharedData } from '../support/shared-data.js';
import { type Bench, type BenchRow, median, quantile, rounded } from './bench.js';
import { residentMemory, startServer, whyNotBuilt } from './built-program.js';
import { openQuestions, spread } from './questions.js';
import { scaleDocuments, writeDocuments } from './scale-corpus.js';
import { medianOf, timeSideBySide } from './time-side-by-side.js';
import { withTemporaryFolder, withTemporaryYuece } from './with-temporary-yuece.js';

/** One text of so many is embedded; all of them would take two hours. */
const EMBED_EVERY = 40;
/** Where the large index is kept from one run to the next; remove it to have it built anew. */
const FOLDER = join(tmpdir(), 'yuece-bench-scale');
const QUESTIONS = 40;
const RECALL_QUESTIONS = 40;
const RESTARTS = 3;
const UPDATES = 10;
const KILLS = 60;

/** The index at 147,288 clauses: what it takes to build, to open, to search, to change. */
export const scale: Bench = {
  name: 'scale',
  about: `147,288 clauses; one vector of ${EMBED_EVERY} is embedded, the others are drawn near those: lexical search is real, dense figures are of such vectors`,
  run: async () => {
    const clauses = sharedData('scale', 'lawrefbook_clauses.jsonl.gz');
    if (clauses.missing) return '../shared/scale is not there';
    const documents = scaleDocuments(clauses.path);
    const dataDir = join(FOLDER, 'data');
    const rows: BenchRow[] = [...(await buildRows(documents, dataDir)), ...(await sizeRows(dataDir))];
    rows.push(...(await serverRows(dataDir)));
    const large = await openYuece({ dataDir, keepRecords: true });
    try {
      rows.push(...(await searchRows(large)), ...(await recallRows(large)), ...(await updateRows(large, documents)));
    } finally {
      await large.close();
    }
    return [...rows, ...(await killRows())];
  },
};

const row = (what: string, value: number | string | null): BenchRow => ({
  what,
  value: typeof value === 'number' ? rounded(value) : value,
});

/** Builds in a process of its own, so that the memory told is that of the build. */
async function buildRows(documents: readonly SourceDocument[], dataDir: string): Promise<readonly BenchRow[]> {
  const built = join(FOLDER, 'built.json');
  if (!existsSync(built)) {
    await mkdir(FOLDER, { recursive: true });
    const file = join(FOLDER, 'documents.jsonl');
    await writeDocuments(file, documents);
    const script = repositoryPath('tests', 'bench', 'build-scale-index.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, file, `${EMBED_EVERY}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    await writeFile(built, output);
  }
  const figures = JSON.parse(await readFile(built, 'utf8'));
  return [
    row('documents / refused', `${figures.added} / ${figures.refused}`),
    row('passages, of them embedded', `${figures.passages}, ${figures.embedded}`),
    row('taking in (parse, check, keep), s', figures.addSeconds),
    row('indexing without the embedding of the others, s', figures.indexSeconds),
    row('documents a second, both', figures.added / (figures.addSeconds + figures.indexSeconds)),
    row('joining segments and building the graph, s', figures.mergeSeconds),
    row('memory of the build at its highest, MiB', figures.peakMiB),
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
  return [...sizes].map(([name, bytes]) => row(`${name}, MiB`, bytes / 2 ** 20));
}

async function serverRows(dataDir: string): Promise<readonly BenchRow[]> {
  const reason = whyNotBuilt();
  if (reason !== null) return [row('server', reason)];
  const ready: number[] = [];
  let memory: Awaited<ReturnType<typeof residentMemory>> = null;
  for (let restart = 0; restart < RESTARTS; restart += 1) {
    const server = await startServer(dataDir);
    ready.push(server.readySeconds);
    memory = await residentMemory(server.child);
    await server.stop();
  }
  return [
    row('restart: from the start of the process to /readyz 200, s', median(ready)),
    row('memory of the server when ready, MiB', memory?.now ?? null),
    row('memory of the server at its highest, MiB', memory?.peak ?? null),
  ];
}

/** One question after the other over both, so that whatever else the machine does meets both alike. */
async function searchRows(large: Yuece): Promise<readonly BenchRow[]> {
  return withTemporaryYuece(async (small) => {
    const asOf = large.clock.today();
    const times = await timeSideBySide(spread(openQuestions(), QUESTIONS), ({ question }) => ({
      // Vectors of questions are remembered, so that each lap embeds one that nobody asked; the searches find theirs known.
      embed: () => large.embedder.embedQuery(`${question}${performance.now()}`),
      small: () => small.search({ query: question, asOf }),
      large: () => large.search({ query: question, asOf }),
    }));
    const [ofSmall, ofLarge] = [medianOf(times, (each) => each.small), medianOf(times, (each) => each.large)];
    const embedding = medianOf(times, (each) => each.embed);
    return [
      row('embedding a question, p50, ms', embedding),
      row(`search over ${small.index().passageCount} passages, p50, ms`, ofSmall),
      row(`search over ${large.index().passageCount} passages, p50, ms`, ofLarge),
      row('large ÷ small, the vectors of questions known', ofLarge / ofSmall),
      row('large ÷ small, embedding added to both', (embedding + ofLarge) / (embedding + ofSmall)),
      row(
        'search over the large one, p95, ms',
        quantile(
          times.map((each) => each.large),
          0.95,
        ),
      ),
    ];
  });
}

async function recallRows({ index, embedder }: Yuece): Promise<readonly BenchRow[]> {
  const open = index();
  const recalls: number[] = [];
  const all = open.documents().flatMap(({ id }) => open.clausesOf(id).flatMap((clause) => open.passagesOf(clause.id)));
  for (const { question } of spread(openQuestions(), RECALL_QUESTIONS)) {
    const vector = await embedder.embedQuery(question);
    const cosines = open.similarities(vector, all);
    const tenth = [...cosines].sort((a, b) => b - a)[9] ?? 0;
    const found = open.nearest(vector, 100).slice(0, 10);
    recalls.push(found.filter(({ score }) => score >= tenth).length / 10);
  }
  return [row('recall@10 of dense search, mean', recalls.reduce((sum, each) => sum + each, 0) / recalls.length)];
}

/** A document changes while questions are asked without pause; it counts as found when a search gives its new words. */
async function updateRows(large: Yuece, documents: readonly SourceDocument[]): Promise<readonly BenchRow[]> {
  const asOf = large.clock.today();
  const questions = spread(openQuestions(), QUESTIONS).map(({ question }) => question);
  const changing = documents.find(({ text }) => text.length > 3000 && text.length < 5000);
  if (!changing) throw new Error('no document of that size');
  return withTemporaryFolder(async (folder) => {
    const file = join(folder, 'changed.jsonl');
    const change = async (text: string): Promise<void> => {
      await writeDocuments(file, [{ ...changing, text }]);
      await large.ingest([file], { replace: true });
    };
    const read = async (until: () => boolean): Promise<readonly number[]> => {
      const times: number[] = [];
      for (let at = 0; !until(); at += 1) {
        const before = performance.now();
        await large.search({ query: questions[at % questions.length] ?? '', asOf });
        times.push(performance.now() - before);
        // Others' turn, as between requests.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return times;
    };
    await change(`${changing.text}首次。`);
    let asked = 0;
    const alone = await read(() => asked++ >= 300);
    const found: number[] = [];
    const beside: number[] = [];
    for (let update = 1; update <= UPDATES; update += 1) {
      const words = `养蜂基地第${update}次改建`;
      const before = performance.now();
      let isDone = false;
      const done = change(`${changing.text}${words}。`).then(() => {
        isDone = true;
      });
      let isFound = false;
      beside.push(
        ...(await read(() => {
          if (
            !isFound &&
            large
              .index()
              .clausesOf(documentIdOf(changing))
              .some(({ text }) => text.includes(words))
          ) {
            isFound = true;
            found.push((performance.now() - before) / 1000);
          }
          return isDone;
        })),
      );
      await done;
      const [hit] = (await large.search({ query: words, asOf, limit: 1 })).hits;
      if (!hit?.clause.text.includes(words)) throw new Error(`not found: ${words}`);
    }
    await change(changing.text);
    return [
      row('a changed document is found after, p50, s', median(found)),
      row('a changed document is found after, longest, s', Math.max(...found)),
      row('search while nobody writes, p50, ms', median(alone)),
      row('search while a document is changed, p50, ms', median(beside)),
      row('search while a document is changed, longest, ms', Math.max(...beside)),
    ];
  });
}

function documentIdOf({ id }: SourceDocument) {
  if (id === null) throw new Error('a document without an id');
  return id;
}

async function killRows(): Promise<readonly BenchRow[]> {
  return withTemporaryFolder(async (folder) => {
    const next = randomNumbers(7);
    let whole = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { reason, told, version } = await killWriter(folder, next() * 60);
      if (reason === null && (version === told || version === told + 1)) whole += 1;
    }
    return [row('kill -9 of a writer: whole afterwards', `${whole} of ${KILLS}`)];
  });
}
