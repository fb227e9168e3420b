import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { runCompiled } from './tests/support/run-compiled.js';

/** One project a kind of test, so that a run can be narrowed: `npx vitest run --project unit`. */
const project = (
  name: string,
  include: string[],
  { timeout = 20_000, isolate = true, setup = [] as string[] } = {},
) => ({
  extends: true as const,
  test: {
    name,
    include,
    testTimeout: timeout,
    hookTimeout: 120_000,
    isolate,
    setupFiles: ['tests/support/share-tools.ts', ...setup],
  },
});

export default defineConfig({
  plugins: [runCompiled],
  test: {
    globalSetup: ['tests/support/build-seed-data.ts'],
    // Left to itself it keeps one core free, which on two is half of the machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      project(
        'unit',
        [
          'tests/{domain,ingest,publication,search,answer,eligibility,evaluation,gaps,export,refresh,data,config,adapters,clients,pages}/**/*.test.{ts,tsx}',
        ],
        { isolate: false },
      ),
      project('cli', ['tests/cli/**/*.test.ts'], { timeout: 60_000, setup: ['tests/cli/keep-writing-thread.ts'] }),
      project('contract', ['tests/contract/**/*.test.ts'], { isolate: false }),
      project('golden', ['tests/golden/**/*.test.ts'], { timeout: 120_000, isolate: false }),
      project('http', ['tests/{http,mcp}/**/*.test.ts']),
      project('policy', ['tests/policy/**/*.test.ts'], { timeout: 120_000, isolate: false }),
      project('browser', ['tests/e2e/**/*.test.ts'], { timeout: 120_000 }),
    ],
  },
});
