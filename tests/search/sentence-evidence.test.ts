import { describe, expect, it } from 'vitest';
import { answerTypesOf } from '../../src/search/answer-types.js';
import { readSentences } from '../../src/search/sentence-evidence.js';
import { aClause } from '../support/evaluation-builders.js';

const terms = [
  ['北京', 1],
  ['补贴', 2],
  ['额度', 1],
] as const;
const none = () => false;

describe('the evidence of sentences', () => {
  it('is of the best sentence: words that are spread over a clause say less than words that stand together', () => {
    const together = aClause('1', '北京的补贴额度另行规定。其他事项照旧。');
    const apart = aClause('2', '北京市的企业。领取补贴。有额度。');
    expect(readSentences(together, terms, none, []).specific).toBe(1);
    expect(readSentences(apart, terms, none, []).specific).toBe(0.5);
  });

  it('does not count what the title and the names of places account for: openings repeat them and answer nothing', () => {
    const opening = aClause('1', '北京市发布通知。');
    expect(readSentences(opening, terms, none, []).specific).toBe(0.25);
    expect(readSentences(opening, terms, (term) => term === '北京', []).specific).toBe(0);
  });

  it('takes numbers and Latin words whole', () => {
    const figures = aClause('1', '到2025年，train 5台。');
    const holds = (term: string): boolean => readSentences(figures, [[term, 1]], none, []).specific === 1;
    expect(['2025', '5', 'train'].map(holds)).toEqual([true, true, true]);
    expect(['202', '25', 'ai', 'rain'].map(holds)).toEqual([false, false, false, false]);
  });

  it('knows a sentence that has the kind of thing asked for', () => {
    const both = aClause('1', '补贴额度由各市规定。每户补贴500万元。');
    const asked = answerTypesOf('补贴最高多少');
    expect(asked).toEqual(['figure']);
    expect(readSentences(both, terms, none, asked).answerType).toBe(0.5);
    expect(readSentences(both, terms, none, answerTypesOf('补贴有什么用')).answerType).toBe(0);
  });

  it('is nothing for a question without weight', () => {
    expect(readSentences(aClause('1', '北京。'), [], none, [])).toEqual({ specific: 0, answerType: 0 });
  });
});
