import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ChatResponse } from '../../src/contract/chat.js';
import type { KeptConversation } from '../../src/contract/conversation.js';
import { CLAUSES, fakeAnswer } from './fake-answers.js';
import { repositoryPath } from './shared-data.js';

/** What the next question meets instead of a good answer. */
export type Mishap = 'unavailable' | 'limited' | 'broken-off' | 'error-event' | 'hanging' | 'one-piece';

/** A server for tests of the clients: the built pages, and the interface with made answers. */
export interface FakeServer {
  readonly origin: string;
  /** Mishaps for the next questions, in order; empty: all goes well. */
  readonly mishaps: Mishap[];
  /** Requests as `POST /api/v1/chat`, in order, with their bodies. */
  readonly seen: { readonly line: string; readonly body: unknown }[];
  /** Answers that were cut off because the asker went away. */
  abandoned: number;
  readonly conversations: Map<string, KeptConversation['messages']>;
  /** Pages beside the built ones, by path, without a content security policy: other people's sites. */
  readonly pages: Map<string, string>;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
/** Stricter than the real server's: not even inline styles. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'";
/** Any site may embed the widget, as with the real server. */
const EMBEDDING: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST, DELETE',
  'Access-Control-Allow-Headers': 'Content-Type, Accept',
  'Access-Control-Expose-Headers': 'X-Request-Id, Retry-After',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};
/** Milliseconds between pieces: long enough that a stream can be seen, and stopped, under way. */
const PACE = 25;

/** Starts the server on a free port of 127.0.0.1. */
export async function startFakeServer(): Promise<FakeServer> {
  const server = createServer((request, response) => {
    void answer(fake, request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const fake: FakeServer = {
    origin: `http://127.0.0.1:${port}`,
    mishaps: [],
    seen: [],
    abandoned: 0,
    conversations: new Map(),
    pages: new Map(),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return fake;
}

async function answer(fake: FakeServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', fake.origin);
  for (const [name, value] of Object.entries(EMBEDDING)) response.setHeader(name, value);
  if (request.method === 'OPTIONS' || pathname === '/favicon.ico') return void response.writeHead(204).end();
  const page = fake.pages.get(pathname);
  if (page) return void response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
  if (!pathname.startsWith('/api/')) return sendFile(pathname === '/' ? '/index.html' : pathname, response);
  const body: unknown = await readJson(request);
  fake.seen.push({ line: `${request.method} ${pathname}`, body });
  const [, , , kind, id = ''] = pathname.split('/').map(decodeURIComponent);
  if (kind === 'chat') return chat(fake, body as { message: string; conversationId?: string }, response);
  if (kind === 'feedback') return void response.writeHead(204).end();
  if (kind === 'clauses') {
    const clause = CLAUSES.find((each) => each.id === id);
    return clause ? sendJson(response, 200, clause) : sendProblem(response, 404, '没有这一条。');
  }
  if (kind === 'conversations') {
    const messages = fake.conversations.get(id);
    if (!messages) return sendProblem(response, 404, '没有找到这次会话，可能已被删除。');
    if (request.method !== 'DELETE') return sendJson(response, 200, { conversationId: id, messages });
    fake.conversations.delete(id);
    return void response.writeHead(204).end();
  }
  return sendProblem(response, 404, '没有这个地址。');
}

async function chat(
  fake: FakeServer,
  { message, conversationId = randomUUID() }: { message: string; conversationId?: string },
  response: ServerResponse,
): Promise<void> {
  const mishap = fake.mishaps.shift();
  if (mishap === 'unavailable') return sendProblem(response, 503, '服务正在准备，请稍后再试。', { 'Retry-After': '5' });
  if (mishap === 'limited') return sendProblem(response, 429, '您提问得太快了，请稍后再试。', { 'Retry-After': '30' });
  const done = fakeAnswer(message, conversationId, randomUUID());
  if (mishap === 'one-piece') return sendJson(response, 200, done);

  response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' });
  let gone = false;
  response.once('close', () => {
    gone = true;
  });
  const pieces = done.answer.match(/[^\n]+\n*/gu) ?? [];
  send(response, 'start', { conversationId, messageId: done.messageId, notice: done.notice });
  for (const [at, text] of pieces.entries()) {
    await wait(PACE);
    if (at === 2 && mishap === 'broken-off') return void response.destroy();
    if (at === 2 && mishap === 'error-event')
      send(response, 'error', { problem: problem(503, '服务正在重启，请稍后重新提问。') });
    while (at === 2 && mishap === 'hanging' && !gone) await wait(PACE);
    if (gone) {
      fake.abandoned += 1;
      return;
    }
    send(response, 'delta', { text });
  }
  for (const citation of done.citations) send(response, 'citation', { citation });
  send(response, 'done', done);
  response.end();
  keep(fake, message, done);
}

function keep(fake: FakeServer, question: string, done: ChatResponse): void {
  const { conversationId, messageId } = done;
  const message = { messageId, question, response: done, askedAt: '2026-01-31T08:00:00.000Z' };
  fake.conversations.set(conversationId, [...(fake.conversations.get(conversationId) ?? []), message]);
}

/** Every event leaves in two packets, cut inside a character where there is one. */
function send(response: ServerResponse, name: string, data: object): void {
  const bytes = Buffer.from(`: \n\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  const cut = Math.floor(bytes.length / 2);
  response.write(bytes.subarray(0, cut));
  response.write(bytes.subarray(cut));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : null;
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

function problem(status: number, detail: string) {
  return { type: 'about:blank', title: '暂时无法回答', status, detail, code: 'made', requestId: 'r-1024' };
}

function sendProblem(
  response: ServerResponse,
  status: number,
  detail: string,
  headers: Record<string, string> = {},
): void {
  response
    .writeHead(status, { 'Content-Type': 'application/problem+json; charset=utf-8', ...headers })
    .end(JSON.stringify(problem(status, detail)));
}

async function sendFile(path: string, response: ServerResponse): Promise<void> {
  try {
    const file = await readFile(join(repositoryPath('dist', 'public'), path));
    response.writeHead(200, {
      'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
      'Content-Security-Policy': POLICY,
    });
    response.end(file);
  } catch {
    response.writeHead(404).end();
  }
}
