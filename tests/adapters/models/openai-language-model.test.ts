import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createOpenaiLanguageModel,
  type LanguageModelSettings,
} from '../../../src/adapters/models/openai-language-model.js';
import type { LanguageModel, ModelFault, ModelFaultReason, ModelRequest } from '../../../src/ports/language-model.js';
import { FAULT_SCRIPTS } from '../../support/model-fault-scripts.js';
import { refuses, says } from '../../support/model-script.js';
import { closedBaseUrl, type ModelServer, startModelServer } from '../../support/scripted-model-server.js';

const KEY = 'sk-secret-0123456789';
const QUESTION = '我叫张三，机器人企业有什么支持？';
const REQUEST: ModelRequest = {
  messages: [
    { role: 'system', content: '只用条款作答。' },
    { role: 'user', content: QUESTION },
  ],
  maxTokens: 200,
  temperature: 0,
};
const SCHEMA = { name: 'reply', schema: { type: 'object', properties: { text: { type: 'string' } } } };

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());

/** A fault that takes no time must not be taken for one on a machine that is busy. */
const PATIENT = { timeoutMs: 20_000, silenceMs: 10_000 };
const timesFor = (reason: ModelFaultReason) => (reason === 'timeout' ? { timeoutMs: 2_000 } : PATIENT);

const open = (further: Partial<LanguageModelSettings> = {}) =>
  createOpenaiLanguageModel({
    baseUrl: server.baseUrl,
    model: 'made',
    apiKey: KEY,
    timeoutMs: 4_000,
    silenceMs: 600,
    concurrency: 4,
    ...further,
  });

async function textOf(model: LanguageModel, request: ModelRequest = REQUEST): Promise<string> {
  let text = '';
  for await (const piece of model.stream(request)) if (piece.kind === 'text') text += piece.text;
  return text;
}

async function faultOf(model: LanguageModel, request: ModelRequest = REQUEST): Promise<ModelFault> {
  return textOf(model, request).then(
    (text) => Promise.reject(new Error(`no fault but “${text.slice(0, 50)}”`)),
    (fault: ModelFault) => fault,
  );
}

/** What each way of failing is called; where a reply is cut or never ends, also the connection must be gone. */
const REASONS: Readonly<Record<keyof typeof FAULT_SCRIPTS, ModelFaultReason>> = {
  'no reply at all': 'timeout',
  'stops midway and stays silent': 'timeout',
  'connection cut before the reply': 'unreachable',
  'broken mid-stream': 'broken_stream',
  'stream ends without its end': 'broken_stream',
  'invalid JSON': 'unreadable',
  'an HTML page': 'broken_stream',
  'no choices': 'broken_stream',
  'error inside the stream': 'server_error',
  '400': 'bad_request',
  '401': 'unauthorised',
  '403': 'unauthorised',
  '404': 'bad_request',
  '429': 'rate_limited',
  '500': 'server_error',
  '503 with a page': 'server_error',
  'content flagged': 'filtered',
  'filtered by the model': 'filtered',
  empty: 'empty',
  'only blanks': 'empty',
  'only thinking': 'empty',
  'repeats without end': 'too_long',
  'ten megabytes': 'too_long',
  'ten megabytes of thinking': 'too_long',
  'ten megabytes at once': 'too_long',
};
/** The same where the endpoint does not stream; a reply in one piece is broken as a whole, or no JSON. */
const WHOLE_REASONS: Partial<Record<keyof typeof FAULT_SCRIPTS, ModelFaultReason>> = {
  'stream ends without its end': 'unreadable',
  'an HTML page': 'unreadable',
  'no choices': 'unreadable',
  'error inside the stream': 'unreadable',
};

describe('faults of an endpoint', () => {
  for (const [name, reason] of Object.entries(REASONS) as [keyof typeof FAULT_SCRIPTS, ModelFaultReason][]) {
    it(`calls “${name}” ${reason}, and tells neither key nor question`, async () => {
      server.follow(FAULT_SCRIPTS[name]);
      const fault = await faultOf(open(timesFor(reason)));
      expect(fault).toMatchObject({ name: 'ModelFault', reason });
      expect(`${fault.message} ${fault.stack} ${JSON.stringify(fault)}`).not.toMatch(/sk-secret|张三/u);
      // Nothing goes on behind our back: 1 try, and 2 more only where that may help.
      const retried = ['server_error', 'unreachable'].includes(reason);
      expect(server.requests).toHaveLength(retried ? 3 : 1);
    });

    it(`calls “${name}” ${WHOLE_REASONS[name] ?? reason} where the endpoint does not stream`, async () => {
      server.follow(({ body }) => (body.stream ? refuses(400, 'stream unsupported') : says('好')));
      const model = open(timesFor(reason));
      expect(await textOf(model)).toBe('好');
      server.follow(FAULT_SCRIPTS[name]);
      expect(await faultOf(model)).toMatchObject({ name: 'ModelFault', reason: WHOLE_REASONS[name] ?? reason });
      expect(server.requests.at(-1)?.body.stream).toBe(false);
    });
  }

  it('calls a refused connection and an unknown host unreachable', async () => {
    expect(await faultOf(open({ baseUrl: await closedBaseUrl() }))).toMatchObject({ reason: 'unreachable' });
    expect(await faultOf(open({ baseUrl: 'http://nowhere.invalid/v1' }))).toMatchObject({ reason: 'unreachable' });
  });

  it('calls a request that is too long for the model bad, not the endpoint', async () => {
    server.follow(() => refuses(400, "This model's maximum context length is 4096 tokens"));
    const model = open();
    for (let at = 0; at < 6; at += 1) expect(await faultOf(model)).toMatchObject({ reason: 'bad_request' });
  });

  it('withholds an endpoint’s words where they repeat the question or the key', async () => {
    server.follow(() => refuses(400, `cannot answer “${QUESTION}”`));
    expect((await faultOf(open())).message).not.toContain('张三');
    server.follow(() => refuses(422, `bad key ${KEY} given`));
    expect((await faultOf(open())).message).toBe('HTTP 422: bad key *** given error');
  });

  it('ends within its time however slowly the pieces drip', async () => {
    server.follow(() => ({ kind: 'reply', pieces: Array.from({ length: 100 }, () => '慢'), pauseMs: 100 }));
    const from = performance.now();
    expect(await faultOf(open({ timeoutMs: 500 }))).toMatchObject({ reason: 'timeout' });
    expect(performance.now() - from).toBeLessThan(1_500);
    expect(await server.requests[0]?.ended).toBe('left');
  });

  it('reads a reply of the usual length in many small pieces', async () => {
    server.follow(() => ({ kind: 'reply', pieces: Array.from({ length: 1_000 }, () => '字') }));
    expect(await textOf(open())).toHaveLength(1_000);
  });
});

describe('thinking', () => {
  it.each([
    ['in a field of its own', { kind: 'reply', thinking: ['密', '密'], pieces: ['答案', '。'] }],
    ['in the text, its marks cut in two', { kind: 'reply', pieces: ['<th', 'ink>密', '密</thi', 'nk>\n\n答案', '。'] }],
    ['never closed', { kind: 'reply', pieces: ['答案。', '<think>密密'] }],
  ] as const)('never comes out: %s', async (_, script) => {
    server.follow(() => script);
    expect(await textOf(open())).toBe('答案。');
    server.follow(({ body }) => (body.stream ? refuses(400, 'stream unsupported') : script));
    expect(await textOf(open())).toBe('答案。');
  });

  it('is known by its end where the endpoint opens it itself: once a fault, then read from within', async () => {
    server.follow(() => says('密', '密。</think>', '答案。'));
    const model = open();
    expect(await faultOf(model)).toMatchObject({ reason: 'unreadable' });
    expect(await textOf(model)).toBe('答案。');
  });
});

describe('what an endpoint cannot do', () => {
  it('is asked in another way, and remembered', async () => {
    server.follow(({ body }) => {
      if (body.response_format && body.response_format.type !== 'json_object') {
        return refuses(400, 'This response_format type is unavailable now');
      }
      if (body.response_format) return refuses(422, 'response_format: json_object is not supported');
      if (body.stream_options) return refuses(400, 'Unknown parameter: stream_options');
      if (body.messages?.some(({ role }) => role === 'system')) return refuses(400, 'System role not supported');
      if ('temperature' in body) return refuses(400, "Unsupported value: 'temperature'");
      if (body.stream) return refuses(400, 'stream must be false');
      return says('{"text":"好"}');
    });
    const model = open();
    expect(await textOf(model, { ...REQUEST, json: SCHEMA })).toBe('{"text":"好"}');
    const tries = server.requests.length;
    expect(tries).toBe(7);
    expect(model.abilities()).toMatchObject({
      streams: false,
      streamUsage: false,
      json: 'words',
      systemRole: false,
      temperature: false,
    });
    const last = server.requests.at(-1)?.body.messages;
    expect(last).toHaveLength(1);
    expect(last?.[0]?.content).toContain('只用条款作答。');
    expect(last?.[0]?.content).toContain(JSON.stringify(SCHEMA.schema));
    await textOf(model, { ...REQUEST, json: SCHEMA });
    expect(server.requests).toHaveLength(tries + 1);
  });

  it('is no matter where a stream was asked for and one document comes', async () => {
    const whole = { choices: [{ index: 0, message: { role: 'assistant', content: '整段。' }, finish_reason: 'stop' }] };
    server.follow(() => ({ kind: 'status', status: 200, body: whole }));
    const model = open();
    expect(await textOf(model)).toBe('整段。');
    expect(model.abilities().streams).toBe(false);
    expect(await textOf(model)).toBe('整段。');
  });

  it('does not make a refusal for another reason look like it', async () => {
    server.follow(() => refuses(400, 'max_tokens is too large'));
    expect(await faultOf(open(), { ...REQUEST, json: SCHEMA })).toMatchObject({ reason: 'bad_request' });
    expect(server.requests).toHaveLength(1);
  });

  it('asks for a schema in the way of the protocol', async () => {
    server.follow(() => says('{}'));
    await textOf(open(), { ...REQUEST, json: SCHEMA });
    expect(server.requests[0]?.body.response_format).toMatchObject({ type: 'json_schema', json_schema: SCHEMA });
    expect(server.requests[0]?.body).toMatchObject({ model: 'made', max_tokens: 200, temperature: 0, stream: true });
  });
});

describe('new tries', () => {
  it('help over a fault that passes, before the first piece', async () => {
    server.follow(() => (server.requests.length < 3 ? refuses(503, 'overloaded') : says('好。')));
    expect(await textOf(open())).toBe('好。');
    expect(server.requests).toHaveLength(3);
  });

  it('come after the first piece never: a reply is not begun twice', async () => {
    server.follow(FAULT_SCRIPTS['broken mid-stream']);
    const model = open();
    const pieces: string[] = [];
    const reading = (async () => {
      for await (const piece of model.stream(REQUEST)) if (piece.kind === 'text') pieces.push(piece.text);
    })();
    await expect(reading).rejects.toMatchObject({ reason: 'broken_stream' });
    expect(pieces).toEqual(['第13条', '写明']);
    expect(server.requests).toHaveLength(1);
  });

  it('wait as long as Retry-After says, if there is time', async () => {
    server.follow(() =>
      server.requests.length < 2 ? refuses(429, 'slow down', { 'retry-after': '1' }) : says('好。'),
    );
    expect(await textOf(open())).toBe('好。');
    const [first, second] = server.requests;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(950);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeLessThan(2_500);
  });

  it('do not wait where Retry-After goes beyond the time', async () => {
    server.follow(() => refuses(429, 'slow down', { 'retry-after': '60' }));
    const from = performance.now();
    expect(await faultOf(open())).toMatchObject({ reason: 'rate_limited', retryAfterMs: 60_000 });
    expect(performance.now() - from).toBeLessThan(1_000);
    expect(server.requests).toHaveLength(1);
  });
});

describe('cancellation', () => {
  it('closes the connection, whether or not a piece has come', async () => {
    for (const script of ['no reply at all', 'stops midway and stays silent'] as const) {
      server.follow(FAULT_SCRIPTS[script]);
      const leave = new AbortController();
      const asked = faultOf(open({ silenceMs: 3_000 }), { ...REQUEST, signal: leave.signal });
      await expect.poll(() => server.requests.length).toBeGreaterThan(0);
      setTimeout(() => leave.abort(), 50);
      expect(await asked).toMatchObject({ reason: 'cancelled' });
      expect(await server.requests.at(-1)?.ended).toBe('left');
      server.requests.length = 0;
    }
  });

  it('closes the connection where the reader stops', async () => {
    server.follow(() => ({ kind: 'reply', pieces: Array.from({ length: 1_000 }, () => '字'), pauseMs: 5 }));
    for await (const _ of open().stream(REQUEST)) break;
    expect(await server.requests[0]?.ended).toBe('left');
  });

  it('gives up a place in the queue at once', async () => {
    server.follow(() => ({ kind: 'reply', pieces: ['好。'], pauseMs: 250 }));
    const model = open({ concurrency: 1 });
    const first = textOf(model);
    const leave = new AbortController();
    const second = faultOf(model, { ...REQUEST, signal: leave.signal });
    setTimeout(() => leave.abort(), 20);
    const from = performance.now();
    expect(await second).toMatchObject({ reason: 'cancelled' });
    expect(performance.now() - from).toBeLessThan(200);
    expect(await first).toBe('好。');
    expect(server.requests).toHaveLength(1);
  });
});

describe('many at once', () => {
  it('never ask the endpoint more than allowed, and those that find no place are told busy', async () => {
    let running = 0;
    let most = 0;
    server.follow(({ ended }) => {
      running += 1;
      most = Math.max(most, running);
      void ended.then(() => {
        running -= 1;
      });
      return { kind: 'reply', pieces: ['好。'], pauseMs: 30 };
    });
    const model = open({ concurrency: 2 });
    const told = await Promise.all(
      Array.from({ length: 14 }, () => textOf(model).catch((fault: ModelFault) => fault.reason)),
    );
    expect(most).toBeLessThanOrEqual(2);
    expect(told.filter((each) => each === '好。')).toHaveLength(10);
    expect(told.filter((each) => each === 'busy')).toHaveLength(4);
  });

  it('give a slow reader’s place to others only when it is done, and a stopped reader’s at once', async () => {
    server.follow(() => says('一', '二'));
    const model = open({ concurrency: 1 });
    for (let at = 0; at < 20; at += 1) for await (const _ of model.stream(REQUEST)) break;
    expect(await textOf(model)).toBe('一二');
  });
});

describe('an endpoint that fails again and again', () => {
  it('is left alone, and no question waits for it', async () => {
    server.follow(() => refuses(401, 'no'));
    const model = open();
    for (let at = 0; at < 5; at += 1) expect(await faultOf(model)).toMatchObject({ reason: 'unauthorised' });
    const from = performance.now();
    expect(await faultOf(model)).toMatchObject({ reason: 'circuit_open' });
    expect(performance.now() - from).toBeLessThan(50);
    expect(server.requests).toHaveLength(5);
  });

  it('is not blamed for what was wrong with single requests', async () => {
    server.follow(FAULT_SCRIPTS['content flagged']);
    const model = open();
    for (let at = 0; at < 8; at += 1) expect(await faultOf(model)).toMatchObject({ reason: 'filtered' });
  });

  it('is blamed for replies that break midway', async () => {
    server.follow(FAULT_SCRIPTS['broken mid-stream']);
    const model = open();
    for (let at = 0; at < 5; at += 1) expect(await faultOf(model)).toMatchObject({ reason: 'broken_stream' });
    expect(await faultOf(model)).toMatchObject({ reason: 'circuit_open' });
  });
});
