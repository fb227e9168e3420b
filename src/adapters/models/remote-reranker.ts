import { z } from 'zod';
import { ModelFault } from '../../ports/language-model.js';
import type { Reranker } from '../../ports/reranker.js';
import { boundedFetch } from './bounded-fetch.js';
import type { EndpointSettings } from './endpoint.js';
import { createCallBudget, createCallGuard } from './guard-calls.js';
import { modelFaultOf, statusFault } from './model-fault-of.js';

/** Requests at once. */
const CONCURRENCY = 4;
/** Milliseconds for one request, new tries included: the own order is there already and must not wait long for a better one. */
const TIMEOUT_MS = 3_000;

/** What Cohere, Jina and those who copy them reply. */
const reply = z.object({
  results: z.array(z.object({ index: z.number().int().nonnegative(), relevance_score: z.number() })),
});

/** A reranker behind `POST {baseUrl}/rerank`, in the shape that Cohere and Jina share. */
export function createRemoteReranker({ baseUrl, model, apiKey }: EndpointSettings): Reranker {
  const guard = createCallGuard(CONCURRENCY);

  async function ask(query: string, documents: readonly string[], signal: AbortSignal): Promise<readonly number[]> {
    const withheld = { apiKey, texts: [query, ...documents] };
    try {
      const response = await boundedFetch(`${baseUrl}/rerank`, {
        method: 'POST',
        signal,
        headers: {
          'content-type': 'application/json',
          ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
        },
        body: JSON.stringify({ model, query, documents, top_n: documents.length }),
      });
      if (!response.ok) {
        const { status, headers } = response;
        throw statusFault(status, { headers, message: await response.text() }, withheld);
      }
      return scoresOf(await response.json(), documents.length);
    } catch (error) {
      throw signal.aborted ? signal.reason : modelFaultOf(error, withheld);
    }
  }

  return {
    name: model,
    score: async (query, passages, signal) => {
      if (passages.length === 0) return [];
      const budget = createCallBudget(TIMEOUT_MS, signal);
      return guard.run(() => ask(query, passages, budget.signal), budget).finally(budget.release);
    },
  };
}

function scoresOf(body: unknown, count: number): readonly number[] {
  const parsed = reply.safeParse(body);
  if (!parsed.success) throw new ModelFault('unreadable', 'no results with index and relevance_score');
  const scores = new Map(parsed.data.results.map(({ index, relevance_score }) => [index, relevance_score]));
  return Array.from({ length: count }, (_, at) => {
    const score = scores.get(at);
    if (score === undefined) throw new ModelFault('unreadable', `no score of passage ${at + 1} of ${count}`);
    return score;
  });
}
