import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { readKeptVectors } from './adapters/kept-vectors.js';
import { readRouting } from './adapters/seeds/routing-files.js';
import type { Chat, Locale } from './answer/chat.js';
import { createChat } from './answer/hold-conversation.js';
import { createStatementJudge, type JudgeStatement } from './answer/model/verify-statement.js';
import type { WordingReport } from './answer/model/word-answer.js';
import { createPlaceReader } from './answer/places.js';
import { createNearestLabel } from './answer/route/nearest-label.js';
import { createRouter } from './answer/route/route-question.js';
import { createTradeCheck } from './answer/trades.js';
import type { Tools } from './assemble-ingest.js';
import { type ConfiguredModel, joinModel, tellOfModel } from './assemble-model.js';
import { createForbiddenFinder, createWordings } from './assemble-wording.js';
import { writingTo } from './data-directory.js';
import type { Vocabulary } from './domain/vocabulary.js';
import type { ClauseIndex } from './ports/clause-index.js';
import type { Clock } from './ports/clock.js';
import type { Records } from './ports/records.js';
import type { Reranker } from './ports/reranker.js';
import type { Wording } from './ports/wording.js';
import { projectPath } from './project-path.js';
import { createTopicFinder } from './search/find-topic.js';
import { createRerank } from './search/rerank-candidates.js';
import type { SearchParts } from './search/search-clauses.js';
import { createStripper, createUnderstanding } from './search/understand-question.js';
import { namesOf, type ServedIndex } from './served-index.js';

export interface ChatAssembly {
  readonly dataDir: string;
  /** Their embedder and cross-encoder remember the last questions. */
  readonly tools: Tools;
  readonly vocabulary: Vocabulary;
  readonly served: ServedIndex;
  readonly clock: Clock;
  readonly records: Records | null;
  readonly languageModel: ConfiguredModel | null;
  readonly reranker: Reranker | null;
  readonly onNotice?: (message: string) => void;
}

/** The parts that read a question, search and answer. */
export interface Answering {
  readonly chat: Chat;
  /** A chat over another index, for comparisons: it keeps no record, and no model words its answers. */
  readonly chatOver: (index: ClauseIndex) => Chat;
  readonly searchParts: SearchParts;
  readonly wording: Wording;
  readonly statementJudge: () => JudgeStatement;
}

/** Joins the parts of the way of a question over the index that is served. */
export async function joinChat(assembly: ChatAssembly): Promise<Answering> {
  const { dataDir, tools, vocabulary, served, clock, records, onNotice } = assembly;
  const { embedder, crossEncoder, converter, segmenter, tokenize } = tools;
  const wordings = createWordings(vocabulary, converter);
  const routing = readRouting(projectPath('seeds', 'routing'));
  const findTopic = createTopicFinder(vocabulary.outOfScope);
  const findForbidden = createForbiddenFinder(converter);
  const judging = { embedder, segment: (text: string) => segmenter.words(text), vocabulary, findForbidden };
  const understandingOf = (of: Pick<ServedIndex, 'index' | 'sounds' | 'names'>) =>
    createUnderstanding({
      vocabulary,
      converter,
      tokenize,
      words: (text) => segmenter.words(text),
      sounds: of.sounds,
      names: of.names,
      holds: (term) => of.index().passageFrequency(term) > 0,
    });
  const understand = understandingOf(served);
  const sentences = routing.rules.flatMap(({ label, examples }) => examples.map((said) => ({ label, said })));
  const vectors = await writingTo(dataDir, () =>
    readKeptVectors(
      join(dataDir, 'routing-examples.json'),
      sentences.map(({ said }) => understand(said).plain),
      embedder,
    ),
  );
  const examples = vectors.map((vector, at) => ({ label: sentences[at]?.label ?? 'policy', vector }));
  const rerank = assembly.reranker ? createRerank(assembly.reranker, onNotice) : undefined;
  const searchParts = { index: served.index, embedder, crossEncoder, understand, tokenize, rerank };
  const chatParts = {
    ...searchParts,
    wordingIn: (locale: Locale) => wordings[locale],
    clock,
    records,
    places: createPlaceReader(vocabulary.places),
    asksOtherTrade: createTradeCheck(vocabulary.trades),
    findTopic,
    route: createRouter(routing, findTopic),
    nearestLabel: createNearestLabel(examples),
    strip: createStripper(vocabulary),
    findForbidden,
    languageModel: joinModel(assembly.languageModel, judging),
    ...(onNotice ? { onHeldBack: (fault: string) => onNotice(`an answer was held back: ${fault}`) } : {}),
    ...(onNotice ? { onWorded: (report: WordingReport) => tellOfModel(report, onNotice) } : {}),
    newId: randomUUID,
  };
  return {
    chat: createChat(chatParts),
    chatOver: (index) => {
      const over = { index: () => index, sounds: served.sounds, names: () => namesOf(index) };
      const own = { index: over.index, understand: understandingOf(over) };
      return createChat({ ...chatParts, ...own, records: null, languageModel: null });
    },
    searchParts,
    wording: wordings['zh-Hans'],
    statementJudge: () => createStatementJudge(judging),
  };
}
