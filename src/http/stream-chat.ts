import type { Request, Response } from 'express';
import type { ChatQuestion, ChatReply } from '../answer/chat.js';
import { Failure } from '../domain/failure.js';
import { wireReply } from '../wire/wire-reply.js';
import { logFailure } from './answer-faults.js';
import { createEventStream } from './event-stream.js';
import { failureOf, problemOf } from './problem-of.js';
import { requestIdOf } from './request-log.js';
import type { Services } from './services.js';

/** Milliseconds between comment lines, well under the minute after which proxies give a silent connection up. */
const HEARTBEAT_MS = 15_000;

/**
 * Answers a question as events: start, deltas, citations, done; or, after a fault, error. Returns the reply, or null where
 * it did not come to one. Throws only before the first event, when the fault can still have a status of its own.
 * `gone` is aborted when the person has left.
 */
export async function streamChat(
  services: Pick<Services, 'chat' | 'streams' | 'heartbeatMs'>,
  question: ChatQuestion,
  gone: AbortSignal,
  request: Request,
  response: Response,
): Promise<ChatReply | null> {
  const stream = createEventStream(response, services.heartbeatMs ?? HEARTBEAT_MS);
  const interruption = new AbortController();
  const leave = services.streams.enter(() => interruption.abort(closingFailure()));
  try {
    const signal = AbortSignal.any([gone, interruption.signal]);
    const answering = services.chat(
      { ...question, signal },
      {
        start: (head) => stream.send({ name: 'start', data: { ...head } }),
        delta: (text) => stream.send({ name: 'delta', data: { text } }),
      },
    );
    const reply = await Promise.race([answering, rejectedBy(interruption.signal)]);
    const done = wireReply(reply);
    for (const citation of done.citations) stream.send({ name: 'citation', data: { citation } });
    stream.send({ name: 'done', data: done });
    return reply;
  } catch (fault) {
    if (gone.aborted) return null;
    if (!stream.opened) throw fault;
    const failure = failureOf(fault);
    if (!interruption.signal.aborted) logFailure(request, failure);
    stream.send({ name: 'error', data: { problem: problemOf(failure, requestIdOf(request)) } });
    return null;
  } finally {
    stream.end();
    leave();
  }
}

/** Never resolves; rejects with the signal's reason. An answer that does not heed its signal must not hold up the end. */
function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function closingFailure(): Failure {
  return new Failure('not_ready', 'server is shutting down', { publicMessage: '服务正在重启，请稍后重新提问。' });
}
