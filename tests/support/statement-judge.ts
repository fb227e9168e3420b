import { readForbiddenTerms } from '../../src/adapters/forbidden-terms-file.js';
import { createJiebaSegmenter } from '../../src/adapters/jieba-segmenter.js';
import { createOnnxEmbedder } from '../../src/adapters/onnx/onnx-embedder.js';
import { readVocabulary } from '../../src/adapters/seeds/vocabulary-files.js';
import { createStatementJudge, type JudgeStatement } from '../../src/answer/model/verify-statement.js';
import type { Clause } from '../../src/domain/clause.js';
import { compileCues } from '../../src/search/compile-cues.js';
import { parseSeed } from './seed-index.js';
import { repositoryPath } from './shared-data.js';

/** The judge of statements as the product builds it, without an index, and the clauses of the seed by number. */
export async function createSeedJudge(): Promise<{
  readonly judge: JudgeStatement;
  readonly clauses: ReadonlyMap<string, Clause>;
}> {
  const segmenter = createJiebaSegmenter();
  const forbidden = compileCues(readForbiddenTerms(repositoryPath('prompts', 'guard', 'forbidden-terms.md')));
  const { clauses } = await parseSeed();
  return {
    judge: createStatementJudge({
      embedder: await createOnnxEmbedder({ folder: repositoryPath('models', 'e5-small-zh-en') }),
      segment: (text) => segmenter.words(text),
      vocabulary: readVocabulary(repositoryPath('seeds', 'vocabulary')),
      findForbidden: (text) => forbidden.exec(text)?.[0] ?? null,
    }),
    clauses: new Map(clauses.map((clause) => [clause.id.split('#')[1] ?? '', clause])),
  };
}
