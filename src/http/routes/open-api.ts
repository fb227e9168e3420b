import { z } from 'zod';
import { describeRoutes } from '../open-api-document.js';
import type { Route } from '../route.js';

/** `GET /openapi.json`: the interface described from the very routes that are served. */
export function openApiRoute(routes: () => readonly Route[], version: string): Route {
  let document: object | null = null;
  return {
    method: 'get',
    path: '/openapi.json',
    operation: 'readInterface',
    summary: '接口说明（OpenAPI 3.1）',
    reply: { status: 200, description: '接口说明', content: { 'application/json': z.looseObject({}) } },
    failures: [],
    handle: (_request, response) => {
      document ??= describeRoutes(routes(), version);
      response.json(document);
    },
  };
}
