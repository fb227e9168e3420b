import { createRemoteReranker } from '../../src/adapters/models/remote-reranker.js';
import { startModelServer } from '../support/scripted-model-server.js';
import { describeReranker } from './reranker.contract.js';

describeReranker('an endpoint', async () => {
  const server = await startModelServer();
  const reranker = createRemoteReranker({ baseUrl: server.baseUrl, model: 'made', apiKey: 'key' });
  return { reranker, close: server.close };
});
