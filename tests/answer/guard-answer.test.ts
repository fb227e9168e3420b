import { describe, expect, it } from 'vitest';
import { readForbiddenTerms } from '../../src/adapters/forbidden-terms-file.js';
import { createOpenccConverter } from '../../src/adapters/opencc-converter.js';
import { readWording } from '../../src/adapters/prompts/prompt-files.js';
import { guardAnswer } from '../../src/answer/guard-answer.js';
import type { Answer, AnswerSentence, Citation } from '../../src/domain/answer.js';
import { compileCues } from '../../src/search/compile-cues.js';
import { documentId } from '../support/evaluation-builders.js';
import { repositoryPath } from '../support/shared-data.js';

const wording = readWording(repositoryPath('prompts'));
const converter = createOpenccConverter();
const terms = compileCues(readForbiddenTerms(repositoryPath('prompts', 'guard', 'forbidden-terms.md')));
const guard = (answer: Answer) =>
  guardAnswer(answer, wording, (text) => terms.exec(converter.toSimplified(text))?.[0] ?? null);

const said = (text: string, kind: AnswerSentence['kind'] = 'fixed', citations: number[] = []): AnswerSentence => ({
  text,
  kind,
  citations,
});
const answerOf = (sentences: readonly AnswerSentence[], more: Partial<Answer> = {}): Answer => ({
  outcome: 'answered',
  markdown: sentences.map(({ text }) => text).join('\n\n'),
  sentences,
  citations: [],
  followUps: [],
  notice: wording.say('notice'),
  engine: 'extractive',
  ...more,
});
const citing = (quote: string): Citation => ({
  index: 1,
  clauseId: '' as Citation['clauseId'],
  documentId: documentId('a-law'),
  documentTitle: '某法',
  docNumber: null,
  number: '1',
  label: '某法第1条',
  path: [],
  heading: '',
  quote,
  span: [0, quote.length],
  validity: 'in_force',
  url: null,
});

describe('the guard of what goes out', () => {
  it.each([
    '您的申请一定能通过。',
    '我们保证您拿到补贴。',
    '您的申請一定能通過。',
    '推荐您选择某某公司。',
    '这是全省排名第一的企业。',
    '可以走后门办理。',
    '我是工作人员。',
    'Your application will definitely pass.',
  ])('holds back an answer that says “%s”', (text) => {
    for (const kind of ['fixed', 'statement'] as const) {
      const { answer, fault } = guard(answerOf([said(text, kind)]));
      expect(fault).toMatch(/forbidden words/u);
      expect(answer).toMatchObject({ outcome: 'failed', citations: [], markdown: wording.say('failed') });
      expect(JSON.stringify(answer)).not.toContain(text);
      expect(answer.notice).toMatch(/人工智能.*生成/u);
    }
  });

  it('holds back an answer without the AI label, and sends the fixed reply with it', () => {
    const { answer, fault } = guard(answerOf([said('算力规模超过60EFLOPS。', 'quote')], { notice: '仅供参考' }));
    expect(fault).toBe('no AI label');
    expect(answer).toMatchObject({ outcome: 'failed', notice: wording.say('notice') });
  });

  it('lets the law speak: quotations, and sentences in words of the clause they cite', () => {
    const law = '国家保证公民的权利。';
    const answer = answerOf([said(law, 'quote', [1]), said('国家保证公民的权利。', 'statement', [1])], {
      citations: [citing(law)],
    });
    expect(guard(answer)).toEqual({ answer, fault: null });
  });

  it('does not let one clause speak for a sentence that cites another', () => {
    const answer = answerOf([said('我们保证批准。', 'statement', [])], { citations: [citing('国家保证公民的权利。')] });
    expect(guard(answer).fault).not.toBeNull();
  });

  it('leaves out a follow-up question with a forbidden word, and nothing else', () => {
    const { answer, fault } = guard(answerOf([said('见下。')], { followUps: ['怎么保证通过', '第1条讲什么'] }));
    expect({ fault, followUps: answer.followUps }).toEqual({ fault: null, followUps: ['第1条讲什么'] });
  });

  it('has nothing to hold back in any fixed wording', () => {
    const ids = ['greeting', 'refused-fraud', 'self-harm', 'complaint', 'account', 'no-basis', 'handoff', 'failed'];
    for (const id of ids) expect(guard(answerOf([said(wording.say(id))])).fault, id).toBeNull();
  });
});
