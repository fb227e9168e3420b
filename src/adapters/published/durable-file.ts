import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a new file, its folder included, so that it outlives a power cut. It must not be one that others read yet. */
export async function writeDurably(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content, { flush: true });
  await syncFolder(dirname(file));
}

/** Makes what was renamed or removed in a folder outlive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Whether a file system said that there is no such file. */
export function isMissing(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';
}
