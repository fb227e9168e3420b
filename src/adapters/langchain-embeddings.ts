import { Embeddings, type EmbeddingsParams } from '@langchain/core/embeddings';
import type { Embedder } from '../ports/embedder.js';

/** Our embedder as LangChain's `Embeddings`, for any vector store or chain of LangChain. */
export class YueceEmbeddings extends Embeddings {
  readonly #embedder: Embedder;

  constructor(embedder: Embedder, params: EmbeddingsParams = {}) {
    super(params);
    this.#embedder = embedder;
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return (await this.#embedder.embedPassages(texts)).map((vector) => [...vector]);
  }

  override async embedQuery(text: string): Promise<number[]> {
    return [...(await this.#embedder.embedQuery(text))];
  }
}
