import { createOnnxEmbedder } from '../../src/adapters/onnx/onnx-embedder.js';
import { repositoryPath } from '../support/shared-data.js';
import { type Bench, type BenchRow, median, quantile, rounded } from './bench.js';
import { openQuestions, spread } from './questions.js';
import { timeSideBySide } from './time-side-by-side.js';
import { withTemporaryYuece } from './with-temporary-yuece.js';

const QUESTIONS = 40;

/**
 * A verified answer, from the message to the finished reply, against embedding the same message. The product remembers the vector
 * of a question asked again, so the embedding that a first asking takes is added to its time. Aim: at most 1.2.
 */
export const answerRatio: Bench = {
  name: 'answer',
  about: 'a verified answer ÷ embedding its question, median over questions of every kind',
  run: () =>
    withTemporaryYuece(async ({ chat }) => {
      const embedder = await createOnnxEmbedder({ folder: repositoryPath('models', 'e5-small-zh-en') });
      const asked = spread(openQuestions(), QUESTIONS).map(({ question }) => question);
      const searched: boolean[] = [];
      for (const message of asked) searched.push((await chat({ message })).timings.retrieveMs > 0);
      const measured = await timeSideBySide(asked, (message) => ({
        embed: () => embedder.embedQuery(message),
        answer: () => chat({ message }),
      }));
      const times = measured.map(({ embed, answer }, at) => ({ embed, answer: answer + (searched[at] ? embed : 0) }));
      return [
        row('all', times),
        row(
          'answered after a search',
          times.filter((_, at) => searched[at]),
        ),
        row(
          'answered without one',
          times.filter((_, at) => !searched[at]),
        ),
      ];
    }),
};

function row(questions: string, times: readonly { readonly embed: number; readonly answer: number }[]): BenchRow {
  const ratios = times.map(({ embed, answer }) => answer / embed);
  return {
    questions,
    count: times.length,
    'embedding ms': rounded(median(times.map(({ embed }) => embed))),
    'answer ms': rounded(median(times.map(({ answer }) => answer))),
    ratio: rounded(median(ratios)),
    'ratio, 95 %': rounded(quantile(ratios, 0.95)),
  };
}
