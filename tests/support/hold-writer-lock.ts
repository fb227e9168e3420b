import { createWriterLock } from '../../src/adapters/writer-lock.js';

/** Run as a process of its own: takes the folder's lock, says so, and keeps it until it is killed. */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: hold-writer-lock FOLDER');
await createWriterLock(folder)(() => {
  process.stdout.write('holding\n');
  return new Promise(() => setInterval(() => {}, 1000));
});
