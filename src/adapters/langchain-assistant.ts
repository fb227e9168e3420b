import { Runnable, type RunnableConfig } from '@langchain/core/runnables';
import type { Answer } from '../domain/answer.js';
import type { Turn } from '../domain/conversation.js';
import type { Day } from '../domain/policy-document.js';

/** What the assistant is asked: a question, or one with what was said before it. */
export type AssistantInput =
  | string
  | {
      readonly question: string;
      /** Oldest first, at most 20. */
      readonly history?: readonly Turn[];
      /** Default today. */
      readonly asOf?: Day;
    };

/** Answers one question; `onText` is told of whole proven sentences as they come, which joined are the answer's `markdown`. */
export type AskAssistant = (
  input: Exclude<AssistantInput, string>,
  options: { readonly signal?: AbortSignal; readonly onText?: (text: string) => void },
) => Promise<Answer>;

/**
 * The whole assistant as LangChain's `Runnable`: question in, proven answer out. Streamed, the pieces are parts of the answer (first
 * its `markdown` bit by bit, last everything else) that LangChain joins to the whole where a chain goes on.
 */
export class YueceAssistant extends Runnable<AssistantInput, Answer> {
  readonly #ask: AskAssistant;
  override lc_namespace = ['yuece', 'assistants'];

  constructor(ask: AskAssistant) {
    super();
    this.#ask = ask;
  }

  static override lc_name(): string {
    return 'YueceAssistant';
  }

  override async invoke(input: AssistantInput, options?: Partial<RunnableConfig>): Promise<Answer> {
    return this._callWithConfig((asked, config) => this.#ask(questionOf(asked), signalOf(config)), input, options);
  }

  override async *_streamIterator(input: AssistantInput, options?: Partial<RunnableConfig>): AsyncGenerator<Answer> {
    const inputs = (async function* () {
      yield input;
    })();
    yield* this._transformStreamWithConfig(inputs, (given, _run, config) => this.#pieces(given, config), options);
  }

  async *#pieces(inputs: AsyncGenerator<AssistantInput>, config?: Partial<RunnableConfig>): AsyncGenerator<Answer> {
    // LangChain types pieces of an output as the output; see its own RunnableMap.
    for await (const input of inputs) yield* this.#answerInPieces(input, config) as AsyncIterable<Answer>;
  }

  #answerInPieces(input: AssistantInput, config?: Partial<RunnableConfig>): ReadableStream<Partial<Answer>> {
    const left = new AbortController();
    const { signal = left.signal } = signalOf(config);
    return new ReadableStream({
      start: (pieces) => {
        const onText = (markdown: string): void => pieces.enqueue({ markdown });
        // Not awaited: a stream whose start has not ended could not be cancelled.
        this.#ask(questionOf(input), { signal: AbortSignal.any([signal, left.signal]), onText }).then(
          ({ markdown: _said, ...rest }) => {
            pieces.enqueue(rest);
            pieces.close();
          },
          (fault: unknown) => pieces.error(fault),
        );
      },
      // Whoever stops reading wants no answer any more.
      cancel: () => left.abort(),
    });
  }
}

function questionOf(input: AssistantInput): Exclude<AssistantInput, string> {
  return typeof input === 'string' ? { question: input } : input;
}

function signalOf(config: Partial<RunnableConfig> | undefined): { readonly signal?: AbortSignal } {
  return config?.signal ? { signal: config.signal } : {};
}
