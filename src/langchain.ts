import type { z } from 'zod';
import { type AskAssistant, YueceAssistant } from './adapters/langchain-assistant.js';
import { YueceEmbeddings } from './adapters/langchain-embeddings.js';
import { YueceRetriever } from './adapters/langchain-retriever.js';
import { openYuece, type Yuece, type YueceOptions } from './assemble.js';
import { chatRequest } from './contract/chat.js';
import { Failure } from './domain/failure.js';
import type { Day } from './domain/policy-document.js';

export type { AssistantInput, YueceAssistant } from './adapters/langchain-assistant.js';
export type { YueceEmbeddings } from './adapters/langchain-embeddings.js';
export type { ClauseMetadata, YueceRetriever } from './adapters/langchain-retriever.js';
export type { Answer, AnswerSentence, Citation, Outcome } from './domain/answer.js';

/** What other software may plug into its LangChain chains. */
export interface YueceForLangChain {
  readonly embeddings: YueceEmbeddings;
  readonly retriever: YueceRetriever;
  readonly assistant: YueceAssistant;
  readonly close: () => Promise<void>;
}

/**
 * Opens a data directory for LangChain: `assistant` gives the proven answer to a question, `retriever` clauses for it,
 * `embeddings` the vectors behind them.
 * @param options.limit clauses a question gets of the retriever at most; default 5
 * @param options.asOf the day on which validity is judged, `YYYY-MM-DD`; default the day of each question; a question to the
 * assistant may name its own. Throws a Failure where it is no day.
 */
export async function openForLangChain(
  options: YueceOptions & { readonly limit?: number; readonly asOf?: Day },
): Promise<YueceForLangChain> {
  const { limit, asOf, ...opening } = options;
  checked(asked.pick({ asOf: true }), { asOf });
  const yuece = await openYuece(opening);
  const retriever = new YueceRetriever({
    find: async (query, most) => (await yuece.search({ query, limit: most, asOf: asOf ?? yuece.clock.today() })).hits,
    ...(limit === undefined ? {} : { limit }),
  });
  return {
    embeddings: new YueceEmbeddings(yuece.embedder),
    retriever,
    assistant: new YueceAssistant(askOf(yuece, asOf)),
    close: yuece.close,
  };
}

const asked = chatRequest.pick({ message: true, history: true, asOf: true });

/** Asks within the limits of every other door; throws a Failure outside them. */
function askOf({ chat }: Pick<Yuece, 'chat'>, usual: Day | undefined): AskAssistant {
  return async ({ question, history, asOf = usual }, { signal, onText }) => {
    const { message } = checked(asked, { message: question, history, asOf });
    const reply = await chat(
      {
        message,
        ...(history !== undefined && { history }),
        ...(asOf !== undefined && { asOf }),
        ...(signal !== undefined && { signal }),
      },
      onText && { delta: onText },
    );
    const { outcome, markdown, sentences, citations, followUps, notice, engine } = reply;
    return { outcome, markdown, sentences, citations, followUps, notice, engine };
  };
}

function checked<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const publicMessage = parsed.error.issues.map(({ message }) => message).join('；');
  throw new Failure('invalid_request', publicMessage, { publicMessage });
}
