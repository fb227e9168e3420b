import { open, readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { ReadOutcome, SourceFile } from '../../ports/document-reader.js';
import { readJsonLines } from './json-lines.js';
import { READING } from './limits.js';
import { FILE_EXTENSIONS, readFile } from './reader-registry.js';
import { safeName } from './safe-name.js';

/** Reads one file; never throws at what it holds. */
export type ReadFile = (file: SourceFile) => Promise<ReadOutcome>;

/**
 * Reads files and folders of them, in order of names: every format of the registry, and `.jsonl` files of many documents.
 * What cannot be read is a refusal, never a throw; in a folder, files of other kinds are passed over.
 * @param read default: in this process, for files that nobody doubts
 */
export async function* readSources(paths: readonly string[], read: ReadFile = readFile): AsyncGenerator<ReadOutcome> {
  for (const path of paths) yield* readPath(path, read, true);
}

async function* readPath(path: string, read: ReadFile, named: boolean): AsyncGenerator<ReadOutcome> {
  const found = await stat(path).catch(() => null);
  const extension = extname(path).toLowerCase();
  if (!found) yield refuse(path, '文件不存在');
  else if (found.isDirectory()) yield* readFolder(path, read);
  else if (!named && extension !== '.jsonl' && !FILE_EXTENSIONS.includes(extension)) return;
  else if (!found.isFile()) yield refuse(path, '不是普通文件');
  else if (extension === '.jsonl') yield* readJsonLines(path);
  else if (found.size > READING.fileBytes) yield refuse(path, `文件大于 ${READING.fileBytes / 2 ** 20} MB`);
  else {
    const bytes = await bytesOf(path, found.size).catch(() => null);
    yield bytes ? await read({ name: basename(path), bytes }) : refuse(path, '文件无法读取');
  }
}

/** Links to folders are not followed: one that leads upwards would have no end. */
async function* readFolder(path: string, read: ReadFile): AsyncGenerator<ReadOutcome> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
  if (!entries) {
    yield refuse(path, '文件夹无法读取');
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || /^readme/iu.test(entry.name)) continue;
    const inner = join(path, entry.name);
    if (entry.isSymbolicLink() && (await stat(inner).catch(() => null))?.isDirectory()) continue;
    yield* readPath(inner, read, false);
  }
}

/** No more than the size that was looked at, however the file grows meanwhile. */
async function bytesOf(path: string, size: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function refuse(origin: string, reason: string): ReadOutcome {
  return { refusal: { origin: safeName(origin), reason } };
}
