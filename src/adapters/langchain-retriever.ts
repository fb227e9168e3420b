import { Document } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import type { Clause } from '../domain/clause.js';

/** Clauses for a question, best first, with their score. */
export type FindClauses = (
  query: string,
  limit: number,
) => Promise<readonly { readonly clause: Clause; readonly score: number }[]>;

/** Where a retrieved clause stands; `Document.id` is the clause id. */
export interface ClauseMetadata extends Record<string, unknown> {
  readonly clauseId: string;
  readonly documentId: string;
  readonly number: string;
  readonly heading: string;
  readonly label: string;
  readonly path: readonly string[];
  readonly score: number;
}

export interface YueceRetrieverInput extends BaseRetrieverInput {
  readonly find: FindClauses;
  /** Clauses returned at most; default 5. */
  readonly limit?: number;
}

/** Our search as LangChain's `BaseRetriever`: clauses come as documents whose content is the clause, verbatim. */
export class YueceRetriever extends BaseRetriever<ClauseMetadata> {
  readonly #find: FindClauses;
  readonly #limit: number;
  override lc_namespace = ['yuece', 'retrievers'];

  constructor({ find, limit = 5, ...params }: YueceRetrieverInput) {
    super(params);
    this.#find = find;
    this.#limit = limit;
  }

  static override lc_name(): string {
    return 'YueceRetriever';
  }

  override async _getRelevantDocuments(query: string): Promise<Document<ClauseMetadata>[]> {
    const found = await this.#find(query, this.#limit);
    return found.map(({ clause: { id, documentId, number, heading, label, path, text }, score }) => {
      const metadata = { clauseId: id, documentId, number, heading, label, path, score };
      return new Document({ id, pageContent: text, metadata });
    });
  }
}
