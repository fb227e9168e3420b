/** The program of the reading process: each message is a file, each answer its outcome. */
import type { SourceFile } from '../../ports/document-reader.js';
import { readFile } from './reader-registry.js';

process.on('message', (file: SourceFile) => {
  readFile(file).then((outcome) => process.send?.(outcome));
});
// Without the process that asks there is nothing to do.
process.on('disconnect', () => process.exit());
process.send?.('ready');
