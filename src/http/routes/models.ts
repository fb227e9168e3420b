import { MODEL_ID, modelList } from '../../contract/chat-completions.js';
import type { Route } from '../route.js';

/** Seconds since the epoch; callers want a figure and can do nothing with it. */
const CREATED = Date.UTC(2026, 10, 25) / 1000;

/** `GET /v1/models`: the one model there is. */
export function modelsRoute(): Route {
  return {
    method: 'get',
    path: '/v1/models',
    operation: 'listModels',
    summary: '可用的模型（OpenAI 兼容）：只有 yuece 一个',
    reply: { status: 200, description: '模型', content: { 'application/json': modelList } },
    failures: [],
    handle: (_request, response) => {
      response.json({
        object: 'list',
        data: [{ id: MODEL_ID, object: 'model', created: CREATED, owned_by: 'yuece' }],
      });
    },
  };
}
