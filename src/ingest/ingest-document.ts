import type { Clause, Passage } from '../domain/clause.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import type { SourceDocument } from '../domain/source-document.js';
import type { Romanizer } from '../ports/romanizer.js';
import type { Finding } from './check-integrity.js';
import { cleanText } from './clean-text.js';
import { cutPassages } from './cut-passages.js';
import { flattenClauses } from './flatten-clauses.js';
import { readMetadata } from './read-metadata.js';
import { readStructure } from './read-structure.js';

/** A document that may be indexed. */
export interface ParsedDocument {
  readonly document: PolicyDocument;
  readonly clauses: readonly Clause[];
  readonly passages: readonly Passage[];
}

/** `findings` of a refused document say all that was found, `reason` the first fault. */
export type IngestedDocument =
  | ({ readonly state: 'ready'; readonly findings: readonly Finding[] } & ParsedDocument)
  | {
      readonly state: 'refused';
      readonly origin: string;
      readonly reason: string;
      readonly findings: readonly Finding[];
    };

/**
 * The way of a document up to its passages. A document whose structure fails its check is refused, with the line.
 */
export function ingestDocument(source: SourceDocument, romanizer: Romanizer): IngestedDocument {
  const refuse = (reason: string, findings: readonly Finding[] = []): IngestedDocument => {
    return { state: 'refused', origin: source.origin, reason, findings };
  };
  const cleaned = cleanText(source).text;
  if (cleaned === '') return refuse('没有正文');
  const document = readMetadata(cleaned, source, romanizer);
  if (!document) return refuse('没有可用作编号的文号或标题');
  const { nodes, findings } = readStructure(cleaned);
  const fault = findings.find((finding) => finding.severity === 'error');
  if (fault) return refuse(`第${fault.line}行：${fault.message}`, findings);
  const clauses = flattenClauses(document, nodes);
  return { state: 'ready', document, clauses, passages: cutPassages(clauses), findings };
}
