import { z } from 'zod';
import { Failure } from '../../domain/failure.js';
import { readyIndex } from '../../wire/ready-index.js';
import type { Route } from '../route.js';
import type { Services } from '../services.js';

const alive = z.object({ status: z.literal('alive') });
const ready = z.object({ status: z.literal('ready'), documents: z.int(), passages: z.int() });

/** `GET /healthz`: the process runs and takes requests. */
export function aliveRoute(): Route {
  return {
    method: 'get',
    path: '/healthz',
    operation: 'checkAlive',
    summary: '进程是否存活',
    reply: { status: 200, description: '存活', content: { 'application/json': alive } },
    failures: [],
    handle: (_request, response) => {
      response.json({ status: 'alive' });
    },
  };
}

/** `GET /readyz`: the index is open, the records can be read and written, and the server is not closing. */
export function readyRoute(services: Pick<Services, 'index' | 'records' | 'streams'>): Route {
  return {
    method: 'get',
    path: '/readyz',
    operation: 'checkReady',
    summary: '是否可以服务：索引已打开，记录库可读写',
    reply: { status: 200, description: '就绪', content: { 'application/json': ready } },
    failures: ['not_ready'],
    handle: async (_request, response) => {
      if (services.streams.closing) throw new Failure('not_ready', 'server is shutting down');
      const index = readyIndex(services);
      await services.records.check();
      response.json({ status: 'ready', documents: index.documentCount, passages: index.passageCount });
    },
  };
}
