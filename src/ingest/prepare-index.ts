import type { SourceDocument } from '../domain/source-document.js';
import type { ClauseIndex, IndexIdentity } from '../ports/clause-index.js';
import type { Embedder } from '../ports/embedder.js';
import type { IndexedDocument, IndexStore } from '../ports/index-store.js';
import type { Romanizer } from '../ports/romanizer.js';
import type { Refusal } from './add-documents.js';
import { buildIndex, embeddingText } from './build-index.js';
import { closeOlderVersions } from './close-older-versions.js';
import { type Aliases, ingestDocument, type ParsedDocument } from './ingest-document.js';

/** Raise it whenever what is stored, or how texts are cut, weighed or embedded, changes: older indexes are then rebuilt. */
const SCHEMA_VERSION = 5;

export interface PrepareParts {
  readonly store: IndexStore;
  readonly embedder: Embedder;
  readonly tokenize: (text: string) => readonly string[];
  readonly romanizer: Romanizer;
  readonly aliases: Aliases;
  /** Hash of a text, the same on every machine. */
  readonly hash: (text: string) => string;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface PreparedIndex {
  readonly index: ClauseIndex;
  /** Why the index was built anew; null where the stored one served. */
  readonly rebuilt: string | null;
  /** Sources that failed their check and are not in the index. Empty where the stored one served. */
  readonly refused: readonly Refusal[];
}

/** Opens the index of these sources, or builds it where there is none, it is damaged, or it is of other sources. */
export async function prepareIndex(sources: readonly SourceDocument[], parts: PrepareParts): Promise<PreparedIndex> {
  const identity: IndexIdentity = {
    schemaVersion: SCHEMA_VERSION,
    embedderId: parts.embedder.id,
    dimension: parts.embedder.dimension,
    corpusHash: parts.hash(JSON.stringify([sources, [...parts.aliases]])),
  };
  const opened = await parts.store.open(identity);
  if (opened.state === 'open') return { index: opened.index, rebuilt: null, refused: [] };

  const refused: Refusal[] = [];
  // Of two sources of one document the later wins: what was ingested stands after the seeds.
  const parsed = new Map<string, ParsedDocument>();
  for (const source of sources) {
    const ingested = ingestDocument(source, parts.romanizer, parts.aliases);
    if (ingested.state === 'refused') refused.push({ origin: ingested.origin, reason: ingested.reason });
    else parsed.set(ingested.document.id, ingested);
  }
  const known = opened.state === 'other_identity' ? vectorsByText(opened.previous) : new Map<string, Float32Array>();
  const documents = await buildIndex(closeOlderVersions([...parsed.values()]), {
    embedder: parts.embedder,
    tokenize: parts.tokenize,
    reuse: (text) => known.get(text),
    ...(parts.onProgress ? { onProgress: parts.onProgress } : {}),
  });
  return { index: await parts.store.publish(identity, documents), rebuilt: opened.reason, refused };
}

function vectorsByText(documents: readonly IndexedDocument[]): Map<string, Float32Array> {
  return new Map(
    documents.flatMap(({ document, clauses, passages }) => {
      const byId = new Map(clauses.map((clause) => [clause.id, clause]));
      return passages.map(
        ({ passage, vector }) => [embeddingText(document, byId.get(passage.clauseId), passage), vector] as const,
      );
    }),
  );
}
