import { createPinyinRomanizer } from '../../src/adapters/pinyin-romanizer.js';
import type { DocumentId } from '../../src/domain/ids.js';
import type { LedgerEntry } from '../../src/domain/publication.js';
import type { SourceDocument } from '../../src/domain/source-document.js';
import type { SourceStore } from '../../src/ports/source-store.js';
import type { PublicationParts } from '../../src/publication/publish-source.js';

/** Published sources in memory; what was put, and the ledger, can be looked at. */
export interface MemorySources extends SourceStore {
  readonly kept: Map<DocumentId, SourceDocument>;
  readonly entries: LedgerEntry[];
}

export function memorySources(): MemorySources {
  const kept = new Map<DocumentId, SourceDocument>();
  const entries: LedgerEntry[] = [];
  const history = new Map<string, SourceDocument>();
  const withdrawn = new Set<DocumentId>();
  return {
    kept,
    entries,
    stamps: async () => [],
    read: async (key) => {
      throw new Error(`nothing is indexed here: ${key}`);
    },
    get: async (id) => kept.get(id) ?? null,
    ids: async () => [...kept.keys()].sort(),
    withdrawn: async () => withdrawn,
    change: async ({ put, remove, keep, entry }) => {
      const sequence = entries.length + 1;
      const ids = put.map(({ id }) => id as DocumentId);
      for (const source of keep) history.set(`${source.id}/${sequence}`, source);
      for (const source of put) kept.set(source.id as DocumentId, source);
      for (const id of ids) withdrawn.delete(id);
      for (const id of remove) {
        kept.delete(id);
        withdrawn.add(id);
      }
      const written = { sequence, ...entry, put: ids, removed: remove };
      entries.push(written);
      return written;
    },
    isInterrupted: async () => false,
    recover: async () => entries.at(-1) ?? null,
    ledger: async () => ({ entries, damaged: [] }),
    ended: async (id, sequence) => history.get(`${id}/${sequence}`) ?? null,
  };
}

/** Parts of publication over sources in memory, on a fixed day. */
export function publicationOver(
  store: SourceStore,
  given: ReadonlyMap<DocumentId, SourceDocument> = new Map(),
): PublicationParts {
  const clock = { now: () => Date.parse('2026-06-01T04:00:00Z'), today: () => '2026-06-01' };
  return { store, given, romanizer: createPinyinRomanizer(), clock, hash: (text) => `hash of ${text}` };
}
