import type { LanguageModel, ModelRequest } from '../../src/ports/language-model.js';

/** What a fake model does: pieces of text, a pause (milliseconds) or a fault, in order. */
export type ModelAct = string | number | Error;

/**
 * A language model without an endpoint, for tests of the answer path: `play` says what it does for the request; it is asked
 * once a request. Heeds the request's signal in its pauses, as the port demands.
 */
export function fakeModel(
  play: (request: ModelRequest, turn: number) => readonly ModelAct[],
  name = 'fake-model',
): LanguageModel & { readonly requests: readonly ModelRequest[] } {
  const requests: ModelRequest[] = [];
  return {
    name,
    requests,
    async *stream(request) {
      requests.push(request);
      for (const act of play(request, requests.length)) {
        request.signal?.throwIfAborted();
        if (act instanceof Error) throw act;
        if (typeof act === 'number') await pause(act, request.signal);
        else yield { kind: 'text', text: act };
      }
      yield { kind: 'usage', inputTokens: 100, outputTokens: 10 };
    },
  };
}

/** The id of the prompt that a request was rendered from, told by what only it says. */
export function promptOf({ messages }: ModelRequest): 'compose' | 'repair' | 'judge' | 'rewrite' {
  const system = messages[0]?.content ?? '';
  if (system.includes('撰稿人')) return 'compose';
  if (system.includes('校对')) return 'repair';
  return system.includes('复核员') ? 'judge' : 'rewrite';
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
