import type { DocumentReader } from '../../ports/document-reader.js';
import { readOfdPages } from './ofd-pages.js';
import { namesFile, openArchive } from './open-archive.js';
import { textOfPages } from './text-of-pages.js';
import { readText } from './unreadable.js';

/** Documents of the national format GB/T 33190-2016. */
export function createOfdReader(): DocumentReader {
  return {
    format: 'OFD',
    extensions: ['.ofd'],
    recognises: (bytes) => namesFile(bytes, 'OFD.xml'),
    read: ({ name, bytes }) =>
      readText(name, async () => {
        const documents = await readOfdPages(await openArchive(bytes));
        return documents.map(textOfPages).join('\n');
      }),
  };
}
