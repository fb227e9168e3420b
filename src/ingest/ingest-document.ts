import type { Clause, ClauseNode, Passage } from '../domain/clause.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import type { SourceDocument } from '../domain/source-document.js';
import type { Romanizer } from '../ports/romanizer.js';
import { type Finding, squeeze } from './check-integrity.js';
import { cleanText } from './clean-text.js';
import { cutPassages } from './cut-passages.js';
import { flattenClauses } from './flatten-clauses.js';
import { passagesAsTree } from './parse-clause-tree.js';
import { printClauseTree } from './print-clause-tree.js';
import { readMetadata } from './read-metadata.js';
import { readStructure } from './read-structure.js';

/** A document that may be indexed. */
export interface ParsedDocument {
  readonly document: PolicyDocument;
  readonly clauses: readonly Clause[];
  readonly passages: readonly Passage[];
}

/** A file, or a line of one, that was not taken in, and why. */
export interface Refusal {
  readonly origin: string;
  readonly reason: string;
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
 * The way of a document up to its passages. A document whose structure fails its check is refused, with the line, unless a
 * named person has overridden that.
 */
export function ingestDocument(source: SourceDocument, romanizer: Romanizer): IngestedDocument {
  const refuse = (reason: string, findings: readonly Finding[] = []): IngestedDocument => {
    return { state: 'refused', origin: source.origin, reason, findings };
  };
  const cleaned = cleanText(source).text;
  if (cleaned === '') return refuse('没有正文');
  const document = readMetadata(cleaned, source, romanizer);
  if (!document) return refuse('没有可用作编号的文号或标题');
  const { nodes, findings: ofStructure } = readStructure(cleaned);
  const findings = [...checkRecognised(source), ...ofStructure];
  const fault = findings.find((finding) => finding.severity === 'error');
  if (fault && !source.override) return refuse(`第${fault.line}行：${fault.message}`, findings);
  const clauses = flattenClauses(document, fault ? usableNodes(cleaned, nodes) : nodes);
  return {
    state: 'ready',
    document: withPublication(document, source),
    clauses,
    passages: cutPassages(clauses),
    findings,
  };
}

/** No figure that a machine read from a picture is quoted before a person has compared it with the original. */
function checkRecognised({ recognised }: SourceDocument): readonly Finding[] {
  if (!recognised) return [];
  const { pages, empty } = recognised;
  const lost = empty.length === 0 ? '' : `；第${empty.join('、')}页没有识别出文字`;
  const message =
    `正文第${pages.join('、')}页由扫描图片识别而来（OCR）${lost}，` +
    '请由人对照原件逐一核对数字、日期、文号和条款编号后具名发布';
  return [{ severity: 'error', line: 1, message }];
}

/** A faulty tree that was published nevertheless keeps its numbers where each of its clauses can be told from the others. */
function usableNodes(cleaned: string, nodes: readonly ClauseNode[]): readonly ClauseNode[] {
  const locators = locatorsOf(nodes);
  const isWhole = squeeze(printClauseTree(nodes)) === squeeze(cleaned);
  return isWhole && new Set(locators).size === locators.length ? nodes : passagesAsTree(cleaned);
}

function locatorsOf(nodes: readonly ClauseNode[]): readonly string[] {
  return nodes.flatMap(({ locator, children }) => [locator, ...locatorsOf(children)]);
}

/** What publication knows of a document and its text does not. */
function withPublication(
  document: PolicyDocument,
  { override, amendedFrom, earlierOf }: SourceDocument,
): PolicyDocument {
  const lastDays = [document.expiresOn, earlierOf?.lastDay].filter((day) => day != null).sort();
  return {
    ...document,
    ...(override && { override }),
    ...(amendedFrom && { effectiveOn: amendedFrom }),
    ...(earlierOf && {
      expiresOn: lastDays[0] ?? null,
      supersededBy: [...new Set([...document.supersededBy, earlierOf.documentId])],
    }),
  };
}
