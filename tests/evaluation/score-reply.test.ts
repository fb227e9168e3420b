import { describe, expect, it } from 'vitest';
import { scoreReply } from '../../src/evaluation/score-reply.js';
import {
  aCitation,
  aQuestion,
  aReply,
  aRightReply,
  aSentence,
  DECLINE,
  documentId,
  GROUND,
} from '../support/evaluation-builders.js';

const score = (question = aQuestion(), reply = aRightReply()) => scoreReply(question, reply, GROUND);

describe('a reply held against its question', () => {
  it('is right where outcome, clause and proof all hold', () => {
    expect(score()).toMatchObject({
      right: true,
      outcomeRight: true,
      clauseFirst: true,
      clauseAny: true,
      clauseAll: true,
      falselyRefused: false,
      refusedRightly: null,
      nonVerbatim: [],
      inventedClauses: [],
      inventedFigures: [],
      uncited: [],
      missing: null,
      forbidden: null,
    });
  });

  it('tells a right clause cited second from one cited first', () => {
    const reply = aRightReply({ citations: [aCitation(2, '14'), aCitation(1, '13')] });
    expect(score(aQuestion(), reply)).toMatchObject({ clauseFirst: false, clauseAny: true, right: false });
  });

  it('takes any of several right clauses as first, and asks for all of them apart', () => {
    expect(score(aQuestion({ clauses: ['14', '13'] }))).toMatchObject({
      clauseFirst: true,
      clauseAll: false,
      right: true,
    });
  });

  it('takes an item inside the right measure for the measure, but not a measure whose number begins alike', () => {
    const inside = { ...aCitation(1, '13'), clauseId: `${aCitation(1, '13').clauseId}/2` as never };
    expect(score(aQuestion(), aReply({ citations: [inside] })).clauseFirst).toBe(true);
    expect(score(aQuestion({ clauses: ['1'] })).clauseFirst).toBe(false);
  });

  it('never takes the same number in another document for the right clause', () => {
    const other = documentId('other-law');
    const reply = aRightReply({
      citations: [{ ...aCitation(1, '13'), documentId: other, clauseId: 'other-law#13' as never }],
    });
    expect(score(aQuestion(), reply).clauseFirst).toBe(false);
  });

  describe('with an ordered list', () => {
    const list = aQuestion({ clauses: ['13', '14'], ordered: true, tolerated: ['一'] });
    const citing = (...locators: string[]) =>
      score(list, aReply({ citations: locators.map((locator, at) => aCitation(at + 1, locator)) }));

    it('is right for exactly the list, tolerated clauses and repetitions aside', () => {
      expect(citing('一', '13', '13', '14')).toMatchObject({ clauseFirst: true, clauseAll: true, right: true });
    });

    it('is wrong for another order, a gap, or a clause that is not asked for', () => {
      expect(citing('14', '13')).toMatchObject({ clauseFirst: false, clauseAny: true, clauseAll: false, right: false });
      expect(citing('13')).toMatchObject({ clauseFirst: true, clauseAll: false, right: false });
      expect(citing('13', '14', '15').clauseAll).toBe(false);
    });
  });

  describe('of a declined question', () => {
    const declined = aReply({ outcome: 'no_basis', citations: [aCitation(1, '13')] });

    it('counts a refusal as right only where nothing but a refusal is acceptable', () => {
      expect(score(aQuestion(DECLINE), declined)).toMatchObject({
        refusedRightly: true,
        falselyRefused: null,
        right: true,
      });
      expect(score(aQuestion(DECLINE))).toMatchObject({ refusedRightly: false, outcomeRight: false, right: false });
    });

    it('counts a refusal of what must be answered as false, though its nearest clause is the right one', () => {
      expect(score(aQuestion(), declined)).toMatchObject({
        falselyRefused: true,
        clauseFirst: false,
        nearestRight: true,
        right: false,
      });
    });

    it('owes no clause where a refusal is as acceptable as an answer', () => {
      const either = aQuestion({ outcomes: ['answered', 'no_basis'], clauses: ['14'], mustInclude: ['20%'] });
      expect(score(either, declined)).toMatchObject({
        clauseFirst: null,
        missing: null,
        refusedRightly: null,
        right: true,
      });
      expect(score(either)).toMatchObject({ clauseFirst: false, missing: ['20%'], right: false });
    });
  });

  describe('with quotations', () => {
    it('faults a quote that is not the clause at its span, by a single character', () => {
      const altered = { ...aCitation(1, '13'), quote: aCitation(1, '13').quote.replace('不超过', '超过') };
      expect(score(aQuestion(), aRightReply({ citations: [altered] }))).toMatchObject({ right: false });
      expect(score(aQuestion(), aRightReply({ citations: [altered] })).nonVerbatim).toHaveLength(1);
    });

    it('faults a true quote with a span beside it', () => {
      const shifted = { ...aCitation(1, '13', '50万台'), span: [0, 4] as const };
      expect(score(aQuestion(), aRightReply({ citations: [shifted] })).nonVerbatim).toEqual(['50万台']);
    });

    it('faults a quoted sentence that stands in none of the clauses it cites', () => {
      const sentences = [aSentence('支持终端企业研发，按投入的20%补助。', 'quote', 1)];
      expect(score(aQuestion(), aRightReply({ sentences })).nonVerbatim).toEqual([sentences[0]?.text]);
    });
  });

  describe('with inventions', () => {
    const stating = (text: string, ...citations: number[]) =>
      score(aQuestion(), aRightReply({ sentences: [aSentence(text, 'statement', ...citations)] }));

    it('faults a figure that its clause does not hold', () => {
      expect(stating('奖励最高2000万元。', 1)).toMatchObject({ inventedFigures: ['2000'], right: false });
    });

    it('accepts a figure in another spelling, but not the figure of a clause that the sentence does not cite', () => {
      expect(stating('奖励不超过１０００ 万元。', 1).inventedFigures).toEqual([]);
      expect(stating('按投入的20%补助。', 1).inventedFigures).toEqual(['20%']);
    });

    it('does not take the number of a clause or of the document for a figure', () => {
      expect(stating('第13条（粤办函〔2024〕88号）写明了奖励[1]。', 1).inventedFigures).toEqual([]);
    });

    it('faults a citation of a clause that does not exist', () => {
      const reply = aRightReply({ citations: [aCitation(1, '13'), { ...aCitation(2, '99'), quote: '' }] });
      expect(score(aQuestion(), reply).inventedClauses).toEqual(['policy-2024-1#99']);
    });

    it('faults a clause number in the answer that no document has', () => {
      expect(stating('见第四十六条。', 1).inventedClauses).toEqual(['第四十六条']);
      expect(stating('见第十四条。', 1).inventedClauses).toEqual([]);
    });

    it('lets fixed wording repeat a number that was asked for, and no other', () => {
      const reply = (text: string) => aReply({ outcome: 'no_basis', sentences: [aSentence(text, 'fixed')] });
      const asking = aQuestion(DECLINE, { question: '第50条说什么' });
      expect(score(asking, reply('文件没有第50条。')).inventedClauses).toEqual([]);
      expect(score(asking, reply('请看第51条。')).inventedClauses).toEqual(['第51条']);
    });

    it('faults a statement that cites nothing', () => {
      expect(stating('机器人受到支持。')).toMatchObject({ uncited: ['机器人受到支持。'], right: false });
    });
  });

  describe('with required and forbidden words', () => {
    it('finds required words in the answer or a quotation, blanks and full-width forms aside', () => {
      expect(score(aQuestion({ mustInclude: ['50 万台', '１,０００'] })).missing).toEqual([]);
      expect(score(aQuestion({ mustInclude: ['60EFLOPS'] }))).toMatchObject({ missing: ['60EFLOPS'], right: false });
    });

    it('does not find a figure inside a longer one, at either end', () => {
      expect(score(aQuestion({ mustInclude: ['5', '0万台'] })).missing).toEqual(['5', '0万台']);
    });

    it('faults forbidden words that are affirmed, not those that fixed wording denies', () => {
      const question = aQuestion({ mustNotInclude: ['人形机器人'] });
      const quiet = { citations: [aCitation(1, '13', '对首台套装备给予不超过1,000万元奖励。')] };
      const denied = aSentence('文件没有提到人形机器人。', 'fixed');
      expect(score(question, aRightReply())).toMatchObject({ forbidden: ['人形机器人'], right: false });
      expect(score(question, aRightReply({ ...quiet, sentences: [denied] })).forbidden).toEqual([]);
    });
  });
});
