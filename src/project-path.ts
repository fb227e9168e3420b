import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A path inside the project, from `src/` as from `dist/`. */
export const projectPath = (...parts: string[]): string =>
  join(fileURLToPath(new URL('..', import.meta.url)), ...parts);
