import type { OpenaiLanguageModel } from './adapters/models/openai-language-model.js';
import type { EndpointConfig, ModelsConfig } from './config.js';
import { Failure } from './domain/failure.js';
import type { Embedder } from './ports/embedder.js';
import { ModelFault } from './ports/language-model.js';
import type { Reranker } from './ports/reranker.js';

/** The models that are not in the house; null where none is configured. */
export interface Models {
  readonly languageModel: OpenaiLanguageModel | null;
  readonly embedder: Embedder | null;
  readonly reranker: Reranker | null;
}

/**
 * Opens the models that are configured. Only the embedder is called: without it there is no index. Throws a `configuration`
 * Failure where it cannot be used.
 */
export async function openModels({ languageModel, remoteEmbedder, reranker }: ModelsConfig): Promise<Models> {
  return {
    // What is not configured is not loaded: the SDKs would take as long as the rest of a command's start.
    languageModel:
      languageModel &&
      (await import('./adapters/models/openai-language-model.js')).createOpenaiLanguageModel(languageModel),
    embedder: remoteEmbedder && (await openRemoteEmbedder(remoteEmbedder)),
    reranker: reranker && (await import('./adapters/models/remote-reranker.js')).createRemoteReranker(reranker),
  };
}

async function openRemoteEmbedder(endpoint: EndpointConfig): Promise<Embedder> {
  try {
    const { createRemoteEmbedder } = await import('./adapters/models/remote-embedder.js');
    return await createRemoteEmbedder(endpoint);
  } catch (fault) {
    if (!(fault instanceof ModelFault)) throw fault;
    throw new Failure('configuration', `the embedding endpoint failed (${fault.reason}): ${fault.message}`, {
      publicMessage: '远程向量服务无法使用，请检查 YUECE_EMBEDDING_BASE_URL、YUECE_EMBEDDING_MODEL 和密钥。',
      cause: fault,
    });
  }
}
