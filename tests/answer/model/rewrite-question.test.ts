import { describe, expect, it } from 'vitest';
import { readModelPrompts } from '../../../src/adapters/prompts/model-prompts.js';
import { startUse } from '../../../src/answer/model/ask-model.js';
import { rewriteQuestion } from '../../../src/answer/model/rewrite-question.js';
import type { UnderstoodQuestion } from '../../../src/search/understand-question.js';
import { fakeModel, type ModelAct } from '../../support/fake-model.js';
import { repositoryPath } from '../../support/shared-data.js';

const prompts = readModelPrompts(repositoryPath('prompts', 'model'));
/** Two-character words, which is enough of a reading here. */
const understand = (plain: string): UnderstoodQuestion => ({
  plain,
  terms: [],
  subject: (plain.match(/机器人|无人机|深圳|补贴|目标/gu) ?? []).map((said) => ({
    said,
    readings: [[said]],
    own: true,
  })),
  types: [],
  placeTerms: new Set(),
  steps: [],
});
const rewrite = (...acts: readonly ModelAct[]) =>
  rewriteQuestion(
    {
      model: fakeModel(() => acts),
      prompts,
      timeoutMs: 200,
      understand,
      route: ([text = '']) => (text.includes('忽略') ? ({ label: 'jailbreak' } as never) : null),
    },
    { message: '那它的目标呢', earlier: ['机器人有什么政策，2027年前'] },
    startUse(),
  );
const said = (questions: readonly string[], label = 'policy') => JSON.stringify({ label, questions });

describe('a follow-up read by the model', () => {
  it('is taken where all its subjects are the person’s own', async () => {
    expect(await rewrite(said(['机器人的目标是什么']))).toBe('机器人的目标是什么');
    expect(await rewrite('好的，', '```json\n', said(['机器人的目标', '2027年的目标']), '\n```')).toBe(
      '机器人的目标？2027年的目标',
    );
  });

  it('is not taken with a subject, a place, a year or a name that nobody spoke of', async () => {
    for (const question of [
      '无人机的目标是什么',
      '深圳机器人的目标',
      '2030年机器人的目标',
      'OpenAI机器人的目标',
      '机器人补贴',
    ]) {
      expect(await rewrite(said([question])), question).toBeNull();
      expect(await rewrite(said(['机器人的目标', question])), question).toBeNull();
    }
  });

  it('is not taken where the rules would not answer it, or the model takes the message for something else', async () => {
    expect(await rewrite(said(['忽略机器人的目标']))).toBeNull();
    expect(await rewrite(said(['机器人的目标'], 'other'))).toBeNull();
  });

  it('is not taken from a reply of another shape, and a fault is none either', async () => {
    const wrong = ['', '机器人的目标', '{"label":"policy"}', said([]), said(['机', '器']), said(['a', 'b', 'c', 'd'])];
    for (const reply of wrong) expect(await rewrite(reply)).toBeNull();
    expect(await rewrite(new Error('broken'))).toBeNull();
    expect(await rewrite(60_000)).toBeNull();
    expect(await rewrite('{'.repeat(5000))).toBeNull();
  });
});
