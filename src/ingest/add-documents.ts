import type { DocumentId } from '../domain/ids.js';
import type { SourceDocument } from '../domain/source-document.js';
import type { Romanizer } from '../ports/romanizer.js';
import type { SourceStore } from '../ports/source-store.js';
import { ingestDocument } from './ingest-document.js';

/** What a reader makes of one file or line. */
export type ReadSource = { readonly ok: SourceDocument } | { readonly refusal: Refusal };

export interface Refusal {
  readonly origin: string;
  readonly reason: string;
}

/** What became of the documents given to `ingest`: ids, and refusals with their reasons. */
export interface AdditionSummary {
  readonly added: readonly string[];
  readonly replaced: readonly string[];
  readonly unchanged: readonly string[];
  readonly refused: readonly Refusal[];
  /** Searchable clauses of the documents added and replaced. */
  readonly clauseCount: number;
}

/**
 * Takes documents into a data directory's sources: each is parsed and checked first, and only a sound one is kept.
 * An id that is kept with other content is refused unless `replace`; of two different documents with one id in the same
 * batch the first is taken, with `replace` or without. Nothing is indexed here, and no text is held longer than needed.
 * @param known sources that the corpus has beside those in the store
 */
export async function addDocuments(
  read: AsyncIterable<ReadSource>,
  known: readonly SourceDocument[],
  store: SourceStore,
  romanizer: Romanizer,
  { replace }: { readonly replace: boolean },
): Promise<AdditionSummary> {
  const given = new Map(known.map((source) => [idOf(source, romanizer), source] as const));
  const keptAs = async (id: DocumentId): Promise<SourceDocument | null> =>
    (await store.get(id)) ?? given.get(id) ?? null;
  /** Where each document of the batch came from; its content is what is kept by now. */
  const batch = new Map<DocumentId, string>();
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
    const ingested = ingestDocument(one.ok, romanizer);
    if (ingested.state === 'refused') {
      refused.push(refusalOf(ingested.origin, ingested.reason));
      continue;
    }
    const { id } = ingested.document;
    const source = { ...one.ok, id };
    const twin = batch.get(id);
    const before = await keptAs(id);
    if (twin !== undefined) {
      if (before && contentOf(before) !== contentOf(source)) {
        refused.push(refusalOf(source.origin, `与同一批的“${twin}”编号相同（${id}）而内容不同`));
      }
      continue;
    }
    if (before && contentOf(before) === contentOf(source)) unchanged.push(id);
    else if (before && !replace) {
      refused.push(refusalOf(source.origin, `编号 ${id} 的文件已存在且内容不同；如需替换，请加 --replace`));
      continue;
    } else {
      await store.put(source);
      (before ? replaced : added).push(id);
      clauseCount += ingested.clauses.filter((clause) => clause.searchable).length;
    }
    batch.set(id, source.origin);
  }
  return { added, replaced, unchanged, refused, clauseCount };
}

/** A seed is a plain file: its id, too, is made of its text. */
function idOf(source: SourceDocument, romanizer: Romanizer): string | null {
  if (source.id !== null) return source.id;
  const ingested = ingestDocument(source, romanizer);
  return ingested.state === 'ready' ? ingested.document.id : null;
}

function refusalOf(origin: string, reason: string): Refusal {
  return { origin, reason };
}

/** All that an index is made of: the text and the facts beside it, not where they came from. */
function contentOf({ text, format, stated }: SourceDocument): string {
  return JSON.stringify([
    format,
    text,
    Object.entries(stated)
      .filter(([, fact]) => fact !== undefined)
      .sort(),
  ]);
}
