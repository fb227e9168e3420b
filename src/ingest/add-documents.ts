import type { SourceDocument } from '../domain/source-document.js';
import type { Romanizer } from '../ports/romanizer.js';
import type { SourceStore } from '../ports/source-store.js';
import { ingestDocument, type IngestedDocument } from './ingest-document.js';

/** What a reader makes of one file or line. */
export type ReadSource = { readonly ok: SourceDocument } | { readonly refusal: Refusal };

export interface Refusal {
  readonly origin: string;
  readonly reason: string;
}

/** What became of the documents given to `ingest`. */
export interface AdditionSummary {
  readonly added: readonly string[];
  readonly replaced: readonly string[];
  readonly unchanged: readonly string[];
  readonly refused: readonly Refusal[];
  /** Clauses of the documents added and replaced. */
  readonly clauseCount: number;
}

/**
 * Takes documents into a data directory's sources: each is parsed and checked first, and only a sound one is kept.
 * An id that is there with other words is refused unless `replace`. Nothing is indexed here.
 */
export async function addDocuments(
  read: AsyncIterable<ReadSource>,
  known: readonly SourceDocument[],
  store: SourceStore,
  romanizer: Romanizer,
  { replace }: { readonly replace: boolean },
): Promise<AdditionSummary> {
  const texts = new Map(known.map((source) => [source.id as string, source.text]));
  const added: string[] = [];
  const replaced: string[] = [];
  const unchanged: string[] = [];
  const refused: Refusal[] = [];
  let clauseCount = 0;
  for await (const one of read) {
    if ('refusal' in one) {
      refused.push(one.refusal);
      continue;
    }
    const ingested: IngestedDocument = ingestDocument(one.ok, romanizer);
    if (ingested.state === 'refused') {
      refused.push({ origin: ingested.origin, reason: ingested.reason });
      continue;
    }
    const { id } = ingested.document;
    const before = texts.get(id);
    if (before === one.ok.text) {
      unchanged.push(id);
      continue;
    }
    if (before !== undefined && !replace) {
      refused.push({ origin: one.ok.origin, reason: `编号 ${id} 的文件已存在且内容不同；如需替换，请加 --replace` });
      continue;
    }
    await store.put({ ...one.ok, id });
    texts.set(id, one.ok.text);
    (before === undefined ? added : replaced).push(id);
    clauseCount += ingested.clauses.filter((clause) => clause.searchable).length;
  }
  return { added, replaced, unchanged, refused, clauseCount };
}
