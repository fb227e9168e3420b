import { createOpenaiLanguageModel } from '../../src/adapters/models/openai-language-model.js';
import { refuses, says } from '../support/model-script.js';
import { startModelServer } from '../support/scripted-model-server.js';
import { CONTRACT_REPLY, describeLanguageModel } from './language-model.contract.js';

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
