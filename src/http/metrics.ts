import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { ChatReply } from '../answer/chat.js';
import { OUTCOMES } from '../domain/answer.js';
import { callerOf } from './identify-caller.js';
import { createModelMetrics } from './model-metrics.js';
import { routeLabel } from './request-log.js';

/** Upper edges in seconds: from a healthy search to a slow language model. */
const DURATION_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export interface Metrics {
  readonly registry: Registry;
  /** Measures each request from its arrival to the end of its reply (or of its event stream). */
  readonly measure: RequestHandler;
  /** Counts one answer by how it ended, and what a model did for it, if one was asked. */
  readonly countAnswer: (reply: Pick<ChatReply, 'outcome' | 'wording' | 'use'>) => void;
}

/** Prometheus measures of one server, in a registry of its own so that two servers in one process stay apart. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'yuece_http_request_duration_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: DURATION_BUCKETS,
    registers: [registry],
  });
  const answers = new Counter({
    name: 'yuece_answers_total',
    help: 'Answers by outcome',
    labelNames: ['outcome'] as const,
    registers: [registry],
  });
  const { countTokens, countWording } = createModelMetrics(registry);
  const callers = new Counter({
    name: 'yuece_caller_requests_total',
    help: 'Requests by callers with a key, by name',
    labelNames: ['caller', 'status'] as const,
    registers: [registry],
  });
  // A counter that appears only with its first event hides that first event from rates.
  for (const outcome of OUTCOMES) answers.inc({ outcome }, 0);

  return {
    registry,
    measure: (request, response, next) => {
      const stop = durations.startTimer();
      response.once('close', () => {
        const { statusCode: status } = response;
        stop({ method: request.method, route: routeLabel(request), status });
        const caller = callerOf(response);
        if (caller !== undefined) callers.inc({ caller, status });
      });
      next();
    },
    countAnswer: ({ outcome, wording, use }) => {
      answers.inc({ outcome });
      if (use) countTokens(use);
      if (wording) countWording(wording);
    },
  };
}
