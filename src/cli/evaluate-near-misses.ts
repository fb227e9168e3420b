import { readNearMissRules } from '../adapters/near-miss-file.js';
import { readQuestions } from '../adapters/question-files.js';
import type { DocumentId } from '../domain/ids.js';
import { evaluateNearMisses } from '../evaluation/evaluate-near-misses.js';
import { makeNearMisses } from '../evaluation/near-misses.js';
import { projectPath } from '../project-path.js';
import { open } from './open.js';
import { printJson } from './print.js';
import { progressBar } from './progress-bar.js';

/** The sets whose questions near misses are made of. */
const SETS = ['tune', 'tune-2', 'tune-3', 'tune-4'];

/** `evaluate near-misses`: counts by kind and half as JSON. Of what went wrong only the tuning half is shown. */
export async function evaluateNearMissRules(
  documentId: DocumentId,
  { asOf, dataDir }: { readonly asOf?: string; readonly dataDir?: string },
): Promise<void> {
  const yuece = await open(dataDir);
  const bar = progressBar('提问');
  try {
    const questions = SETS.flatMap((set) => readQuestions(projectPath('seeds', 'questions', `${set}.jsonl`)));
    const rules = readNearMissRules(projectPath('seeds', 'near-misses.jsonl'));
    const all = makeNearMisses(rules, questions, yuece.index().clausesOf(documentId));
    const run = (half: 'tuning' | 'scoring') =>
      evaluateNearMisses(
        yuece.chat,
        yuece.wording,
        all.filter((nearMiss) => nearMiss.half === half),
        { asOf: asOf ?? yuece.clock.today(), onProgress: bar.report },
      );
    const tuning = await run('tuning');
    const { wrong: _, ...scoring } = await run('scoring');
    bar.stop();
    const wrong = tuning.wrong.map(({ nearMiss, reply }) => ({
      kind: nearMiss.kind,
      question: nearMiss.question,
      outcome: reply.outcome,
      first: reply.sentences[0]?.text ?? '',
    }));
    printJson({ set: 'near-misses', tuning: { ...tuning, wrong }, scoring });
  } finally {
    bar.stop();
    await yuece.close();
  }
}
