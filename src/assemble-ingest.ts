import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createDraftFolder } from './adapters/draft-folder.js';
import { createJiebaSegmenter } from './adapters/jieba-segmenter.js';
import { createOnnxCrossEncoder } from './adapters/onnx/onnx-cross-encoder.js';
import { createOnnxEmbedder } from './adapters/onnx/onnx-embedder.js';
import { createOpenccConverter } from './adapters/opencc-converter.js';
import { createPinyinRomanizer } from './adapters/pinyin-romanizer.js';
import { createSourceFolder } from './adapters/published/source-folder.js';
import { createReadingProcess } from './adapters/readers/reading-process.js';
import { type ReadFile, readSources } from './adapters/readers/source-files.js';
import { createSegmentStore } from './adapters/segments/segment-store.js';
import { createSystemClock } from './adapters/system-clock.js';
import { createWriterLock } from './adapters/writer-lock.js';
import type { DocumentId } from './domain/ids.js';
import type { SourceDocument } from './domain/source-document.js';
import type { IndexingParts } from './ingest/index-sources.js';
import { ingestDocument } from './ingest/ingest-document.js';
import type { CrossEncoder } from './ports/cross-encoder.js';
import type { Embedder } from './ports/embedder.js';
import type { Romanizer } from './ports/romanizer.js';
import type { ScriptConverter } from './ports/script-converter.js';
import type { SourceCatalogue } from './ports/source-store.js';
import type { WordSegmenter } from './ports/word-segmenter.js';
import type { WriteAlone } from './ports/writer-lock.js';
import { projectPath } from './project-path.js';
import type { DraftingParts } from './publication/keep-draft.js';
import type { PublicationParts } from './publication/publish-source.js';
import { SYLLABLES_APART } from './search/known-sounds.js';
import { createTokenizer } from './search/tokenize.js';

/** What reading, searching and indexing share. */
export interface Tools {
  readonly embedder: Embedder;
  readonly crossEncoder: CrossEncoder;
  readonly converter: ScriptConverter;
  readonly romanizer: Romanizer;
  readonly segmenter: WordSegmenter;
  readonly tokenize: (text: string) => readonly string[];
}

/** Loads the model and the dictionaries. @param threads of the embedder; default 2. @param remote goes before the one in `models/` */
export async function createTools(threads?: number, remote: Embedder | null = null): Promise<Tools> {
  const converter = createOpenccConverter();
  const segmenter = createJiebaSegmenter();
  const embedderFolder = projectPath('models', 'e5-small-zh-en');
  const ofThreads = threads === undefined ? {} : { threads };
  return {
    embedder: remote ?? (await createOnnxEmbedder({ folder: embedderFolder, ...ofThreads })),
    crossEncoder: createOnnxCrossEncoder({
      folder: projectPath('models', 'cross-encoder'),
      tokenizerFolder: embedderFolder,
      ...ofThreads,
    }),
    converter,
    romanizer: createPinyinRomanizer(),
    segmenter,
    tokenize: createTokenizer(segmenter, converter),
  };
}

export interface IngestOptions {
  readonly dataDir: string;
  /** Whether the documents of `seeds/` are part of the corpus. */
  readonly seeds: boolean;
  readonly onNotice?: (message: string) => void;
}

/** The parts that index a data directory, and those that change what is published there. */
export interface Ingest {
  readonly indexing: IndexingParts;
  readonly writeAlone: WriteAlone;
  /** Reads a file that somebody gives, in a process that can be ended. */
  readonly read: ReadFile;
  readonly publication: PublicationParts & Pick<DraftingParts, 'drafts' | 'tokenize'>;
  /** Ends what a killed writer had begun; only as the only writer. */
  readonly recover: () => Promise<void>;
}

/** Joins the parts that index one data directory; used by the process that serves it and by the worker that fills it. */
export async function joinIngest(
  { embedder, tokenize, segmenter, romanizer }: Tools,
  { dataDir, seeds, onNotice }: IngestOptions,
): Promise<Ingest> {
  const store = createSourceFolder(dataDir);
  const drafts = createDraftFolder(join(dataDir, 'drafts'));
  const given = seeds ? await seedSources(romanizer) : new Map<DocumentId, SourceDocument>();
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  const seedKey = ({ origin }: SourceDocument): string => `seed/${origin}`;
  const catalogue: SourceCatalogue = {
    stamps: async () => {
      const withdrawn = await store.withdrawn();
      const seeded = [...given].filter(([id]) => !withdrawn.has(id));
      return [
        ...seeded.map(([, source]) => ({ key: seedKey(source), stamp: hash(JSON.stringify(source)) })),
        ...(await store.stamps()),
      ];
    },
    read: async (key) => [...given.values()].find((source) => seedKey(source) === key) ?? store.read(key),
  };
  // Starts with the first file that somebody gives.
  const reading = createReadingProcess();
  const sounds = new Map<string, string>();
  const soundOf = (word: string): string => {
    const sound = sounds.get(word) ?? romanizer.syllables(word).join(SYLLABLES_APART);
    sounds.set(word, sound);
    return sound;
  };
  return {
    indexing: {
      store: createSegmentStore(dataDir, onNotice ? { onNotice } : {}),
      catalogue,
      embedder,
      tokenize,
      segmenter,
      romanizer,
      soundOf,
      hash,
    },
    writeAlone: createWriterLock(dataDir),
    read: reading.read,
    publication: { store, given, romanizer, clock: createSystemClock(), hash, drafts, tokenize },
    recover: async () => {
      const last = await store.recover();
      if (last?.draftId) await drafts.remove(last.draftId);
    },
  };
}

/** The sources of `seeds/` by the ids of their documents. */
async function seedSources(romanizer: Romanizer): Promise<ReadonlyMap<DocumentId, SourceDocument>> {
  const sources = new Map<DocumentId, SourceDocument>();
  for await (const read of readSources([projectPath('seeds', 'documents')])) {
    if ('refusal' in read) continue;
    const ingested = ingestDocument(read.ok, romanizer);
    if (ingested.state === 'ready') sources.set(ingested.document.id, read.ok);
  }
  return sources;
}
