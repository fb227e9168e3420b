import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileSection } from '../../src/adapters/segments/late-section.js';

const folder = mkdtempSync(join(tmpdir(), 'yuece-late-'));
const path = join(folder, 'arrays.bin');
const bytes = Uint8Array.from({ length: 100 }, (_, at) => at);
let file: FileHandle;
beforeEach(async () => {
  writeFileSync(path, bytes);
  file = await open(path, 'r');
});
afterEach(() => file.close());
afterEach(() => rmSync(path, { force: true }));

const section = () => fileSection(file, { name: 'vectors', kind: 'u8', offset: 10, bytes: 80, sum: 0 });

it('gives the same bytes from the file and from memory', async () => {
  const late = section();
  const before = [...late.bytes(5, 25)];
  await late.load();
  expect([...late.bytes(5, 25)]).toEqual(before);
  expect(before).toEqual([...bytes.subarray(15, 35)]);
});

it('says that the file has become shorter, and does not wait for the rest', async () => {
  const late = section();
  truncateSync(path, 40);
  await expect(late.load()).rejects.toThrow('ends before its end');
  expect(() => late.bytes(20, 60)).toThrow('ends before its end');
  expect([...late.bytes(0, 20)]).toEqual([...bytes.subarray(10, 30)]);
});
