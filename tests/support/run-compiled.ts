import { pathToFileURL } from 'node:url';
import { repositoryPath } from './shared-data.js';

/** The modules that start a thread or a process, which runs the file beside them. */
const STARTING = ['ingest-in-worker', 'adapters/readers/reading-process'];

/**
 * A plugin of vitest: where the code under test starts a thread or a process, it starts the compiled program, as the product
 * does, which `buildProduct` keeps in step with the sources.
 */
export const runCompiled = {
  name: 'run-compiled',
  enforce: 'pre' as const,
  transform: (code: string, id: string): string | null => {
    const name = STARTING.find((each) => id === repositoryPath('src', `${each}.ts`));
    if (name === undefined) return null;
    const compiled = pathToFileURL(repositoryPath('dist', `${name}.js`)).href;
    return code.replaceAll('import.meta.url', JSON.stringify(compiled));
  },
};
