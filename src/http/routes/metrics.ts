import { z } from 'zod';
import type { Metrics } from '../metrics.js';
import type { Route } from '../route.js';

/** `GET /metrics`: measures in the text form of Prometheus. */
export function metricsRoute({ registry }: Metrics): Route {
  return {
    method: 'get',
    path: '/metrics',
    operation: 'readMetrics',
    summary: '运行指标（Prometheus 文本格式）',
    reply: { status: 200, description: '指标', content: { 'text/plain': z.string() } },
    failures: [],
    handle: async (_request, response) => {
      response.type(registry.contentType).send(await registry.metrics());
    },
  };
}
