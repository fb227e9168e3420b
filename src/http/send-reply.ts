import type { Request, Response } from 'express';
import type { ChatQuestion, ChatReply } from '../answer/chat.js';
import { Failure } from '../domain/failure.js';
import { logFailure } from './answer-faults.js';
import { createEventStream, type ServerSentEvent } from './event-stream.js';
import type { Metrics } from './metrics.js';
import { failureOf } from './problem-of.js';
import { requestIdOf } from './request-log.js';
import type { Services } from './services.js';

/** How a door says a reply: whole, or event by event. */
export interface ReplyForm {
  whole(reply: ChatReply): object;
  start(head: {
    readonly conversationId: string;
    readonly messageId: string;
    readonly notice: string;
  }): ServerSentEvent;
  /** Whole proven sentences. */
  delta(text: string): ServerSentEvent;
  done(reply: ChatReply): readonly ServerSentEvent[];
  /** The end of a stream that did not come to a reply. */
  fault(failure: Failure, requestId: string): ServerSentEvent;
}

type ChatServices = Pick<Services, 'chat' | 'streams' | 'heartbeatMs'>;

/** Milliseconds between comment lines, well under the minute after which proxies give a silent connection up. */
const HEARTBEAT_MS = 15_000;

/**
 * Answers a question in the form of a door, as events or whole, and counts the answer. The work stops when the person leaves.
 * Throws only while the fault can still have a status of its own.
 */
export async function sendReply(
  services: ChatServices,
  metrics: Pick<Metrics, 'countAnswer'>,
  { question, asEvents, form }: { question: ChatQuestion; asEvents: boolean; form: ReplyForm },
  request: Request,
  response: Response,
): Promise<void> {
  const gone = abortedWhenGone(response);
  response.set('Cache-Control', 'no-store');
  if (asEvents) {
    const reply = await streamReply(services, { ...question, signal: gone }, form, request, response);
    if (reply) metrics.countAnswer(reply);
    return;
  }
  try {
    const reply = await services.chat({ ...question, signal: gone });
    metrics.countAnswer(reply);
    response.json(form.whole(reply));
  } catch (fault) {
    // The person has left and the work was stopped: there is nobody to tell.
    if (!gone.aborted) throw fault;
  }
}

/** The reply, sent as events; null where it did not come to one. Throws only before the first event. */
async function streamReply(
  services: ChatServices,
  question: ChatQuestion & { readonly signal: AbortSignal },
  form: ReplyForm,
  request: Request,
  response: Response,
): Promise<ChatReply | null> {
  const stream = createEventStream(response, services.heartbeatMs ?? HEARTBEAT_MS);
  const interruption = new AbortController();
  const leave = services.streams.enter(() => interruption.abort(closingFailure()));
  try {
    const signal = AbortSignal.any([question.signal, interruption.signal]);
    const answering = services.chat(
      { ...question, signal },
      {
        start: (head) => stream.send(form.start(head)),
        delta: (text) => stream.send(form.delta(text)),
      },
    );
    const reply = await Promise.race([answering, rejectedBy(interruption.signal)]);
    for (const event of form.done(reply)) stream.send(event);
    return reply;
  } catch (fault) {
    if (question.signal.aborted) return null;
    if (!stream.opened) throw fault;
    const failure = failureOf(fault);
    if (!interruption.signal.aborted) logFailure(request, failure);
    stream.send(form.fault(failure, requestIdOf(request)));
    return null;
  } finally {
    stream.end();
    leave();
  }
}

/** Aborted when the connection closes before the reply is complete. */
function abortedWhenGone(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
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
