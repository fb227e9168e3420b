import { OpenAIEmbeddings } from '@langchain/openai';
import type { Embedder } from '../../ports/embedder.js';
import { ModelFault } from '../../ports/language-model.js';
import { boundedFetch } from './bounded-fetch.js';
import type { EndpointSettings } from './endpoint.js';
import { createCallBudget, createCallGuard } from './guard-calls.js';
import { modelFaultOf } from './model-fault-of.js';

/** Texts of one request: the least that common endpoints allow. */
const BATCH = 10;
/** Requests at once. */
const CONCURRENCY = 4;
/** Milliseconds for one request, waiting and new tries included. */
const TIMEOUT_MS = 20_000;
/** Characters that are embedded: about the 512 tokens that the port promises. */
const LONGEST = 1_000;

/**
 * An embedder behind an OpenAI-compatible endpoint. Question and passage are embedded alike: prefixes are a matter of each
 * model, and the protocol has no word for them. Throws a ModelFault where the endpoint cannot be used.
 */
export async function createRemoteEmbedder({ baseUrl, model, apiKey }: EndpointSettings): Promise<Embedder> {
  const guard = createCallGuard(CONCURRENCY);
  const embeddings = new OpenAIEmbeddings({
    model,
    // Without a key the SDK takes one from the environment, which is none of this endpoint's business.
    apiKey: apiKey ?? 'none',
    batchSize: BATCH,
    maxConcurrency: CONCURRENCY,
    maxRetries: 0,
    timeout: TIMEOUT_MS,
    // Base64, the SDK's own choice, is not understood everywhere.
    encodingFormat: 'float',
    configuration: { baseURL: baseUrl, fetch: boundedFetch, organization: null, project: null, logLevel: 'off' },
  });

  async function embed(texts: readonly string[]): Promise<Float32Array[]> {
    const inputs = texts.map(inputOf);
    const budget = createCallBudget(TIMEOUT_MS);
    const attempt = async (): Promise<Float32Array[]> => {
      try {
        return (await embeddings.embedDocuments(inputs)).map(unitVector);
      } catch (error) {
        throw modelFaultOf(error, { apiKey, texts });
      }
    };
    return guard.run(attempt, budget).finally(budget.release);
  }

  const [probe] = await embed(['维度']);
  const dimension = probe?.length ?? 0;
  const checked = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const vectors = await embed(texts);
    if (vectors.length !== texts.length || vectors.some((vector) => vector.length !== dimension)) {
      throw new ModelFault('unreadable', `not ${texts.length} vectors of ${dimension} numbers`);
    }
    return vectors;
  };
  return {
    // The same model is the same behind another address.
    id: `remote/${model}`,
    dimension,
    embedQuery: async (text) => {
      const [vector] = await checked([text]);
      if (!vector) throw new ModelFault('unreadable', 'no vector');
      return vector;
    },
    embedPassages: async (texts, onProgress) => {
      const vectors: Float32Array[] = [];
      for (let from = 0; from < texts.length; from += BATCH * CONCURRENCY) {
        const together = texts.slice(from, from + BATCH * CONCURRENCY);
        const batches = Array.from({ length: Math.ceil(together.length / BATCH) }, (_, at) =>
          checked(together.slice(at * BATCH, (at + 1) * BATCH)),
        );
        for (const made of await Promise.all(batches)) vectors.push(...made);
        onProgress?.(vectors.length);
      }
      return vectors;
    },
  };
}

/** Endpoints refuse an empty text. */
const inputOf = (text: string): string => text.slice(0, LONGEST).trim() || '。';

function unitVector(numbers: readonly number[]): Float32Array {
  const length = Math.hypot(...numbers);
  // JSON has null where a number was none.
  if (length === 0 || !numbers.every(Number.isFinite)) throw new ModelFault('unreadable', 'a vector without direction');
  return Float32Array.from(numbers, (value) => value / length);
}
