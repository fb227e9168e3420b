import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunnableLambda } from '@langchain/core/runnables';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openForLangChain, type YueceForLangChain } from '../../src/langchain.js';

const dataDir = mkdtempSync(join(tmpdir(), 'yuece-langchain-'));
let yuece: YueceForLangChain;
beforeAll(async () => {
  yuece = await openForLangChain({ dataDir, limit: 3 });
});
afterAll(async () => {
  await yuece.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the retriever for LangChain', () => {
  it('gives clauses as documents, best first, at most as many as asked for', async () => {
    const found = await yuece.retriever.invoke('机器人产业的目标');
    expect(found).toHaveLength(3);
    expect(found[0]?.id).toBe('yuebanhan-2024-88#11');
    expect(found[0]?.pageContent).toContain('900亿元');
    expect(found[0]?.metadata).toMatchObject({ number: '11', heading: '推进智能机器人创新发展' });
  });

  it('plugs into a chain', async () => {
    const chain = yuece.retriever.pipe(RunnableLambda.from((found: { id?: string }[]) => found.map(({ id }) => id)));
    expect(await chain.invoke('第13条')).toContain('yuebanhan-2024-88#13');
  });

  it('comes with the whole assistant, which keeps the limits of the other doors', async () => {
    const answer = await yuece.assistant.invoke('机器人产业的目标');
    expect(answer).toMatchObject({ outcome: 'answered', engine: 'extractive', citations: [{ number: '11' }] });
    // What is measured inside is not for callers.
    expect(answer).not.toHaveProperty('confidence');
    await expect(yuece.assistant.invoke(' ')).rejects.toThrow('问题不能为空');
    const history = Array.from({ length: 21 }, () => ({ role: 'user' as const, content: '问' }));
    await expect(yuece.assistant.invoke({ question: '问', history })).rejects.toThrow('历史消息不能超过 20 条');
  });

  it('judges validity on the day that it is opened for; a question may name its own', async () => {
    const then = await openForLangChain({ dataDir, asOf: '2024-01-01' });
    try {
      expect(await then.retriever.invoke('机器人产业的目标')).toEqual([]);
      const question = '机器人产业的目标';
      expect((await then.assistant.invoke(question)).outcome).not.toBe('answered');
      expect((await then.assistant.invoke({ question, asOf: '2025-01-01' })).outcome).toBe('answered');
    } finally {
      await then.close();
    }
    await expect(openForLangChain({ dataDir, asOf: '2025-02-30' })).rejects.toThrow('日期应写作 YYYY-MM-DD');
  });

  it('comes with the embeddings behind it', async () => {
    expect(await yuece.embeddings.embedQuery('算力')).toHaveLength(384);
  });
});
