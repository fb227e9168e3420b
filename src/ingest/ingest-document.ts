import type { Clause, Passage } from '../domain/clause.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import type { SourceDocument } from '../domain/source-document.js';
import type { Romanizer } from '../ports/romanizer.js';
import { checkIntegrity, type Finding } from './check-integrity.js';
import { cleanText } from './clean-text.js';
import { cutPassages } from './cut-passages.js';
import { flattenClauses } from './flatten-clauses.js';
import { parseClauseTree } from './parse-clause-tree.js';
import { readMetadata } from './read-metadata.js';

/** A document that may be indexed. */
export interface ParsedDocument {
  readonly document: PolicyDocument;
  readonly clauses: readonly Clause[];
  readonly passages: readonly Passage[];
}

export type IngestedDocument =
  | ({ readonly state: 'ready'; readonly findings: readonly Finding[] } & ParsedDocument)
  | { readonly state: 'refused'; readonly origin: string; readonly reason: string; readonly findings: readonly Finding[] };

/** The way of a document up to its passages. A document whose structure fails its check is refused, with the line. */
export function ingestDocument(source: SourceDocument, romanizer: Romanizer): IngestedDocument {
  const cleaned = cleanText(source).text;
  if (cleaned.trim() === '') return { state: 'refused', origin: source.origin, reason: '没有正文', findings: [] };
  const document = readMetadata(cleaned, source, romanizer);
  const tree = parseClauseTree(cleaned);
  const findings = checkIntegrity(cleaned, tree);
  const fault = findings.find((finding) => finding.severity === 'error');
  if (fault) return { state: 'refused', origin: source.origin, reason: `第${fault.line}行：${fault.message}`, findings };
  const clauses = flattenClauses(document, tree);
  return { state: 'ready', document, clauses, passages: cutPassages(clauses), findings };
}
