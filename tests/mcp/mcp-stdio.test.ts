import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryDataDir } from '../support/real-server.js';
import { repositoryPath } from '../support/shared-data.js';
import { textOf } from './text-of.js';

const COMMAND = [repositoryPath('dist', 'cli.js'), 'mcp', '--data-dir'];

// The first process builds the index, with a progress bar: none of that may reach stdout.
describe('yuece mcp', { timeout: 60_000 }, () => {
  let dataDir: ReturnType<typeof temporaryDataDir>;
  beforeAll(async () => {
    dataDir = temporaryDataDir();
  });
  afterAll(() => dataDir?.remove());

  it('serves the official client over stdin and stdout, and ends with it', async () => {
    const args = [...COMMAND, dataDir.path];
    const transport = new StdioClientTransport({
      command: process.execPath,
      args,
      cwd: repositoryPath(),
      stderr: 'ignore',
    });
    const client = new Client({ name: 'test', version: '0' });
    await client.connect(transport);
    const pid = transport.pid;
    const reply = await client.callTool({ name: 'ask_policy', arguments: { question: '机器人产业的目标是多少' } });
    expect(textOf(reply)).toContain('900亿元');
    const wrong = await client.callTool({ name: 'get_clause', arguments: { id: '13' } });
    expect(textOf(wrong)).toContain('没有这一条款');
    expect((await client.listResources()).resources).toHaveLength(1);
    await client.close();
    expect(() => process.kill(pid ?? 0, 0)).toThrow();
  });

  it('writes nothing but the protocol to stdout, and exits with 0 when its input ends', async () => {
    const child = spawn(process.execPath, [...COMMAND, dataDir.path], { cwd: repositoryPath() });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      out += piece;
    });
    const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '0' } };
    child.stdin.write(`not json\n${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params })}\n`);
    await once(child.stdout, 'data');
    child.stdin.end();
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ jsonrpc: '2.0' });
    expect(lines.at(-1)).toContain('"id":1');
  });
});
