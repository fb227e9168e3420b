import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { ModelScript, ModelServerRequest, ScriptModel } from './model-script.js';
import { usualReply } from './usual-model-reply.js';

export interface ModelServer {
  /** What YUECE_LLM_BASE_URL is set to, `/v1` included. */
  readonly baseUrl: string;
  /** All requests since the start, oldest first. */
  readonly requests: ModelServerRequest[];
  /** From now on requests are scripted by this function. */
  readonly follow: (script: ScriptModel) => void;
  readonly close: () => Promise<void>;
}

/**
 * A model server on loopback that speaks OpenAI's protocol over real HTTP: `/chat/completions` streaming and not,
 * `/embeddings`, `/models`, and `/rerank` in the shape of Cohere and Jina. Start it with a function that says, request by
 * request, what it is to do:
 *
 *     const server = await startModelServer(({ body }) => says('第13条', '写明[1]。'));
 *     … YUECE_LLM_BASE_URL=server.baseUrl …
 *     server.requests[0]?.body.messages
 *     await server.close();
 *
 * Null (and no function) is the usual: a short reply, vectors of the text's characters, scores by shared characters.
 * `FAULT_SCRIPTS` (model-fault-scripts.ts) has one script for each way in which models fail.
 */
export async function startModelServer(first: ScriptModel = () => null): Promise<ModelServer> {
  let script = first;
  const requests: ModelServerRequest[] = [];
  const server = createServer((incoming, response) => {
    readRequest(incoming, response)
      .then((request) => {
        requests.push(request);
        return play(script(request) ?? usualReply(request), request, response);
      })
      .catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    follow: (next) => {
      script = next;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** An address where nobody listens: connections to it are refused. */
export async function closedBaseUrl(): Promise<string> {
  const server = await startModelServer();
  await server.close();
  return server.baseUrl;
}

async function readRequest(incoming: IncomingMessage, response: ServerResponse): Promise<ModelServerRequest> {
  const ended = new Promise<'replied' | 'left'>((resolve) => {
    response.once('close', () => resolve(response.writableFinished ? 'replied' : 'left'));
  });
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part);
  const text = Buffer.concat(parts).toString('utf8');
  return {
    path: (incoming.url ?? '').replace(/^\/v1/u, ''),
    body: text === '' ? {} : JSON.parse(text),
    headers: incoming.headers,
    at: performance.now(),
    ended,
  };
}

async function play(script: ModelScript, request: ModelServerRequest, response: ServerResponse): Promise<void> {
  const streams = request.body.stream === true;
  const type = { 'content-type': streams ? 'text/event-stream' : 'application/json' };
  switch (script.kind) {
    case 'reply':
      return streams ? playStream(script, request, response) : playWhole(script, request, response);
    case 'status': {
      const { body = '' } = script;
      response.writeHead(script.status, { 'content-type': 'application/json', ...script.headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
      return;
    }
    case 'raw':
      response.writeHead(200, type).end(script.body);
      return;
    case 'hang':
      return;
    case 'drop':
      response.destroy();
      return;
    default:
      script satisfies never;
  }
}

/** Characters after which pieces without end are sent as they are, where the request does not stream. */
const LONGEST_WHOLE = 20_000_000;

type Reply = Extract<ModelScript, { kind: 'reply' }>;

async function playStream(script: Reply, { body }: ModelServerRequest, response: ServerResponse): Promise<void> {
  const left = whenLeft(response);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = async (choices: readonly unknown[], further: object = {}): Promise<void> => {
    const event = { id: 'made', object: 'chat.completion.chunk', created: 0, model: body.model, choices, ...further };
    const taken = response.write(`data: ${JSON.stringify(event)}\n\n`);
    if (!taken && !response.destroyed) await once(response, 'drain', { signal: left });
  };
  const delta = (change: object, finish: string | null = null) => [{ index: 0, delta: change, finish_reason: finish }];
  await send(delta({ role: 'assistant', content: '' }));
  for (const thought of script.thinking ?? []) await send(delta({ reasoning_content: thought }));
  let sent = 0;
  for (const content of script.pieces) {
    if (response.destroyed) return;
    if (script.pauseMs) await pause(script.pauseMs, undefined, { signal: left });
    if (sent === script.breakAfter) return breakOff(response);
    await send(delta({ content }));
    sent += 1;
  }
  if (sent === script.breakAfter) return breakOff(response);
  await send(delta({}, script.finish ?? 'stop'));
  if (body.stream_options?.include_usage) await send([], { usage: usageOf(sent) });
  response.end('data: [DONE]\n\n');
}

async function playWhole(script: Reply, { body }: ModelServerRequest, response: ServerResponse): Promise<void> {
  const left = whenLeft(response);
  let content = '';
  let sent = 0;
  for (const piece of script.pieces) {
    if (response.destroyed) return;
    if (script.pauseMs) await pause(script.pauseMs, undefined, { signal: left });
    if (sent === script.breakAfter || content.length > LONGEST_WHOLE) break;
    content += piece;
    sent += 1;
  }
  const thinking = script.thinking?.join('');
  const message = { role: 'assistant', content, ...(thinking ? { reasoning_content: thinking } : {}) };
  const whole = JSON.stringify({
    id: 'made',
    object: 'chat.completion',
    created: 0,
    model: body.model,
    choices: [{ index: 0, message, finish_reason: script.finish ?? 'stop' }],
    usage: usageOf(sent),
  });
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(whole) });
  if (sent !== script.breakAfter) return void response.end(whole);
  response.write(whole.slice(0, whole.length / 2));
  return breakOff(response);
}

/** Ends every wait of a script when the connection has ended; the script then ends by the thrown error. */
function whenLeft(response: ServerResponse): AbortSignal {
  const left = new AbortController();
  response.once('close', () => left.abort());
  return left.signal;
}

/** What was written reaches the caller first. */
async function breakOff(response: ServerResponse): Promise<void> {
  await pause(20);
  response.destroy();
}

const usageOf = (pieces: number) => ({ prompt_tokens: 10, completion_tokens: pieces, total_tokens: 10 + pieces });
