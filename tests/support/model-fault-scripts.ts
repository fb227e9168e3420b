import { type ModelScript, type ModelServerRequest, refuses, says } from './model-script.js';

const MEGABYTE = 1_000_000;

/**
 * One script for each way in which a model's transport or its reply fails; a whole-product test plays them all. Connection
 * refused is `closedBaseUrl()`.
 */
export const FAULT_SCRIPTS = {
  'no reply at all': () => ({ kind: 'hang' }),
  'stops midway and stays silent': () => ({ kind: 'reply', pieces: ['第13条'], pauseMs: 600_000 }),
  'connection cut before the reply': () => ({ kind: 'drop' }),
  'broken mid-stream': () => ({ kind: 'reply', pieces: ['第13条', '写明', '人形'], breakAfter: 2 }),
  'stream ends without its end': () => ({
    kind: 'raw',
    body: `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: '第13条' } }] })}\n\n`,
  }),
  'invalid JSON': () => ({ kind: 'raw', body: 'data: {"choices": [{"delta": {"content": "第13\n\n' }),
  'an HTML page': () => ({ kind: 'raw', body: '<html><body>502 Bad Gateway</body></html>' }),
  'no choices': () => ({ kind: 'raw', body: 'data: {"choices": []}\n\ndata: [DONE]\n\n' }),
  'error inside the stream': () => ({ kind: 'raw', body: 'data: {"error": {"message": "overloaded"}}\n\n' }),
  '400': () => refuses(400, 'messages too long'),
  '401': () => refuses(401, 'invalid api key'),
  '403': () => refuses(403, 'no access to this model'),
  '404': () => refuses(404, 'the model does not exist'),
  '429': () => refuses(429, 'slow down', { 'retry-after': '120' }),
  '500': () => refuses(500, 'internal error'),
  '503 with a page': () => ({ kind: 'status', status: 503, body: '<html>unavailable</html>' }),
  'content flagged': () => refuses(400, 'Content Exists Risk: the request was flagged by the content filter'),
  'filtered by the model': () => ({ kind: 'reply', pieces: ['第13条'], finish: 'content_filter' }),
  empty: () => says(),
  'only blanks': () => says(' ', '\n'),
  'only thinking': () => ({ kind: 'reply', pieces: ['<think>先看', '条款'], thinking: ['也许'] }),
  'repeats without end': () => ({ kind: 'reply', pieces: endless('人工智能人工智能') }),
  'ten megabytes': () => ({ kind: 'reply', pieces: megabytes(10) }),
  'ten megabytes of thinking': () => ({ kind: 'reply', pieces: megabytes(10, '<think>') }),
  'ten megabytes at once': () => ({ kind: 'raw', body: `data: ${'x'.repeat(10 * MEGABYTE)}\n\n` }),
} as const satisfies Readonly<Record<string, (request: ModelServerRequest) => ModelScript>>;

function* endless(piece: string): Generator<string> {
  for (;;) yield piece;
}

function* megabytes(count: number, opening = ''): Generator<string> {
  yield opening;
  for (let at = 0; at < count * 10; at += 1) yield 'y'.repeat(MEGABYTE / 10);
}
