import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'libsql';
import type { WriteAlone } from '../ports/writer-lock.js';

const FILE = 'writer.lock';
/** A lock that nothing refers to would be given up by the collector. */
const held = new Set<Database.Database>();

/**
 * Locks a data directory by an open transaction on the empty database `<folder>/writer.lock`: the system gives it up with the
 * process, however that ends, and it holds between threads, processes and containers that share the directory.
 */
export function createWriterLock(folder: string): WriteAlone {
  return async (work) => {
    const lock = await take(folder);
    if (!lock) return { state: 'busy' };
    try {
      return { state: 'written', result: await work() };
    } finally {
      held.delete(lock);
      lock.exec('ROLLBACK');
      lock.close();
    }
  };
}

async function take(folder: string): Promise<Database.Database | null> {
  const file = join(folder, FILE);
  await mkdir(folder, { recursive: true });
  // Says what is wrong with the folder as the file system says it. Opening and closing the file would undo the lock of this process.
  await access(folder, constants.W_OK);
  const database = new Database(file);
  try {
    database.exec('BEGIN EXCLUSIVE');
    held.add(database);
    return database;
  } catch (fault) {
    database.close();
    if (fault instanceof Error && 'code' in fault && fault.code === 'SQLITE_BUSY') return null;
    throw fault;
  }
}
