import { YueceEmbeddings } from './adapters/langchain-embeddings.js';
import { YueceRetriever } from './adapters/langchain-retriever.js';
import { openYuece, type YueceOptions } from './assemble.js';

/** What other software may plug into its LangChain chains. */
export interface YueceForLangChain {
  readonly embeddings: YueceEmbeddings;
  readonly retriever: YueceRetriever;
  readonly close: () => Promise<void>;
}

/**
 * Opens a data directory for LangChain: `retriever` gives clauses for a question, `embeddings` the vectors behind it.
 * @param options.limit clauses a question gets at most; default 5
 */
export async function openForLangChain(
  options: YueceOptions & { readonly limit?: number },
): Promise<YueceForLangChain> {
  const { limit, ...opening } = options;
  const yuece = await openYuece(opening);
  const retriever = new YueceRetriever({
    find: async (query, most) => (await yuece.search({ query, limit: most, asOf: yuece.clock.today() })).hits,
    ...(limit === undefined ? {} : { limit }),
  });
  return { embeddings: new YueceEmbeddings(yuece.embedder), retriever, close: yuece.close };
}
