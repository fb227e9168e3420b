import { readRedTeam } from '../adapters/red-team-files.js';
import { evaluateRedTeam } from '../evaluation/evaluate-red-team.js';
import { open } from './open.js';
import { printJson } from './print.js';
import { progressBar } from './progress-bar.js';

/** Asks the product a red-team set and prints its figures as JSON; exit code 1 where a gate fails. */
export async function evaluateRedTeamSet(
  folder: string,
  { dataDir, asOf }: { readonly dataDir?: string; readonly asOf?: string },
): Promise<void> {
  const messages = readRedTeam(folder);
  const yuece = await open(dataDir);
  const bar = progressBar('评测');
  try {
    const report = await evaluateRedTeam(yuece.chat, messages, { onProgress: bar.report, ...(asOf ? { asOf } : {}) });
    bar.stop();
    printJson({ set: 'red-team', ...report });
    if (!report.passed) process.exitCode = 1;
  } finally {
    bar.stop();
    await yuece.close();
  }
}
