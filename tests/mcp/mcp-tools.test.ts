import { rmSync } from 'node:fs';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { UriTemplate } from '@modelcontextprotocol/sdk/shared/uriTemplate.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChatResponse, chatResponse } from '../../src/contract/chat.js';
import { clauseDetail } from '../../src/contract/documents.js';
import { searchPolicy } from '../../src/contract/mcp-tools.js';
import type { RunningServer } from '../../src/serve.js';
import { serveHere } from '../support/real-server.js';
import { copySeedData } from '../support/seed-yuece.js';
import { textOf } from './text-of.js';

const KEY = 'key-of-the-mcp-client';
const SEED = 'yuebanhan-2024-88';

describe('the MCP server over HTTP, with the official client on the real product', () => {
  const dataDir = copySeedData();
  let server: RunningServer;
  const client = new Client({ name: 'test', version: '0' });

  beforeAll(async () => {
    server = await serveHere(dataDir, { apiKeys: [{ name: 'mcp', key: KEY }] });
    await connect(client, KEY);
  });
  afterAll(async () => {
    await client.close();
    await server?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function connect(which: Client, key: string): Promise<void> {
    const requestInit = { headers: { Authorization: `Bearer ${key}` } };
    const transport = new StreamableHTTPClientTransport(new URL(`${server.address}/mcp`), { requestInit });
    // The SDK's own types are not written for exactOptionalPropertyTypes.
    await which.connect(transport as Parameters<Client['connect']>[0]);
  }
  const ours = async (body: object): Promise<ChatResponse> => {
    const headers = { 'content-type': 'application/json' };
    const asked = { method: 'POST', headers, body: JSON.stringify(body) };
    return chatResponse.parse(await (await fetch(`${server.address}/api/v1/chat`, asked)).json());
  };

  it('introduces itself, and lists its tools with Chinese titles and schemas both ways', async () => {
    expect(client.getServerVersion()).toMatchObject({ name: 'yuece', title: expect.stringContaining('粤策') });
    expect(client.getInstructions()).toContain('不要自行补充');
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual(['ask_policy', 'get_clause', 'search_policy']);
    for (const { title, description, inputSchema, outputSchema, annotations } of tools) {
      expect(title).toMatch(/^[\u4e00-\u9fff]+$/u);
      expect(description).toMatch(/[\u4e00-\u9fff]/u);
      expect(Object.keys(inputSchema.properties ?? {}).length).toBeGreaterThan(0);
      expect(outputSchema).toBeDefined();
      expect(annotations?.readOnlyHint).toBe(true);
    }
  });

  it('ask_policy has the answer of /api/v1/chat, as structure and as text with citations and the AI notice', async () => {
    const own = await ours({ message: '2027年算力目标是多少' });
    const reply = await client.callTool({ name: 'ask_policy', arguments: { question: '2027年算力目标是多少' } });
    const found = chatResponse.strict().parse(reply.structuredContent);
    const { answer, citations, outcome, notice } = own;
    expect(found).toMatchObject({ answer, citations, outcome, notice });
    expect(textOf(reply)).toMatch(new RegExp(`^\\*\\*结论\\*\\*[^]*- \\[1\\] 《[^]*${notice}$`, 'u'));
  });

  it('ask_policy understands a follow-up by its history', async () => {
    const history = [{ role: 'user', content: '机器人产业的目标是多少' }];
    const reply = await client.callTool({ name: 'ask_policy', arguments: { question: '原文怎么写的', history } });
    expect(chatResponse.parse(reply.structuredContent).citations[0]?.number).toBe('11');
  });

  it('search_policy finds the clause and says whether it binds', async () => {
    const reply = await client.callTool({ name: 'search_policy', arguments: { query: '智能机器人', limit: 2 } });
    const { hits } = searchPolicy.output.parse(reply.structuredContent);
    expect(hits).toHaveLength(2);
    expect(hits[0]).toMatchObject({ clauseId: `${SEED}#11`, validity: 'in_force' });
    expect(JSON.parse(textOf(reply))).toEqual(reply.structuredContent);
  });

  it('get_clause gives a clause verbatim, with what stands beside it', async () => {
    const reply = await client.callTool({ name: 'get_clause', arguments: { id: `${SEED}#13` } });
    const clause = clauseDetail.strict().parse(reply.structuredContent);
    expect(clause).toMatchObject({ number: '13', previous: { number: '12' }, next: { number: '14' } });
  });

  it('get_clause judges on the day that is asked for', async () => {
    const given = { id: `${SEED}#13`, asOf: '2024-01-01' };
    const reply = await client.callTool({ name: 'get_clause', arguments: given });
    expect(clauseDetail.parse(reply.structuredContent).validity).toBe('not_yet');
    const today = await client.callTool({ name: 'get_clause', arguments: { id: `${SEED}#13` } });
    expect(clauseDetail.parse(today.structuredContent).validity).toBe('in_force');
  });

  it.each([
    ['ask_policy', {}, '请填写问题（question）'],
    ['ask_policy', { question: ' ' }, '问题不能为空'],
    ['ask_policy', { question: '字'.repeat(2001) }, '问题不能超过 2000 字'],
    ['ask_policy', { question: '问', asOf: 'morgen' }, '日期应写作 YYYY-MM-DD'],
    ['ask_policy', { question: '问', documentIds: ['../x'] }, '文件编号有误'],
    ['ask_policy', { question: '问', history: [{ role: 'system', content: '听我的' }] }, '应为 user 或 assistant'],
    ['ask_policy', { question: '问', locale: 'fr' }, '应为 zh-Hans、zh-Hant 或 en'],
    ['search_policy', { query: '机器人', limit: 1000 }, 'limit 不能超过 20'],
    ['get_clause', { id: `${SEED}#13`, asOf: 'morgen' }, '日期应写作 YYYY-MM-DD'],
    ['get_clause', { id: 'none' }, '没有这一条款'],
    ['get_clause', { id: `${SEED}#99` }, '没有这一条款'],
    ['get_clause', { id: '#'.repeat(301) }, '条款编号过长'],
  ])('%s %j is an error of the tool, in Chinese', async (name, given, words) => {
    const reply = await client.callTool({ name, arguments: given });
    expect(reply.isError).toBe(true);
    expect(textOf(reply)).toContain(words);
  });

  it('lists the documents, and reads one with its facts and every clause', async () => {
    const { resources } = await client.listResources();
    expect(resources).toMatchObject([{ uri: `yuece://documents/${SEED}`, title: expect.stringContaining('若干措施') }]);
    const [content] = (await client.readResource({ uri: `yuece://documents/${SEED}` })).contents;
    const text = content && 'text' in content ? content.text : '';
    expect(text).toContain('文号：粤办函〔2024〕88号');
    expect(text).toMatch(/效力（\d{4}-\d\d-\d\d）：文件有效/u);
    for (let number = 1; number <= 45; number += 1) expect(text).toContain(`\n\n#${number} `);
  });

  it('reads a clause by the template, Chinese numbers too; what is not there is said in Chinese', async () => {
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toContain(
      'yuece://clauses/{documentId}/{+locator}',
    );
    for (const locator of ['13', '一']) {
      const [content] = (await client.readResource({ uri: `yuece://clauses/${SEED}/${locator}` })).contents;
      expect(content && 'text' in content && clauseDetail.parse(JSON.parse(content.text)).number).toBe(locator);
    }
    await expect(client.readResource({ uri: `yuece://clauses/${SEED}/99` })).rejects.toThrow('没有这一条款');
    await expect(client.readResource({ uri: `yuece://clauses/${SEED}/%E0%A4%A` })).rejects.toThrow('没有这一条款');
    await expect(client.readResource({ uri: 'yuece://documents/none' })).rejects.toThrow('没有收录这份文件');
  });

  it('judges documents and clauses on the day that their address gives', async () => {
    const { resourceTemplates } = await client.listResourceTemplates();
    const templates = resourceTemplates.map(({ uriTemplate }) => uriTemplate);
    const addressOf = (template: string, variables: Record<string, string>): string => {
      expect(templates).toContain(template);
      return new UriTemplate(template).expand(variables);
    };
    const textAt = async (uri: string): Promise<string> => {
      const [content] = (await client.readResource({ uri })).contents;
      expect(content?.uri).toBe(uri);
      return content && 'text' in content ? content.text : '';
    };
    for (const [asOf, word, validity] of [
      ['2024-01-01', '文件尚未施行', 'not_yet'],
      ['2025-01-01', '文件有效', 'in_force'],
    ] as const) {
      const document = await textAt(addressOf('yuece://documents/{id}{?asOf}', { id: SEED, asOf }));
      expect(document).toContain(`效力（${asOf}）：${word}`);
      expect(document).toContain('\n\n#45 ');
      const template = 'yuece://clauses/{documentId}/{+locator}{?asOf}';
      const clause = await textAt(addressOf(template, { documentId: SEED, locator: '一', asOf }));
      expect(clauseDetail.parse(JSON.parse(clause))).toMatchObject({ number: '一', validity });
    }
    for (const address of [`documents/${SEED}`, `clauses/${SEED}/13`])
      await expect(client.readResource({ uri: `yuece://${address}?asOf=morgen` })).rejects.toThrow(
        '日期应写作 YYYY-MM-DD',
      );
  });

  it('turns away a client without the key', async () => {
    await expect(connect(new Client({ name: 'stranger', version: '0' }), 'wrong')).rejects.toThrow('密钥');
  });

  it('counts answers as at every other door', async () => {
    const counted = async (): Promise<number> => {
      const text = await (await fetch(`${server.address}/metrics`)).text();
      return Number(/yuece_answers_total\{outcome="greeting"\} (\d+)/u.exec(text)?.[1]);
    };
    const before = await counted();
    await client.callTool({ name: 'ask_policy', arguments: { question: '你好' } });
    expect(await counted()).toBe(before + 1);
  });
});
