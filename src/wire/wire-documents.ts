import type {
  ClauseDetail,
  ClauseSummary,
  ClauseTreeNode,
  DocumentDetail,
  DocumentList,
  DocumentSummary,
  PolicyFacts,
} from '../contract/documents.js';
import type { Clause } from '../domain/clause.js';
import type { ClauseId } from '../domain/ids.js';
import { type Day, type PolicyDocument, validityOn } from '../domain/policy-document.js';
import type { ClauseIndex } from '../ports/clause-index.js';

/** All documents of the index and the policies that it knows without their text, with their validity on `day`. */
export function wireDocuments(index: ClauseIndex, day: Day): DocumentList {
  return {
    documents: index.documents().map((document) => wireDocument(index, document, day)),
    uncollected: index.uncollected().map((document) => wireFacts(document, day)),
  };
}

function wireDocument(index: ClauseIndex, document: PolicyDocument, day: Day): DocumentSummary {
  return { ...wireFacts(document, day), clauseCount: index.searchableCount(document.id) };
}

function wireFacts(document: PolicyDocument, day: Day): PolicyFacts {
  return {
    id: document.id,
    title: document.title,
    docNumber: document.docNumber,
    issuer: document.issuer,
    region: document.region,
    level: document.level,
    issuedOn: document.issuedOn,
    publishedOn: document.publishedOn,
    effectiveOn: document.effectiveOn,
    expiresOn: document.expiresOn,
    validity: validityOn(document, day),
    url: document.url,
  };
}

/** The document with the tree of its clauses. */
export function wireDocumentTree(index: ClauseIndex, document: PolicyDocument, day: Day): DocumentDetail {
  const grow = (clause: Clause): ClauseTreeNode => ({
    ...wireClause(clause),
    children: clause.childIds.flatMap((id) => index.clause(id) ?? []).map(grow),
  });
  const roots = index.clausesOf(document.id).filter((clause) => clause.parentId === null);
  return {
    ...wireDocument(index, document, day),
    clauses: roots.map(grow),
    ...(document.attachments ? { attachments: document.attachments.map(({ name, url }) => ({ name, url })) } : {}),
  };
}

/**
 * One clause with what stands above, below and beside it. Beside a clause that questions are matched against stand the next
 * such clauses in reading order, across headings, as a reader turns pages; beside any other, those under the same parent.
 */
export function wireClauseDetail(index: ClauseIndex, clause: Clause, document: PolicyDocument, day: Day): ClauseDetail {
  const beside = index
    .clausesOf(clause.documentId)
    .filter((other) => (clause.searchable ? other.searchable : other.parentId === clause.parentId));
  const at = beside.findIndex((other) => other.id === clause.id);
  const summary = (id: ClauseId | null): ClauseSummary | null => {
    const found = id === null ? undefined : index.clause(id);
    return found ? wireClause(found) : null;
  };
  return {
    ...wireClause(clause),
    documentId: clause.documentId,
    documentTitle: document.title,
    docNumber: document.docNumber,
    path: [...clause.path],
    text: clause.text,
    validity: validityOn(document, day),
    url: document.url,
    parent: summary(clause.parentId),
    children: clause.childIds.flatMap((id) => summary(id) ?? []),
    previous: summary(beside[at - 1]?.id ?? null),
    next: summary(beside[at + 1]?.id ?? null),
  };
}

function wireClause({ id, kind, number, heading, label }: Clause): ClauseSummary {
  return { id, kind, number, heading, label };
}
