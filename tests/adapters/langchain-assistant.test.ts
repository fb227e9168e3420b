import { RunnableLambda } from '@langchain/core/runnables';
import { describe, expect, it, vi } from 'vitest';
import { type AskAssistant, YueceAssistant } from '../../src/adapters/langchain-assistant.js';
import type { Answer } from '../../src/domain/answer.js';
import { ANSWER } from '../support/exchange.js';

/** Says the answer in two pieces. */
const saying: AskAssistant = async (_input, { onText }) => {
  onText?.(ANSWER.markdown.slice(0, 5));
  onText?.(ANSWER.markdown.slice(5));
  return ANSWER;
};
/** Never answers; rejects when it is stopped. */
const hanging =
  (heard: (signal: AbortSignal | undefined) => void): AskAssistant =>
  (_input, { signal, onText }) => {
    heard(signal);
    onText?.('第一句。');
    return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
  };

describe('the assistant for LangChain', () => {
  it('takes a question, or one with a history', async () => {
    const asked: unknown[] = [];
    const assistant = new YueceAssistant((input, options) => {
      asked.push(input);
      return saying(input, options);
    });
    expect(await assistant.invoke('机器人？')).toEqual(ANSWER);
    const input = { question: '原文呢', history: [{ role: 'user' as const, content: '机器人？' }] };
    expect(await assistant.batch([input])).toEqual([ANSWER]);
    expect(asked).toEqual([{ question: '机器人？' }, input]);
  });

  it('streams the text bit by bit, then the rest; the pieces together are the answer', async () => {
    let whole = {};
    const texts: string[] = [];
    for await (const piece of await new YueceAssistant(saying).stream('？')) {
      if (piece.markdown) texts.push(piece.markdown);
      whole = { ...whole, ...piece };
    }
    expect(texts).toHaveLength(2);
    expect({ ...whole, markdown: texts.join('') }).toEqual(ANSWER);
  });

  it('is a step of a chain, which gets the whole answer, streamed or not', async () => {
    const count = RunnableLambda.from(({ markdown, citations }: Answer) => `${markdown.length}/${citations.length}`);
    const chain = RunnableLambda.from((word: string) => `${word}？`)
      .pipe(new YueceAssistant(saying))
      .pipe(count);
    const expected = `${ANSWER.markdown.length}/1`;
    expect(await chain.invoke('机器人')).toBe(expected);
    const pieces: string[] = [];
    for await (const piece of await chain.stream('机器人')) pieces.push(piece);
    expect(pieces.join('')).toBe(expected);
  });

  it('tells tracers of its beginning and its end, streamed too', async () => {
    const seen: string[] = [];
    const callbacks = [
      { handleChainStart: () => void seen.push('start'), handleChainEnd: () => void seen.push('end') },
    ];
    await new YueceAssistant(saying).invoke('？', { callbacks });
    for await (const _piece of await new YueceAssistant(saying).stream('？', { callbacks }));
    expect(seen).toEqual(['start', 'end', 'start', 'end']);
  });

  it('stops the work where the signal says so, and where nobody reads on', async () => {
    let signal: AbortSignal | undefined;
    const assistant = new YueceAssistant(
      hanging((given) => {
        signal = given;
      }),
    );
    const stopping = new AbortController();
    const asked = assistant.invoke('？', { signal: stopping.signal });
    await vi.waitFor(() => expect(signal).toBeDefined());
    stopping.abort();
    await expect(asked).rejects.toThrow();
    expect(signal?.aborted).toBe(true);

    for await (const piece of await assistant.stream('？')) {
      expect(piece.markdown).toBe('第一句。');
      break;
    }
    await vi.waitFor(() => expect(signal?.aborted).toBe(true));
  });

  it('passes a fault on, streamed too', async () => {
    const assistant = new YueceAssistant(async () => {
      throw new Error('no index is open');
    });
    await expect(assistant.invoke('？')).rejects.toThrow('no index is open');
    await expect(assistant.stream('？').then((stream) => stream.next())).rejects.toThrow('no index is open');
  });
});
