import type { Clause } from '../domain/clause.js';
import { Failure } from '../domain/failure.js';
import { clauseId, type DocumentId, parseClauseId, parseDocumentId } from '../domain/ids.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import { readyIndex } from '../wire/ready-index.js';
import type { McpServices } from './mcp-services.js';

/** The clause of an id as somebody wrote it; throws a Failure that says what an id looks like. */
export function findClause(
  services: Pick<McpServices, 'index'>,
  id: string,
): { readonly index: ClauseIndex; readonly clause: Clause; readonly document: PolicyDocument } {
  const index = readyIndex(services);
  const parsed = parseClauseId(id);
  const clause = parsed ? index.clause(clauseId(parsed.documentId, parsed.locator)) : undefined;
  const document = clause ? index.document(clause.documentId) : undefined;
  if (clause && document) return { index, clause, document };
  throw new Failure('not_found', 'no such clause', {
    publicMessage: '没有这一条款。条款编号形如“文件编号#13”，可以先用 search_policy 检索。',
  });
}

/** The document of an id as somebody wrote it; throws a Failure where there is none. */
export function findDocument(services: Pick<McpServices, 'index'>, id: string): PolicyDocument {
  const parsed = parseDocumentId(id);
  const document = parsed ? readyIndex(services).document(parsed) : undefined;
  if (document) return document;
  throw new Failure('not_found', 'no such document', { publicMessage: '没有收录这份文件，已收录的见资源列表。' });
}

/** Document ids that the tools' schema has let through. */
export function documentIdsOf(ids: readonly string[]): readonly DocumentId[] {
  return ids.flatMap((id) => parseDocumentId(id) ?? []);
}
