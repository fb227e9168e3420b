/** The program of the reading process: each message announces a file, whose bytes come by standard input; each answer is its outcome. */
import { readSync } from 'node:fs';
import { readFile } from './reader-registry.js';

/** What goes before the bytes of a file. */
export interface Announcement {
  readonly name: string;
  readonly length: number;
}

/** What is sent before an outcome: the reading goes on, and its time begins anew. */
export type Step = 'step';
const STEP: Step = 'step';

process.on('message', ({ name, length }: Announcement) => {
  readFile({ name, bytes: takeBytes(length), onStep: () => process.send?.(STEP) }).then((outcome) =>
    process.send?.(outcome),
  );
});
// Without the process that asks there is nothing to do.
process.on('disconnect', () => process.exit());
process.send?.('ready');

/** Waits for them: nothing else is done here meanwhile. */
function takeBytes(length: number): Uint8Array {
  const bytes = Buffer.alloc(length);
  for (let taken = 0; taken < length; ) {
    const more = readSync(0, bytes, taken, length - taken, null);
    if (more === 0) break;
    taken += more;
  }
  return bytes;
}
