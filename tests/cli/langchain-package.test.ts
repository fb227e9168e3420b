import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { copySeedData } from '../support/seed-yuece.js';
import { repositoryPath } from '../support/shared-data.js';

const run = promisify(execFile);
const EXAMPLE = repositoryPath('examples', 'langchain-assistant.ts');
const isBuilt = existsSync(repositoryPath('dist', 'langchain.d.ts'));

const dataDir = copySeedData();
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

// The package as other software imports it, by its name: that needs the build.
describe.skipIf(!isBuilt)(`yuece/langchain${isBuilt ? '' : ' (skipped: dist is absent, run npm run build)'}`, () => {
  it('has types by which the example is checked, strictly', async () => {
    const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', '--types', 'node'];
    const form = ['--target', 'es2023', '--module', 'nodenext'];
    const compiler = repositoryPath('node_modules', 'typescript', 'bin', 'tsc');
    await run(process.execPath, [compiler, '--ignoreConfig', ...options, ...form, EXAMPLE], { cwd: repositoryPath() });
  });

  it('runs: an answer, a stream, a chain and clauses', async () => {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, YUECE_DATA_DIR: dataDir };
    const { stdout } = await run(process.execPath, ['--import', 'tsx', EXAMPLE], { cwd: repositoryPath(), env });
    expect(stdout).toContain('第一部分“总体目标”');
    expect(stdout).toContain('到2027年，智能机器人产业营业收入达到900亿元');
    expect(stdout).toMatch(/本答复由人工智能/u);
    expect(stdout).toMatch(/^yuebanhan-2024-88#\d+ 《/mu);
  });
});
