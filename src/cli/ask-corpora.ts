import { type Command, Option } from 'commander';
import {
  readLawArticles,
  readLegalQuestions,
  readPolicyDocuments,
  readPolicyQuestions,
} from '../adapters/eval-sets.js';
import { readQuestions } from '../adapters/question-files.js';
import type { Yuece } from '../assemble.js';
import type { EvaluationQuestion, QuestionKind } from '../domain/evaluation-question.js';
import { clauseId, type DocumentId, parseClauseId } from '../domain/ids.js';
import { judgeRelevance } from '../evaluation/judge-relevance.js';
import { type LegalQuestion, prepareLegalQuestions } from '../evaluation/prepare-legal-questions.js';
import { open } from './open.js';
import { dataDir, positive } from './options.js';
import { progressBar } from './progress-bar.js';
import { withCorpus } from './with-corpus.js';

/** The sets that a command about search is run on, as its options name them. */
export interface CorporaOptions {
  readonly policies?: string;
  readonly policiesDataDir?: string;
  readonly laws?: string;
  readonly lawsDataDir?: string;
  readonly lawsQuestions: readonly string[];
  readonly distractors: number;
  readonly dataDir?: string;
}

/** A development question and the clauses any of which answers it; none where no document does. */
export interface AskedOfCorpus {
  readonly set: 'seed' | 'policies' | 'laws';
  /** Questions of one group stand or fall together in a fold. */
  readonly group: string;
  readonly question: string;
  readonly right: ReadonlySet<string>;
}

/** The document that clause numbers in the question sets are of. */
const SEED_DOCUMENT = 'yuebanhan-2024-88' as DocumentId;
/** Kinds of question that are answered from ranked clauses, or could not be; the others are looked up or turned away. */
const SEARCHED: ReadonlySet<QuestionKind> = new Set([
  'target',
  'lay',
  'false-premise',
  'unanswerable-near',
  'out-of-scope',
]);

/** Adds the argument and the options that name the sets. */
export function addCorpora(command: Command): Command {
  return command
    .argument('<题集...>', '开发题集，问的是数据目录里的文件')
    .option('--policies <目录>', '另一批文件和问题（ncp-policies）')
    .option('--policies-data-dir <目录>', '那批文件的索引放在哪里，默认用后即删')
    .option('--laws <文件>', '国家法律的条文（lawrefbook_clauses.jsonl.gz）')
    .addOption(
      new Option('--laws-questions <文件...>', '日常法律问题，只用单数题').default(['seeds/questions/laws.jsonl']),
    )
    .option('--laws-data-dir <目录>', '法律的索引放在哪里，默认用后即删')
    .option('--distractors <条数>', '题目未涉及的法律取多少条', positive, 3000)
    .addOption(dataDir());
}

/** Makes something of every question of the sets, each asked of its own corpus, in order. */
export async function askCorpora<Made>(
  files: readonly string[],
  options: CorporaOptions,
  make: (yuece: Yuece, asked: AskedOfCorpus) => Promise<Made>,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  const each = async (yuece: Yuece, name: string, questions: readonly AskedOfCorpus[]): Promise<void> => {
    const bar = progressBar(name);
    for (const [at, asked] of questions.entries()) {
      made.push(await make(yuece, asked));
      bar.report(at + 1, questions.length);
    }
    bar.stop();
  };
  const yuece = await open(options.dataDir);
  try {
    await each(
      yuece,
      '数据目录',
      files
        .flatMap((file) => readQuestions(file))
        .filter(isSearched)
        .map(ofSeed),
    );
  } finally {
    await yuece.close();
  }
  const { policies, laws } = options;
  if (policies !== undefined)
    await withCorpus(readPolicyDocuments(policies), options.policiesDataDir, (corpus) =>
      each(corpus, '其他文件', ofPolicies(corpus, policies)),
    );
  if (laws !== undefined) {
    const asked = options.lawsQuestions.flatMap((file) => readLegalQuestions(file)).filter(isTuned);
    const { documents, queries } = prepareLegalQuestions(readLawArticles(laws), asked, options.distractors);
    await withCorpus(documents, options.lawsDataDir, (corpus) =>
      each(
        corpus,
        '国家法律',
        queries.map(({ id, question, relevant }) => ({ set: 'laws', group: id, question, right: relevant })),
      ),
    );
  }
  return made;
}

const isSearched = ({ kind, history, expect }: EvaluationQuestion): boolean =>
  SEARCHED.has(kind) && history.length === 0 && !expect.ordered;

/** Even questions are only measured. */
const isTuned = ({ id }: LegalQuestion): boolean => Number(/\d+$/u.exec(id)?.[0]) % 2 === 1;

function ofSeed({ id, question, expect }: EvaluationQuestion): AskedOfCorpus {
  const right = expect.clauses.map((named) => (parseClauseId(named) ? named : clauseId(SEED_DOCUMENT, named)));
  return { set: 'seed', group: id, question, right: new Set<string>(right) };
}

function ofPolicies(yuece: Yuece, folder: string): readonly AskedOfCorpus[] {
  return readPolicyQuestions(folder)
    .filter(({ answerable }) => answerable)
    .map(({ documentId, question, answer }) => {
      const clauses = yuece.index().clausesOf(documentId);
      const { relevant } = judgeRelevance(
        clauses.filter(({ searchable }) => searchable),
        answer,
      );
      return { set: 'policies', group: documentId, question, right: relevant };
    });
}
