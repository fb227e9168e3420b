import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { repositoryPath } from './shared-data.js';

/**
 * Compiles the sources where they are newer than what is compiled. Processes and threads that tests start run the compiled
 * program: loading it takes half the time that the sources take, and a stale one cannot pass the tests.
 */
export function buildProduct(): void {
  const built = repositoryPath('dist', '.tsbuildinfo');
  if (existsSync(built) && statSync(built).mtimeMs > newestOf(repositoryPath('src'))) return;
  const compiler = repositoryPath('node_modules', 'typescript', 'bin', 'tsc');
  const words = [compiler, '-p', repositoryPath('tsconfig.build.json')];
  const { status } = spawnSync(process.execPath, words, { stdio: 'inherit' });
  if (status !== 0) throw new Error('the sources do not compile');
  // The compiler leaves the file alone where nothing that it says has changed.
  utimesSync(built, new Date(), new Date());
}

function newestOf(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Math.max(...entries.map((entry) => statSync(`${folder}/${entry}`).mtimeMs));
}
