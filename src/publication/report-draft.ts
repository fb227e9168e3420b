import type { ClauseNode } from '../domain/clause.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import { validityOn } from '../domain/policy-document.js';
import type { DraftReport, OutlineEntry, ReportedFact } from '../domain/publication.js';
import type { SourceDocument } from '../domain/source-document.js';
import { cleanText } from '../ingest/clean-text.js';
import { ingestDocument } from '../ingest/ingest-document.js';
import { readStructure } from '../ingest/read-structure.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import { findDuplicates } from './find-duplicates.js';
import { type PublicationParts, publishedSource } from './publish-source.js';
import { contentOf } from './source-content.js';

/** Facts in the order in which people read them, with their names. */
const FACTS = [
  ['title', '标题'],
  ['docNumber', '文号'],
  ['issuer', '发布机构'],
  ['level', '层级'],
  ['region', '地区'],
  ['issuedOn', '成文日期'],
  ['publishedOn', '发布日期'],
  ['effectiveOn', '施行日期'],
  ['expiresOn', '失效日期'],
  ['status', '状态'],
  ['url', '官方地址'],
] as const satisfies readonly (readonly [keyof PolicyDocument, string])[];

export interface ReportParts extends Pick<PublicationParts, 'store' | 'given' | 'romanizer' | 'clock'> {
  /** What is published; null where no index is open: duplicates are then not looked for. */
  readonly index: ClauseIndex | null;
  readonly tokenize: (text: string) => readonly string[];
}

export type ReportedDraft =
  | { readonly state: 'reported'; readonly document: PolicyDocument; readonly report: DraftReport }
  /** No document can be made of it, whoever would answer for it. */
  | { readonly state: 'refused'; readonly reason: string };

/** All that can be told of a source before it is published, but what it would change in answers. */
export async function reportDraft(source: SourceDocument, parts: ReportParts): Promise<ReportedDraft> {
  const { romanizer, clock, index, tokenize } = parts;
  const strict = ingestDocument(source, romanizer);
  // What failed its check is read as it would be if someone answered for it.
  const read = ingestDocument({ ...source, override: { name: '', reason: '', on: clock.today() } }, romanizer);
  if (read.state === 'refused') return { state: 'refused', reason: read.reason };
  const { override: _, ...document } = read.document;
  const before = await publishedSource(parts, document.id);
  const published = before === null ? 'none' : contentOf(before) === contentOf(source) ? 'same' : 'other';
  return {
    state: 'reported',
    document,
    report: {
      documentId: document.id,
      facts: factsOf(document),
      outline: outlineOf(readStructure(cleanText(source).text).nodes, 0),
      clauseCount: read.clauses.filter(({ searchable }) => searchable).length,
      findings: read.findings,
      fault: strict.state === 'refused' ? strict.reason : null,
      published,
      duplicates: index && findDuplicates(read, index, tokenize),
      validity: { day: clock.today(), validity: validityOn(document, clock.today()) },
      impact: null,
    },
  };
}

function factsOf(document: PolicyDocument): readonly ReportedFact[] {
  return FACTS.flatMap(([fact, name]) => {
    const value = document[fact];
    const source = document.factSources.find((each) => each.fact === fact) ?? null;
    return value === null ? [] : [{ fact: name, value, source }];
  });
}

/** Kinds that a reader looks for in a table of contents. */
const FINER: ReadonlySet<string> = new Set(['paragraph', 'item', 'subitem']);

function outlineOf(nodes: readonly ClauseNode[], depth: number): readonly OutlineEntry[] {
  return nodes
    .filter(({ kind }) => !FINER.has(kind))
    .flatMap(({ kind, number, heading, children }) => [
      { depth, kind, number, heading },
      ...outlineOf(children, depth + 1),
    ]);
}
