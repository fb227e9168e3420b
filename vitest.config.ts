import { defineConfig } from 'vitest/config';

/** One project a kind of test, so that a run can be narrowed: `npx vitest run --project unit`. */
const project = (name: string, include: string[], timeout = 20_000) => ({
  extends: true as const,
  test: { name, include, testTimeout: timeout, hookTimeout: 120_000 },
});

export default defineConfig({
  test: {
    globalSetup: ['tests/support/build-seed-data.ts'],
    projects: [
      project('unit', [
        'tests/{domain,ingest,publication,search,answer,eligibility,evaluation,gaps,export,refresh,data,config,adapters,clients,pages}/**/*.test.{ts,tsx}',
      ]),
      project('cli', ['tests/cli/**/*.test.ts'], 60_000),
      project('contract', ['tests/contract/**/*.test.ts']),
      project('golden', ['tests/golden/**/*.test.ts'], 120_000),
      project('http', ['tests/{http,mcp}/**/*.test.ts']),
      project('policy', ['tests/policy/**/*.test.ts'], 120_000),
      project('browser', ['tests/e2e/**/*.test.ts'], 120_000),
    ],
  },
});
