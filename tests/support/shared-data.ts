import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the checkout. */
export function repositoryPath(...parts: string[]): string {
  return join(repository, ...parts);
}

/** A path in the development data that lies beside the checkout, and whether it is there. */
export function sharedData(...parts: string[]): { readonly path: string; readonly missing: boolean } {
  const path = join(repository, '..', 'shared', ...parts);
  return { path, missing: !existsSync(path) };
}
