import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import type { Yuece } from '../assemble.js';
import { passageInContext } from '../search/read-jointly.js';
import { type AskedOfCorpus, addCorpora, askCorpora, type CorporaOptions } from './ask-corpora.js';
import { printText } from './print.js';

/** Passages of a question: the right ones among those that search takes for right. */
const DEPTH = 30;

/** `cross-encoder-examples`: what `models/cross-encoder/train.py` learns from, a line of JSON a question. */
export function addCrossEncoderExamples(program: Command): void {
  addCorpora(
    program
      .command('cross-encoder-examples')
      .description('打印训练交叉编码器用的例子：每题一行，检索所得的段落和哪些能答'),
  ).action(async (files: readonly string[], options: CorporaOptions) => {
    const examples = await askCorpora(files, options, exampleOf);
    printText(
      examples
        .filter((example) => example !== null)
        .map((example) => JSON.stringify(example))
        .join('\n'),
    );
  });
}

async function exampleOf({ search, clock, index }: Yuece, { set, group, question, right }: AskedOfCorpus) {
  if (set === 'policies' && !isTrainedOn(group)) return null;
  const { hits } = await search({ query: question, limit: DEPTH, asOf: clock.today() });
  // A clause that the question names is not found by reading.
  if (hits[0]?.features.some(({ name }) => name === 'exact')) return null;
  return {
    question,
    answerable: right.size > 0,
    passages: hits.map(({ clause, ordinal }) => ({
      text: passageInContext(index(), { clause, ordinal }),
      right: right.has(clause.id),
    })),
  };
}

/** Half of the other policies, so that the other half can be measured on. */
function isTrainedOn(documentId: string): boolean {
  const digest = createHash('md5').update(documentId).digest('hex');
  return Number.parseInt(digest.at(-1) ?? '0', 16) % 2 === 1;
}
