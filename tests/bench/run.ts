import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { repositoryPath } from '../support/shared-data.js';
import { answerRatio } from './answer-ratio.js';
import type { Bench } from './bench.js';
import { coldStart } from './cold-start.js';
import { fuzz } from './fuzz.js';
import { indexBuild } from './index-build.js';
import { kills } from './kills.js';
import { langchainPolicies } from './langchain-policies.js';
import { langchainSeed } from './langchain-seed.js';
import { mixed } from './mixed.js';
import { scale } from './scale.js';
import { verifyRatio } from './verify-ratio.js';

/** Everything that is measured, quick ones first. `npm run bench -- answer index` runs only those named. */
const BENCHES: readonly Bench[] = [
  answerRatio,
  verifyRatio,
  indexBuild,
  coldStart,
  fuzz,
  kills,
  langchainSeed,
  langchainPolicies,
  mixed,
  scale,
];

const names = process.argv.slice(2);
const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(', ')}; there are: ${BENCHES.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const machine = { node: process.version, processor: cpus()[0]?.model ?? 'unknown', cores: availableParallelism() };
const results: Record<string, unknown> = {};
for (const bench of BENCHES.filter(({ name }) => names.length === 0 || names.includes(name))) {
  const rows = await bench.run();
  results[bench.name] = { about: bench.about, ...(typeof rows === 'string' ? { skipped: rows } : { rows }) };
  console.log(`\n${bench.name}: ${bench.about}`);
  if (typeof rows === 'string') console.log(`skipped: ${rows}`);
  else console.table(rows);
}
const file = repositoryPath('reports', 'bench.json');
await mkdir(repositoryPath('reports'), { recursive: true });
await writeFile(file, `${JSON.stringify({ at: new Date().toISOString(), machine, results }, null, 2)}\n`);
console.log(`\n${machine.cores} cores, ${machine.processor}, Node ${machine.node}; written to reports/bench.json`);
