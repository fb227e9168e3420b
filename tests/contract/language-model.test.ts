import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOpenaiLanguageModel } from '../../src/adapters/models/openai-language-model.js';
import { recordModel, replayModel } from '../../src/adapters/models/recorded-model.js';
import { refuses, says } from '../support/model-script.js';
import { startModelServer } from '../support/scripted-model-server.js';
import { CONTRACT_REPLY, CONTRACT_REQUEST, describeLanguageModel } from './language-model.contract.js';

const settings = { model: 'made', apiKey: 'key', timeoutMs: 5_000, concurrency: 2 };

describeLanguageModel('an endpoint that streams', async () => {
  const server = await startModelServer(() => says(...CONTRACT_REPLY));
  return { model: createOpenaiLanguageModel({ ...settings, baseUrl: server.baseUrl }), close: server.close };
});

describeLanguageModel('an endpoint that does not stream, with thinking in its text', async () => {
  const server = await startModelServer(({ body }) =>
    body.stream ? refuses(400, 'stream is not supported') : says('<think>也许', '</think>', ...CONTRACT_REPLY),
  );
  return { model: createOpenaiLanguageModel({ ...settings, baseUrl: server.baseUrl }), close: server.close };
});

describeLanguageModel('recordings', async () => {
  const server = await startModelServer(() => says(...CONTRACT_REPLY));
  const folder = await mkdtemp(join(tmpdir(), 'yuece-recordings-'));
  const file = join(folder, 'replies.jsonl');
  const recorded = recordModel(createOpenaiLanguageModel({ ...settings, baseUrl: server.baseUrl }), file);
  for await (const piece of recorded.stream(CONTRACT_REQUEST)) if (piece.kind === 'usage') break;
  for await (const _ of recorded.stream(CONTRACT_REQUEST));
  await server.close();
  return { model: await replayModel(file), close: () => rm(folder, { recursive: true, force: true }) };
});
