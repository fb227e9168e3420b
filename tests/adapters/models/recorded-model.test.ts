import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordModel, replayModel } from '../../../src/adapters/models/recorded-model.js';
import { type LanguageModel, ModelFault, type ModelRequest } from '../../../src/ports/language-model.js';

const REQUEST: ModelRequest = {
  messages: [{ role: 'user', content: '机器人有什么支持？' }],
  maxTokens: 100,
  temperature: 0,
};
let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuece-recordings-'));
  file = join(folder, 'replies.jsonl');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A model that repeats what it was asked, or fails. */
function model(fault?: ModelFault): LanguageModel {
  return {
    name: 'made',
    stream: async function* ({ messages }) {
      yield { kind: 'text', text: messages[0]?.content ?? '' };
      if (fault) throw fault;
      yield { kind: 'usage', inputTokens: 1, outputTokens: 2 };
    },
  };
}

async function all(from: LanguageModel, request = REQUEST) {
  const pieces = [];
  for await (const piece of from.stream(request)) pieces.push(piece);
  return pieces;
}

describe('recordings', () => {
  it('give the same pieces again, without the model', async () => {
    const told = await all(recordModel(model(), file));
    expect(await all(await replayModel(file))).toEqual(told);
  });

  it('fail on a request that was not recorded: with its hash and first lines, and as no fault that is answered without a model', async () => {
    await all(recordModel(model(), file));
    const replay = await replayModel(file);
    const others: readonly ModelRequest[] = [
      { ...REQUEST, messages: [{ role: 'user', content: '养老有什么支持？' }] },
      { ...REQUEST, messages: [{ role: 'system', content: '机器人有什么支持？' }] },
      { ...REQUEST, temperature: 1 },
      { ...REQUEST, maxTokens: 101 },
      { ...REQUEST, json: { name: 'reply', schema: {} } },
    ];
    for (const other of others) {
      const fault = await all(replay, other).catch((error: Error) => error);
      expect(fault).not.toBeInstanceOf(ModelFault);
      expect(String(fault)).toMatch(/no recording [0-9a-f]{32} for/u);
      expect(String(fault)).toContain(other.messages[0]?.content);
    }
  });

  it('know a request by what forms its reply, not by who waits for it', async () => {
    await all(recordModel(model(), file));
    const replay = await replayModel(file);
    expect(await all(replay, { ...REQUEST, signal: new AbortController().signal })).toHaveLength(2);
  });

  it('hold faults, which come again after the same pieces', async () => {
    await expect(all(recordModel(model(new ModelFault('broken_stream', 'cut')), file))).rejects.toThrow('cut');
    await expect(all(await replayModel(file))).rejects.toMatchObject({ reason: 'broken_stream', message: 'cut' });
  });

  it('hold no reply that its reader left: half of it would be taken for the whole', async () => {
    const recorder = recordModel(model(), file);
    for await (const _ of recorder.stream(REQUEST)) break;
    await expect(all(recordModel(model(new ModelFault('cancelled', 'left')), file))).rejects.toThrow('left');
    await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('are not taken from an empty file', async () => {
    await writeFile(file, '');
    await expect(replayModel(file)).rejects.toMatchObject({ code: 'configuration' });
  });
});
