import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CURRENT } from './current-state.js';

/** How often is looked, in milliseconds: a file's facts cost microseconds, and it works on every file system. 100–2,000. */
const POLL_MS = 500;

/** Tells one state file from another by what the file system says of it; null where there is none. */
export async function stampOfState(folder: string): Promise<string | null> {
  const facts = await stat(join(folder, CURRENT), { bigint: true }).catch(() => null);
  return facts && `${facts.ino}-${facts.size}-${facts.mtimeNs}`;
}

/**
 * Calls `onChange` whenever the state file is another than `seen` says, one call after the other, until the function given back is called.
 * It keeps no process alive.
 */
export function watchState(folder: string, seen: () => string | null, onChange: () => Promise<void>): () => void {
  let isBusy = false;
  const look = async (): Promise<void> => {
    const stamp = await stampOfState(folder);
    if (stamp !== null && stamp !== seen()) await onChange();
  };
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    void look().finally(() => {
      isBusy = false;
    });
  }, POLL_MS).unref();
  return () => clearInterval(timer);
}
