import { describe, expect, it } from 'vitest';
import { readNearMissRules } from '../../src/adapters/near-miss-file.js';
import type { NearMissRule } from '../../src/domain/near-miss.js';
import { evaluateNearMisses } from '../../src/evaluation/evaluate-near-misses.js';
import { makeNearMisses, type NearMiss } from '../../src/evaluation/near-misses.js';
import { aClause, aQuestion, aReply, aSentence, DECLINE } from '../support/evaluation-builders.js';
import { repositoryPath } from '../support/shared-data.js';

const rule = (given: Partial<NearMissRule>): NearMissRule => ({
  kind: 'province',
  isControl: false,
  source: 'questions',
  words: ['浙江', '上海'],
  frames: ['{word}{question}'],
  replaces: null,
  skips: null,
  needs: null,
  says: ['differs-place'],
  ...given,
});
const clauses = [
  aClause('13', '推进智能机器人创新发展\n到2027年，产量达到50万台。'),
  aClause('14', '发展智能手机\n支持终端企业研发。'),
];
const asked = (id: string, question: string, locator = '13') => aQuestion({ clauses: [locator] }, { id, question });
const questionsOf = (nearMisses: readonly NearMiss[]) => nearMisses.map(({ question }) => question);

describe('near misses', () => {
  it('put a word in the place of the one that the question has, or before it', () => {
    const swap = rule({ replaces: '广东省?' });
    expect(questionsOf(makeNearMisses([swap], [asked('q-2', '广东省的机器人目标')], clauses))).toEqual([
      '浙江的机器人目标',
    ]);
    expect(questionsOf(makeNearMisses([swap], [asked('q-2', '机器人目标')], clauses))).toEqual(['浙江机器人目标']);
  });

  it('give each half words of its own, so that a rule tuned on one is tested on words that it has not seen', () => {
    const [even] = makeNearMisses([rule({})], [asked('q-2', '机器人目标')], clauses);
    const [odd] = makeNearMisses([rule({})], [asked('q-3', '机器人目标')], clauses);
    expect([even?.half, even?.question]).toEqual(['tuning', '浙江机器人目标']);
    expect([odd?.half, odd?.question]).toEqual(['scoring', '上海机器人目标']);
  });

  it('are made only of questions that must be answered, on their own, in plain Chinese', () => {
    const none = [
      aQuestion(DECLINE),
      aQuestion({}, { history: ['手机呢'] }),
      aQuestion({}, { variant: 'pinyin' }),
      aQuestion({}, { kind: 'structure' }),
    ];
    expect(none.flatMap((question) => makeNearMisses([rule({})], [question], clauses))).toEqual([]);
  });

  it('as controls hold only where the clause has the word', () => {
    const control = rule({ kind: 'same-year', isControl: true, words: ['2027年'], needs: '2027年' });
    expect(questionsOf(makeNearMisses([control], [asked('q-2', '机器人目标')], clauses))).toEqual(['2027年机器人目标']);
    expect(makeNearMisses([control], [asked('q-2', '手机有什么支持', '14')], clauses)).toEqual([]);
  });

  it('name no industry that a clause names', () => {
    const industry = rule({
      kind: 'industry',
      source: 'headings',
      words: ['手机', '石油'],
      frames: ['{word}怎么用AI'],
    });
    expect(questionsOf(makeNearMisses([industry], [], clauses))).toEqual(['石油怎么用AI']);
  });

  it('restate a target with a number that stands in no clause, and as a control with its own', () => {
    const amount = rule({ kind: 'amount', source: 'targets', words: ['3'], frames: ['是不是{target}'] });
    expect(questionsOf(makeNearMisses([amount], [], clauses))).toEqual(['是不是产量达到150万台']);
    const same = { ...amount, isControl: true, words: ['1'] };
    expect(questionsOf(makeNearMisses([same], [], clauses))).toEqual(['是不是产量达到50万台']);
  });
});

describe('the replies to near misses', () => {
  const wording = {
    say: (id: string, values: Readonly<Record<string, string>> = {}) => `${id} 写的是${values.year ?? ''}年。`,
    has: () => true,
    placeholders: () => ['year'],
  };
  const nearMiss: NearMiss = {
    kind: 'year',
    isControl: false,
    half: 'tuning',
    original: '2027年目标',
    question: '2030年目标',
    says: ['differs-year'],
  };
  const run = async (one: NearMiss, original: Parameters<typeof aReply>[0], changed: Parameters<typeof aReply>[0]) =>
    evaluateNearMisses(async ({ message }) => aReply(message === one.original ? original : changed), wording, [one], {
      asOf: '2025-01-01',
    });
  const quoted = { sentences: [aSentence('达到900亿元。', 'quote', 1)] };
  const said = { sentences: [aSentence('differs-year 写的是2027年。', 'fixed', 1), ...quoted.sentences] };

  it.each([
    ['declined', { outcome: 'no_basis' as const }, 1],
    ['answered, the difference said first', said, 1],
    ['answered without a word', quoted, 0],
    ['answered with another difference', { sentences: [aSentence('differs-place 写的是。', 'fixed')] }, 0],
  ])('%s', async (_, changed, right) => {
    expect((await run(nearMiss, quoted, changed)).nearMisses.right).toBe(right);
  });

  it('do not count where the original is declined too: the change would prove nothing', async () => {
    expect((await run(nearMiss, { outcome: 'no_basis' }, { outcome: 'no_basis' })).nearMisses.asked).toBe(0);
  });

  it('a control must be answered', async () => {
    const control = { ...nearMiss, isControl: true, says: [] };
    expect((await run(control, quoted, quoted)).controls.right).toBe(1);
    expect((await run(control, quoted, { outcome: 'no_basis' })).controls.right).toBe(0);
  });
});

describe('the rules in seeds', () => {
  const rules = readNearMissRules(repositoryPath('seeds', 'near-misses.jsonl'));

  it('have words for both halves, except where a control has but one right word', () => {
    expect(rules.filter(({ words, isControl }) => words.length < 2 && !isControl)).toEqual([]);
  });

  it('say what an answer must begin with; a control may be answered without', () => {
    expect(rules.filter(({ isControl, says }) => !isControl && says.length === 0)).toEqual([]);
  });

  it('have their words in every frame', () => {
    const bare = rules.flatMap(({ source, frames }) =>
      frames.filter((frame) => !/\{(?:word|target)\}/u.test(frame) && source !== 'targets'),
    );
    expect(bare).toEqual([]);
  });
});
