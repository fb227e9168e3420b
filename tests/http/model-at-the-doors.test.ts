import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOpenaiLanguageModel } from '../../src/adapters/models/openai-language-model.js';
import { createLogger } from '../../src/http/create-logger.js';
import type { LanguageModel } from '../../src/ports/language-model.js';
import { refuses } from '../support/model-script.js';
import { parrot } from '../support/parrot-model.js';
import { type ModelServer, startModelServer } from '../support/scripted-model-server.js';
import { openSeedYuece } from '../support/seed-yuece.js';
import { fakeServices, logSink } from './fake-services.js';
import { runServer } from './running-server.js';

const KEY = 'sk-key-of-the-model';
const QUESTION = '省里怎么支持机器人企业';
/** What the parrot repeats of clause 11. */
const SENTENCE = '加快机器脑、机器肢、机器体、通用产品等产品研发生产，推动人形机器人等具身智能机器人研制和应用。';

let server: ModelServer;
let endpoint: LanguageModel;
const notices: string[] = [];
const yuece = openSeedYuece({
  languageModel: {
    model: { name: 'parrot', stream: (request) => endpoint.stream(request) },
    judges: false,
    timeoutMs: 5000,
  },
  onNotice: (message) => notices.push(message),
});
beforeAll(async () => {
  server = await startModelServer();
  endpoint = createOpenaiLanguageModel({
    baseUrl: server.baseUrl,
    model: 'parrot',
    apiKey: KEY,
    timeoutMs: 5000,
    concurrency: 2,
  });
});
afterAll(() => server.close());

describe('a model behind the doors', () => {
  it('is streamed sentence by sentence through both, as the same proven answer', async () => {
    server.follow(parrot);
    const { url } = await runServer(fakeServices({ chat: yuece().chat }));
    const response = await fetch(`${url}/api/v1/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ message: QUESTION, asOf: '2025-01-01' }),
    });
    const events = (await response.text()).split('\n\n').filter((event) => event.startsWith('event:'));
    const data = (event = ''): Record<string, unknown> => JSON.parse(/^data: (.*)$/mu.exec(event)?.[1] ?? '{}');
    const deltas = events.filter((event) => event.startsWith('event: delta')).map((event) => data(event).text);
    const done = data(events.find((event) => event.startsWith('event: done')));
    expect(done).toMatchObject({ engine: 'parrot', outcome: 'answered' });
    expect(deltas.join('')).toBe(done.answer);
    expect(deltas[0]).toContain(SENTENCE);
    expect(done.answer).not.toContain('100万');
    expect(done).not.toHaveProperty('prompts');

    const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: 'none', maxRetries: 0 });
    const { choices } = await client.chat.completions.create({
      model: 'yuece',
      messages: [{ role: 'user', content: QUESTION }],
    });
    expect(choices[0]?.message.content).toContain(SENTENCE);
    expect(choices[0]?.message).toHaveProperty('citations');
  });

  it('is counted, words and faults, and told in the log; its key and its sentences are in neither', async () => {
    const sink = logSink();
    notices.length = 0;
    const { request } = await runServer(
      fakeServices({ chat: yuece().chat, logger: createLogger('trace', sink.stream) }),
    );
    const ask = () => request.post('/api/v1/chat').send({ message: QUESTION, asOf: '2025-01-01' }).expect(200);
    server.follow(parrot);
    await ask();
    server.follow(() => refuses(401, `invalid api key ${KEY}`));
    expect((await ask()).body.engine).toBe('extractive');

    const { text } = await request.get('/metrics');
    for (const line of [
      'yuece_model_answers_total{words="model"} 1',
      'yuece_model_answers_total{words="extract"} 1',
      'yuece_model_faults_total{reason="unauthorised"} 1',
      'yuece_model_disbelieved_total{kind="figure"} 1',
      'yuece_model_wording_seconds_count 2',
    ])
      expect(text).toContain(line);
    expect(text).toMatch(/yuece_model_tokens_total\{direction="input"\} [1-9]/u);
    expect(notices.some((notice) => /gave no whole reply: unauthorised/u.test(notice))).toBe(true);
    expect(notices).toContain('model parrot wrote a sentence that is not proven: figure');
    for (const hidden of [KEY, '100万元']) expect([text, sink.text(), ...notices].join('\n')).not.toContain(hidden);
  });
});
