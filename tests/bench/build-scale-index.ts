import { readSources } from '../../src/adapters/readers/source-files.js';
import { createTools, joinIngest } from '../../src/assemble-ingest.js';
import { updateIndex } from '../../src/ingest/prepare-index.js';
import { addDocuments } from '../../src/publication/add-documents.js';

/** Run as a process of its own, so that its memory is its own: takes a `.jsonl` file into a data directory. */
const [dataDir, file] = process.argv.slice(2);
if (dataDir === undefined || file === undefined) throw new Error('usage: build-scale-index DATA_DIR FILE');
const seconds = (since: number): number => (performance.now() - since) / 1000;
const tools = await createTools();
const { indexing, publication } = await joinIngest(tools, { dataDir, seeds: true });
const before = performance.now();
const { added, refused } = await addDocuments(readSources([file]), publication, {
  by: 'bench',
  replacement: { kind: 'correction' },
  keepDraft: async () => null,
});
const addSeconds = seconds(before);
const indexed = performance.now();
let committed = 0;
let commitSeconds = 0;
await updateIndex({
  ...indexing,
  onCommit: (passages) => {
    committed += passages;
    if (passages > 0) commitSeconds = seconds(indexed);
    process.stderr.write(`${committed} passages, ${Math.round(seconds(indexed))} s\n`);
  },
});
process.stdout.write(
  JSON.stringify({
    added: added.length,
    refused: refused.length,
    passages: committed,
    addSeconds,
    indexSeconds: commitSeconds,
    mergeSeconds: seconds(indexed) - commitSeconds,
    peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
