import { readPolicyDocuments, readPolicyQuestions } from '../../src/adapters/eval-sets.js';
import { withCorpus } from '../../src/cli/with-corpus.js';
import { type JudgedClause, judgeRelevance } from '../../src/evaluation/judge-relevance.js';
import { sharedData } from '../support/shared-data.js';
import { type Bench, timed } from './bench.js';
import { buildStockChain } from './langchain-chain.js';
import { spread } from './questions.js';
import { DEPTH, type RetrievedQuestion, retrievalRow } from './retrieval-row.js';
import { timeSideBySide } from './time-side-by-side.js';

const QUESTIONS = 150;
const TIMED_QUESTIONS = 30;

/** Our search and LangChain's stock chain on 599 policy documents, by the passage that holds the answer. Takes minutes. */
export const langchainPolicies: Bench = {
  name: 'langchain-policies',
  about: 'ncp-policies: the same; right: the passage of the right document that holds the answer',
  run: async () => {
    const folder = sharedData('eval', 'ncp-policies');
    if (folder.missing) return '../shared/eval/ncp-policies is not there';
    const documents = readPolicyDocuments(folder.path);
    const questions = spread(
      readPolicyQuestions(folder.path).filter(({ answerable }) => answerable),
      QUESTIONS,
    );
    const before = performance.now();
    return withCorpus(documents, undefined, async ({ search, index, embedder, clock }) => {
      const ourSeconds = (performance.now() - before) / 1000;
      const { result: chain, seconds: theirSeconds } = await timed(() => buildStockChain(documents, embedder));
      const asOf = clock.today();
      const findOurs = async (query: string): Promise<readonly JudgedClause[]> =>
        (await search({ query, limit: DEPTH, asOf })).hits.map(({ clause }) => clause);
      const findTheirs = (query: string): Promise<readonly JudgedClause[]> => chain.find(query, DEPTH);

      const ours: RetrievedQuestion[] = [];
      const theirs: RetrievedQuestion[] = [];
      for (const { question, answer, documentId } of questions) {
        const clauses = index()
          .clausesOf(documentId)
          .filter(({ searchable }) => searchable);
        const chunks = chain.chunks.filter(({ source }) => source === documentId);
        ours.push(judged(await findOurs(question), clauses, answer));
        theirs.push(judged(await findTheirs(question), chunks, answer));
      }
      const times = await timeSideBySide(spread(questions, TIMED_QUESTIONS), ({ question }) => ({
        embed: () => embedder.embedQuery(question),
        ours: () => findOurs(question),
        theirs: () => findTheirs(question),
      }));
      return [
        retrievalRow({
          corpus: 'ncp-policies',
          way: 'yuece search',
          passages: index().passageCount,
          buildSeconds: ourSeconds,
          questions: ours,
          times: times.map(({ embed, ours: find }) => ({ embed, find })),
        }),
        retrievalRow({
          corpus: 'ncp-policies',
          way: 'LangChain stock',
          passages: chain.chunks.length,
          buildSeconds: theirSeconds,
          questions: theirs,
          times: times.map(({ embed, theirs: find }) => ({ embed, find })),
        }),
      ];
    });
  },
};

/** Right: the passages of the right document that hold the answer, or where it is cut apart the greatest part of it. */
function judged(found: readonly JudgedClause[], own: readonly JudgedClause[], answer: string): RetrievedQuestion {
  const { relevant } = judgeRelevance(own, answer);
  return { hits: found.map(({ id }) => relevant.has(id)) };
}
