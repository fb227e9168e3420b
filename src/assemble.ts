import { readQuestions } from './adapters/question-files.js';
import { hasLibsqlRecords, openLibsqlRecords } from './adapters/records/libsql-records.js';
import { readAliases } from './adapters/seeds/alias-file.js';
import { readCatalogue } from './adapters/seeds/catalogue-file.js';
import { readVocabulary } from './adapters/seeds/vocabulary-files.js';
import { createSystemClock } from './adapters/system-clock.js';
import type { Chat } from './answer/chat.js';
import { maskPersonalData } from './answer/mask-personal-data.js';
import type { JudgeStatement } from './answer/model/verify-statement.js';
import { joinChat } from './assemble-chat.js';
import { createTools, joinIngest } from './assemble-ingest.js';
import { type ConfiguredModel, configuredModel } from './assemble-model.js';
import { joinPublication } from './assemble-publication.js';
import { joinRefresh, type Refresh, type RefreshNetwork } from './assemble-refresh.js';
import { type ModelsConfig, NO_MODELS } from './config.js';
import { writingTo } from './data-directory.js';
import type { Day } from './domain/policy-document.js';
import type { Replacement } from './domain/publication.js';
import type { Vocabulary } from './domain/vocabulary.js';
import type { Refusal } from './ingest/ingest-document.js';
import { identityOf, prepareIndex } from './ingest/prepare-index.js';
import { presentIndex } from './ingest/present-index.js';
import { createIngestWorker } from './ingest-in-worker.js';
import { openModels } from './open-models.js';
import type { ClauseIndex } from './ports/clause-index.js';
import type { Clock } from './ports/clock.js';
import type { Embedder } from './ports/embedder.js';
import type { OpenedIndex } from './ports/index-store.js';
import type { Records } from './ports/records.js';
import type { Wording } from './ports/wording.js';
import { projectPath } from './project-path.js';
import type { AdditionSummary } from './publication/add-documents.js';
import { askedBefore } from './publication/asked-before.js';
import type { Publication } from './publication/publication.js';
import { publishedSource } from './publication/publish-source.js';
import type { Write } from './publication/writings.js';
import type { Fusion } from './search/fuse-signals.js';
import { rememberQueries } from './search/remember-queries.js';
import { rememberScores } from './search/remember-scores.js';
import { createSearch, type SearchClauses } from './search/search-clauses.js';
import { createServedIndex } from './served-index.js';

/** Threads of the embedder that takes documents in: all of two cores, or one of them where people wait for answers on the other. */
const INGEST_THREADS = 2;
const SERVING_THREADS = 1;
export interface YueceOptions {
  /** Folder of the index, the ingested sources and the records. */
  readonly dataDir: string;
  /** Whether the documents of `seeds/` are part of the corpus; default true. */
  readonly seeds?: boolean;
  /**
   * Whether this is a server: conversations are kept in the data directory, and what other processes take in is served from
   * their commit on. Default false: the command line keeps nothing.
   */
  readonly keepRecords?: boolean;
  readonly fusion?: Fusion;
  /** Models elsewhere; default none. */
  readonly models?: ModelsConfig;
  /** Words the answers of a search in place of the one that `models` configure. */
  readonly languageModel?: ConfiguredModel;
  /** Where a refresh finds its sites; default the internet. */
  readonly refreshNetwork?: RefreshNetwork;
  /** Told of what the operator should know and the person need not. */
  readonly onNotice?: (message: string) => void;
  /** Told how many passages are embedded while the index is built. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** How documents are taken in whose ids are there. */
export interface IngestingOptions {
  /** Whether other content under the same id takes the place of what is there: as a correction, unless it is an amendment. */
  readonly replace: boolean;
  /** Takes its place as an amendment, from a day on; null: from the day that the text says, else today. */
  readonly amendment?: { readonly from: Day | null };
  /** Who does it, for the ledger. */
  readonly by?: string;
}

/** The product, assembled over one data directory. */
export interface Yuece {
  readonly chat: Chat;
  readonly search: SearchClauses;
  readonly index: () => ClauseIndex;
  readonly records: Records | null;
  readonly clock: Clock;
  readonly wording: Wording;
  readonly embedder: Embedder;
  readonly tokenize: (text: string) => readonly string[];
  readonly vocabulary: Vocabulary;
  /** Builds the judge of what a language model writes; its word lists are read on the first call. */
  readonly statementJudge: () => JudgeStatement;
  /** Why the index was built anew at opening; null where the stored one served. */
  readonly rebuilt: string | null;
  /** Sources that failed their check and are not in the index. */
  readonly refused: readonly Refusal[];
  /** Takes files or folders into the corpus and indexes them on another thread; each part is searchable once it is committed. */
  readonly ingest: (paths: readonly string[], options: IngestingOptions) => Promise<AdditionSummary>;
  /** Drafts, publications, withdrawals and what they leave. */
  readonly publication: Publication;
  /** Reads the official addresses of documents again, when it is called. */
  readonly refresh: Refresh;
  readonly close: () => Promise<void>;
}

/** Joins the parts and opens the index, building it where it is missing or of other sources. The only place that knows all. */
export async function openYuece({
  dataDir,
  seeds = true,
  keepRecords = false,
  fusion,
  models = NO_MODELS,
  languageModel,
  refreshNetwork,
  onNotice,
  onProgress,
}: YueceOptions): Promise<Yuece> {
  const opened = await openModels(models);
  const tools = await createTools(undefined, opened.embedder);
  const embedder = rememberQueries(tools.embedder);
  const crossEncoder = rememberScores(tools.crossEncoder);
  const clock = createSystemClock();
  const vocabulary = readVocabulary(projectPath('seeds', 'vocabulary'));
  const beside = {
    aliases: readAliases(projectPath('seeds', 'aliases.jsonl')),
    catalogue: readCatalogue(projectPath('seeds', 'catalogue.jsonl')),
  };
  const ingest = await joinIngest(tools, { dataDir, seeds, ...(onNotice ? { onNotice } : {}) });
  const { indexing, writeAlone } = ingest;
  const worker = createIngestWorker({
    dataDir,
    seeds,
    threads: keepRecords ? SERVING_THREADS : INGEST_THREADS,
    remoteEmbedder: models.remoteEmbedder,
  });

  await writingTo(dataDir, async () => {
    if (await ingest.publication.store.isInterrupted()) await writeAlone(ingest.recover);
  });
  const { index, rebuilt, refused, isBehind } = await writingTo(dataDir, () =>
    prepareIndex({ ...indexing, beside, writeAlone, ...(onProgress ? { onProgress } : {}) }),
  );
  if (isBehind) onNotice?.('另一个进程正在更新索引，现以更新前的内容服务。');
  const served = createServedIndex(index, tools, vocabulary);
  // One after the other: an older state that took longer to open must not come after a newer one.
  let lastOpening: Promise<unknown> = Promise.resolve();
  const reopen = (): Promise<OpenedIndex> => {
    const next = lastOpening.then(() => indexing.store.open(identityOf(embedder)));
    lastOpening = next.catch(() => {});
    return next;
  };
  const follow = async (): Promise<void> => {
    const reopened = await reopen();
    const grown = Math.abs(reopened.index.passageCount - served.index().passageCount);
    if (reopened.reason === null) served.replace(presentIndex(reopened, beside), grown);
    else onNotice?.(`索引有变化但无法采用，仍以原有内容服务：${reopened.reason}`);
  };
  const stopFollowing = keepRecords ? indexing.store.watch(follow) : () => {};
  const records = keepRecords ? maskComments(await writingTo(dataDir, () => openLibsqlRecords(dataDir))) : null;
  const answering = await joinChat({
    ...{ dataDir, vocabulary, served, clock, records, tools: { ...tools, embedder, crossEncoder } },
    languageModel: languageModel ?? configuredModel(opened.languageModel, models.languageModel),
    reranker: opened.reranker,
    ...(onNotice ? { onNotice } : {}),
  });
  const { searchParts } = answering;
  const write: Write = (kind, asked) =>
    worker.write(kind, asked, {
      onCommit: async (passages) => served.replace(presentIndex(await reopen(), beside), passages),
      ...(onProgress ? { onProgress } : {}),
      ...(onNotice ? { onNotice } : {}),
    });
  const yuece: Omit<Yuece, 'refresh'> = {
    chat: answering.chat,
    search: maskQueries(createSearch(fusion ? { ...searchParts, fusion } : searchParts)),
    index: served.index,
    records,
    clock,
    wording: answering.wording,
    embedder,
    tokenize: tools.tokenize,
    vocabulary,
    statementJudge: answering.statementJudge,
    rebuilt,
    refused,
    ingest: (paths, { replace, amendment, by = SELF }) =>
      write('ingest', { paths, by, replacement: replacementOf(replace, amendment) }),
    publication: joinPublication({
      ...{ ingest, write, clock },
      index: served.index,
      present: (stored) => presentIndex(stored, beside),
      chatOver: answering.chatOver,
      askedBefore: async () => {
        const kept = records ?? (await openKeptRecords(dataDir));
        try {
          return await askedBefore(kept, seedQuestions, clock.now());
        } finally {
          if (kept !== records) await kept?.close();
        }
      },
    }),
    close: async () => {
      stopFollowing();
      await worker.close();
      await records?.close();
    },
  };
  const refresh = joinRefresh({
    ...{ dataDir, clock, ...(refreshNetwork ? { network: refreshNetwork } : {}) },
    documents: () => [...served.index().documents(), ...served.index().uncollected()],
    collected: async (id) => publishedSource(ingest.publication, id),
    proposeDraft: yuece.publication.proposeDraft,
  });
  return { ...yuece, refresh };
}

/** The ledger's name for what nobody said who does it. */
const SELF = '系统';

function replacementOf(replace: boolean, amendment: IngestingOptions['amendment']): Replacement | null {
  if (amendment) return { kind: 'amendment', ...amendment };
  return replace ? { kind: 'correction' } : null;
}

/** Questions that stand by themselves, for where none was recorded. */
function seedQuestions(): readonly string[] {
  const all = readQuestions(projectPath('seeds', 'questions', 'tune.jsonl'));
  return all.filter(({ history }) => history.length === 0).map(({ question }) => question);
}

/** What a server has kept in a data directory, for reports; null where it has kept nothing. */
export async function openKeptRecords(dataDir: string): Promise<Records | null> {
  return (await hasLibsqlRecords(dataDir)) ? openLibsqlRecords(dataDir) : null;
}

/** What is searched for is masked as what is asked. */
function maskQueries(search: SearchClauses): SearchClauses {
  return (query) => search({ ...query, query: maskPersonalData(query.query).masked });
}

/** What people write beside a rating is theirs to tell, not ours to keep in full. */
function maskComments(records: Records): Records {
  return {
    ...records,
    rate: ({ comment, ...feedback }) =>
      records.rate({ ...feedback, comment: comment === null ? null : maskPersonalData(comment).masked }),
  };
}
