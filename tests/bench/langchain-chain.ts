import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';
import { YueceEmbeddings } from '../../src/adapters/langchain-embeddings.js';
import type { SourceDocument } from '../../src/domain/source-document.js';
import type { Embedder } from '../../src/ports/embedder.js';

/** What tutorials give: the recursive splitter with its own separators, in characters. */
const CHUNK = { chunkSize: 500, chunkOverlap: 50 };

/** A stretch of a document as LangChain cuts it. */
export interface Chunk {
  readonly id: string;
  readonly source: string;
  readonly text: string;
}

export interface StockChain {
  readonly chunks: readonly Chunk[];
  /** The nearest chunks, best first. */
  readonly find: (question: string, limit: number) => Promise<readonly Chunk[]>;
}

/** LangChain's stock retrieval over the same documents with the same embedder: split, embed, HNSWLib, similaritySearch. */
export async function buildStockChain(sources: readonly SourceDocument[], embedder: Embedder): Promise<StockChain> {
  const splitter = new RecursiveCharacterTextSplitter(CHUNK);
  const documents = await splitter.splitDocuments(
    sources.map(({ text, origin, id }) => new Document({ pageContent: text, metadata: { source: id ?? origin } })),
  );
  for (const [at, document] of documents.entries()) document.id = `${at}`;
  const chunkOf = ({ id = '', metadata, pageContent }: Document): Chunk => ({
    id,
    source: String(metadata.source),
    text: pageContent,
  });
  const store = await HNSWLib.fromDocuments(documents, new YueceEmbeddings(embedder));
  return {
    chunks: documents.map(chunkOf),
    find: async (question, limit) => (await store.similaritySearch(question, limit)).map(chunkOf),
  };
}
