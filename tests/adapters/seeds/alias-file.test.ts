import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAliases } from '../../../src/adapters/seeds/alias-file.js';

let file: string;
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'aliases-')), 'aliases.jsonl');
});
afterEach(() => rmSync(join(file, '..'), { recursive: true, force: true }));

describe('names of documents', () => {
  it('add up over the lines of one document', () => {
    writeFileSync(
      file,
      '{"documentId":"a","aliases":["河道办法"]}\n\n{"documentId":"a","aliases":["河道办法","治水十条"]}\n',
    );
    expect([...readAliases(file)]).toEqual([['a', ['河道办法', '治水十条']]]);
  });

  it.each([
    ['no JSON', '{"documentId":'],
    ['an id that is none', '{"documentId":"甲","aliases":["河道办法"]}'],
    ['a name too short to tell from other words', '{"documentId":"a","aliases":["办法"]}'],
    ['a field misspelt', '{"documentId":"a","alias":["河道办法"]}'],
  ])('with %s stop the start, naming file and line', (_what, bad) => {
    writeFileSync(file, `{"documentId":"a","aliases":["河道办法"]}\n${bad}`);
    expect(() => readAliases(file)).toThrow(/aliases\.jsonl:2/u);
  });

  it('stop the start where the file is missing', () => {
    expect(() => readAliases(join(file, 'none'))).toThrow(/cannot be read/u);
  });
});
