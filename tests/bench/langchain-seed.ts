import { readSources } from '../../src/adapters/readers/source-files.js';
import type { EvaluationQuestion } from '../../src/domain/evaluation-question.js';
import { clauseId } from '../../src/domain/ids.js';
import type { SourceDocument } from '../../src/domain/source-document.js';
import { squeeze } from '../../src/evaluation/compare-text.js';
import type { ClauseIndex } from '../../src/ports/clause-index.js';
import { repositoryPath } from '../support/shared-data.js';
import { type Bench, timed } from './bench.js';
import { buildStockChain } from './langchain-chain.js';
import { openQuestions, SEED, spread } from './questions.js';
import { DEPTH, type RetrievedQuestion, retrievalRow } from './retrieval-row.js';
import { timeSideBySide } from './time-side-by-side.js';
import { withTemporaryYuece } from './with-temporary-yuece.js';

const TIMED_QUESTIONS = 40;

/** Our search and LangChain's stock chain on the seed, by the questions that have a right clause. */
export const langchainSeed: Bench = {
  name: 'langchain-seed',
  about:
    'the seed: our search beside LangChain’s stock chain with the same embedder; right: holds most of a right clause',
  run: () =>
    withTemporaryYuece(async ({ search, index, embedder, clock }) => {
      const [source] = await seedSources();
      if (!source) return 'the seed policy is not there';
      const ours = await timed(() => withTemporaryYuece(async (fresh) => fresh.index().passageCount));
      const { result: chain, seconds } = await timed(() => buildStockChain([source], embedder));
      const asOf = clock.today();
      const findOurs = async (query: string) =>
        (await search({ query, limit: DEPTH, asOf })).hits.map((hit) => hit.clause.text);
      const findTheirs = async (query: string) => (await chain.find(query, DEPTH)).map(({ text }) => text);

      const questions = openQuestions().filter(
        ({ expect }) =>
          expect.clauses.length > 0 &&
          expect.outcomes.every((outcome) => outcome === 'answered' || outcome === 'partial'),
      );
      const judge = createJudge(source.text, index());
      const judged = async (find: typeof findOurs): Promise<readonly RetrievedQuestion[]> => {
        const all: RetrievedQuestion[] = [];
        for (const each of questions) all.push({ hits: judge(await find(each.question), each) });
        return all;
      };
      const times = await timeSideBySide(spread(questions, TIMED_QUESTIONS), ({ question }) => ({
        embed: () => embedder.embedQuery(question),
        ours: () => findOurs(question),
        theirs: () => findTheirs(question),
      }));
      return [
        retrievalRow({
          corpus: 'seed',
          way: 'yuece search',
          passages: ours.result,
          buildSeconds: ours.seconds,
          questions: await judged(findOurs),
          times: times.map(({ embed, ours }) => ({ embed, find: ours })),
        }),
        retrievalRow({
          corpus: 'seed',
          way: 'LangChain stock',
          passages: chain.chunks.length,
          buildSeconds: seconds,
          questions: await judged(findTheirs),
          times: times.map(({ embed, theirs }) => ({ embed, find: theirs })),
        }),
      ];
    }),
};

async function seedSources(): Promise<readonly SourceDocument[]> {
  const sources: SourceDocument[] = [];
  for await (const read of readSources([repositoryPath('seeds', 'documents')])) if ('ok' in read) sources.push(read.ok);
  return sources;
}

/** Least share of a right clause that a passage must hold to be right: a chunk may hold several clauses, or half of one. */
const LEAST_SHARE = 0.5;

/** Judges passages by where they stand in the document, so that clauses and chunks are measured alike. */
function createJudge(document: string, index: ClauseIndex) {
  const whole = squeeze(document);
  const spanOf = (text: string): readonly [number, number] => {
    const at = whole.indexOf(squeeze(text));
    return at < 0 ? [0, 0] : [at, at + squeeze(text).length];
  };
  return (passages: readonly string[], { expect }: EvaluationQuestion): readonly boolean[] => {
    const right = expect.clauses.flatMap((locator) => {
      const text = index.clause(clauseId(SEED, locator))?.text ?? '';
      return text === '' ? [] : [spanOf(text)];
    });
    return passages.map((passage) => {
      const [from, to] = spanOf(passage);
      return right.some(
        ([start, end]) => Math.min(to, end) - Math.max(from, start) >= LEAST_SHARE * (end - start) && to > from,
      );
    });
  };
}
