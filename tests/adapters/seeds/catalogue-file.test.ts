import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCatalogue } from '../../../src/adapters/seeds/catalogue-file.js';

const folder = mkdtempSync(join(tmpdir(), 'yuece-catalogue-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(...lines: readonly object[]) {
  const path = join(folder, 'catalogue.jsonl');
  writeFileSync(path, lines.map((line) => JSON.stringify(line)).join('\n'));
  return readCatalogue(path);
}

describe('the catalogue file', () => {
  it('gives every fact that a line leaves out as not known', () => {
    expect(read({ id: 'a', title: '某办法', sources: { title: '公报' } })).toEqual([
      expect.objectContaining({ id: 'a', docNumber: null, expiresOn: null, supersedes: [], url: null }),
    ]);
  });

  it.each([
    ['an unknown field', { id: 'a', title: '某办法', sources: {}, collected: true }],
    ['an id that is none', { id: '某', title: '某办法', sources: {} }],
    ['a day that is none', { id: 'a', title: '某办法', issuedOn: '2024-02-30', sources: {} }],
    ['an address that a page must not link to', { id: 'a', title: '某办法', url: 'javascript:alert(1)', sources: {} }],
  ])('refuses %s with file and line', (_what, line) => {
    expect(() => read({ id: 'x', title: '某', sources: {} }, line)).toThrow(/^catalogue\.jsonl:2/u);
  });

  it('refuses an id that stands twice', () => {
    const line = { id: 'a', title: '某办法', sources: {} };
    expect(() => read(line, line)).toThrow(/a stands twice/u);
  });
});
