import { type LanguageModel, ModelFault, type ModelPiece, type ModelRequest } from '../../ports/language-model.js';
import { askOpenai } from './ask-openai.js';
import type { EndpointSettings } from './endpoint.js';
import { createCallBudget, createCallGuard, type OpenedCall } from './guard-calls.js';
import { learnFrom, type ModelAbilities, UNTRIED } from './model-abilities.js';
import { modelFaultOf, type Withheld } from './model-fault-of.js';
import { readReply } from './read-reply.js';

export interface LanguageModelSettings extends EndpointSettings {
  /** For one request: waiting, new tries and the whole reply. */
  readonly timeoutMs: number;
  /** Requests at once. */
  readonly concurrency: number;
  /** Milliseconds that a stream may give nothing, not even thinking; default a half of the timeout. */
  readonly silenceMs?: number;
}

/** A language model that also tells what was found of its endpoint. */
export interface OpenaiLanguageModel extends LanguageModel {
  readonly abilities: () => ModelAbilities;
}

/** A reply whose first piece has come. */
interface OpenedReply {
  readonly first: ModelPiece;
  readonly rest: AsyncGenerator<ModelPiece, void, void>;
}

/** A language model behind any OpenAI-compatible endpoint. */
export function createOpenaiLanguageModel(settings: LanguageModelSettings): OpenaiLanguageModel {
  const { model, apiKey, timeoutMs, concurrency, silenceMs = timeoutMs / 2 } = settings;
  const guard = createCallGuard(concurrency);
  let abilities = UNTRIED;
  const know = (learnt: Partial<ModelAbilities>): void => {
    abilities = { ...abilities, ...learnt };
  };
  const withheldOf = ({ messages }: ModelRequest): Withheld => ({
    apiKey,
    texts: messages.map(({ content }) => content),
  });

  async function* stream(request: ModelRequest): AsyncGenerator<ModelPiece> {
    const budget = createCallBudget(timeoutMs, request.signal);
    let call: OpenedCall<OpenedReply> | undefined;
    let fault: ModelFault | undefined;
    try {
      call = await guard.open(() => open(request, budget.signal), budget);
      yield call.value.first;
      yield* call.value.rest;
    } catch (error) {
      fault = modelFaultOf(error, withheldOf(request));
      throw fault;
    } finally {
      // Also where the reader stopped at the first piece.
      await call?.value.rest.return();
      call?.end(fault);
      budget.release();
    }
  }

  /** Asks, and again with less where the endpoint refuses something that can be left out, up to the first piece. */
  async function open(request: ModelRequest, signal: AbortSignal): Promise<OpenedReply> {
    for (;;) {
      const asked = abilities;
      const rest = read(request, asked, signal);
      try {
        const first = await rest.next();
        if (first.done) throw new ModelFault('empty', 'the reply has no text');
        return { first: first.value, rest };
      } catch (error) {
        const learnt = learnFrom(error, asked, request);
        if (learnt === null) throw modelFaultOf(error, withheldOf(request));
        know(learnt);
      }
    }
  }

  async function* read(
    request: ModelRequest,
    asked: ModelAbilities,
    signal: AbortSignal,
  ): AsyncGenerator<ModelPiece, void, void> {
    const connection = new AbortController();
    const leave = (): void => connection.abort(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    try {
      signal.throwIfAborted();
      const parts = askOpenai(settings, request, asked, connection.signal, () => know({ streams: false }));
      // A reply that comes whole has no sign of life before.
      yield* readReply(asked.streams ? withinSilence(parts, silenceMs, connection) : parts, {
        maxTokens: request.maxTokens,
        startsInThinking: asked.startsInThinking,
        learn: know,
      });
    } catch (error) {
      throw connection.signal.aborted ? connection.signal.reason : error;
    } finally {
      signal.removeEventListener('abort', leave);
      connection.abort();
    }
  }

  return { name: model, stream, abilities: () => abilities };
}

/** The parts as they come; the connection is cut where none comes for so long. The reader's own time does not count. */
async function* withinSilence<T>(
  parts: AsyncGenerator<T>,
  silenceMs: number,
  connection: AbortController,
): AsyncGenerator<T> {
  for (;;) {
    const cut = (): void => connection.abort(new ModelFault('timeout', `nothing came for ${silenceMs} ms`));
    const timer = setTimeout(cut, silenceMs);
    const next = await parts.next().finally(() => clearTimeout(timer));
    if (next.done) return;
    yield next.value;
  }
}
