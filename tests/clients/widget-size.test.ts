import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { repositoryPath } from '../support/shared-data.js';

const widget = repositoryPath('dist', 'public', 'widget.js');

// `npm test` builds first; a lone run of the unit tests in a fresh checkout may not have.
describe.skipIf(!existsSync(widget))('the built widget', () => {
  it('weighs at most 30 kB gzipped, so that any site can afford it', () => {
    expect(gzipSync(readFileSync(widget)).length).toBeLessThanOrEqual(30_000);
  });

  it('is one file for a plain or a module script tag, and writes no HTML', () => {
    const code = readFileSync(widget, 'utf8');
    expect(code).not.toMatch(/\bimport\s*[({"'`]|\bimport\.meta\b|^export\b/mu);
    expect(code).not.toMatch(/insertAdjacentHTML|document\.write|\beval\(|new Function/u);
    expect(code).not.toContain('ZodError');
  });
});
