import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refuses, says } from '../support/model-script.js';
import { closedBaseUrl, type ModelServer, startModelServer } from '../support/scripted-model-server.js';
import { runCommand } from './run-command.js';

const KEY = 'sk-secret-0123456789';
let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

function configure(kinds: readonly string[], baseUrl = server.baseUrl): void {
  for (const kind of kinds) {
    vi.stubEnv(`YUECE_${kind}_BASE_URL`, baseUrl);
    vi.stubEnv(`YUECE_${kind}_MODEL`, `made-${kind.toLowerCase()}`);
    vi.stubEnv(`YUECE_${kind}_API_KEY`, KEY);
  }
}

describe('models check', () => {
  it('says that nothing is configured, which is no fault', async () => {
    const { code, stdout } = await runCommand('models', 'check');
    expect(code).toBe(0);
    expect(stdout).toContain('没有配置任何模型服务');
    expect(JSON.parse((await runCommand('models', 'check', '--json')).stdout)).toEqual({
      languageModel: null,
      embedder: null,
      reranker: null,
    });
  });

  it('tells what every endpoint was found to do', async () => {
    configure(['LLM', 'EMBEDDING', 'RERANK']);
    server.follow(({ path, body }) => {
      if (path !== '/chat/completions') return null;
      if (body.response_format?.type === 'json_schema') return refuses(400, 'response_format json_schema unavailable');
      return says('<think>想</think>', body.response_format ? '{"city":"广州"}' : '广州');
    });
    const { code, stdout } = await runCommand('models', 'check', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      languageModel: {
        works: true,
        model: 'made-llm',
        streams: true,
        tellsUsage: true,
        json: 'object',
        givesJson: true,
        systemRole: true,
        temperature: true,
        thinks: true,
        firstPieceMs: expect.any(Number),
      },
      embedder: { works: true, model: 'made-embedding', dimension: 64, queryMs: expect.any(Number) },
      reranker: { works: true, model: 'made-rerank', ordersWell: true, scoreMs: expect.any(Number) },
    });
    const table = (await runCommand('models', 'check')).stdout;
    for (const row of [
      '语言模型　made-llm　可用',
      'JSON　json_object，所得为 JSON',
      '思考内容　有，已去除',
      '维数　64',
    ]) {
      expect(table).toContain(row);
    }
  });

  it('ends with 1 where one does not work, says why, and never shows a key', async () => {
    configure(['LLM', 'EMBEDDING', 'RERANK']);
    server.follow(({ path }) => (path === '/chat/completions' ? refuses(401, `wrong key ${KEY}`) : refuses(400, KEY)));
    for (const format of [[], ['--json']]) {
      const { code, stdout, stderr } = await runCommand('models', 'check', ...format);
      expect(code).toBe(1);
      expect(stdout).toContain('unauthorised: HTTP 401');
      expect(stdout).toContain('bad_request: HTTP 400');
      expect(stdout + stderr).not.toContain(KEY);
    }
  });

  it('tells an endpoint that is not there from one that refuses', async () => {
    configure(['RERANK'], await closedBaseUrl());
    const { code, stdout } = await runCommand('models', 'check');
    expect(code).toBe(1);
    expect(stdout).toMatch(/重排模型　made-rerank　不可用\n {2}原因　unreachable: .*ECONNREFUSED/u);
  });

  it('knows no other operation', async () => {
    const { code, stderr } = await runCommand('models', 'list');
    expect(code).toBe(2);
    expect(stderr).toContain('没有操作“list”');
  });
});
