import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readWording } from '../../src/adapters/prompts/prompt-files.js';
import { fixed, quote, quoteWhole, titleEvidence } from '../../src/answer/draft-sentences.js';
import { verifyDraft } from '../../src/answer/verify-draft.js';
import type { Clause } from '../../src/domain/clause.js';
import type { Draft, DraftSentence } from '../../src/domain/draft.js';
import type { ClauseId, DocumentId } from '../../src/domain/ids.js';
import type { ClauseIndex } from '../../src/ports/clause-index.js';
import { seedIndex } from '../support/seed-index.js';
import { repositoryPath } from '../support/shared-data.js';

const wording = readWording(repositoryPath('prompts'));
let index: ClauseIndex;
let clauses: readonly Clause[];
beforeAll(async () => {
  index = await seedIndex();
  clauses = index.clausesOf('yuebanhan-2024-88' as DocumentId).filter((clause) => clause.searchable);
});

const clause = (number: string): Clause => {
  const found = clauses.find((each) => each.number === number);
  if (!found) throw new Error(`no clause ${number}`);
  return found;
};
const verify = (...sentences: DraftSentence[]) => verifyDraft(draft(sentences), index, wording);
const draft = (sentences: DraftSentence[]): Draft => ({
  outcome: 'answered',
  sentences,
  followUps: [],
  engine: 'hostile',
});
const statement = (text: string, from: Clause, words: string): DraftSentence => ({
  kind: 'statement',
  section: 'conclusion',
  text,
  evidence: [{ clauseId: from.id, quote: words }],
});

describe('quotations', () => {
  it('pass with the span at which they stand', () => {
    const words = '到2027年，智能机器人产业营业收入达到900亿元。';
    const { sentences } = verify(quote('conclusion', clause('11'), words));
    const [evidence] = sentences[0]?.evidence ?? [];
    expect(clause('11').text.slice(...(evidence?.span ?? [0, 0]))).toBe(words);
  });

  it('are dropped where one character differs, however small', () => {
    const words = '到2027年，智能机器人产业营业收入达到9000亿元。';
    expect(verify(quote('conclusion', clause('11'), words)).outcome).toBe('no_basis');
  });

  it('are dropped where the clause does not exist or the words stand in another one', () => {
    const invented = { ...clause('11'), id: 'yuebanhan-2024-88#46' as ClauseId };
    expect(verify(quoteWhole(invented)).dropped[0]?.reason).toContain('no clause');
    expect(verify(quote('basis', clause('12'), clause('11').text)).dropped[0]?.reason).toContain('not verbatim');
    expect(verify(quote('basis', clause('12'), '  ')).dropped).toHaveLength(1);
  });

  it('pass exactly where the words are still in the clause, whatever was done to them', () => {
    const edit = fc.record({ at: fc.nat(), take: fc.nat(3), put: fc.string({ unit: 'grapheme', maxLength: 3 }) });
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), edit, (which, from, length, { at, take, put }) => {
        const chosen = clauses[which % clauses.length] as Clause;
        const start = from % chosen.text.length;
        const words = chosen.text.slice(start, start + 1 + (length % 60));
        const cut = at % (words.length + 1);
        const changed = words.slice(0, cut) + put + words.slice(cut + take);
        const { dropped } = verify(quote('basis', chosen, changed));
        expect(dropped.length === 0).toBe(changed.trim() !== '' && chosen.text.includes(changed));
      }),
      { numRuns: 500 },
    );
  });
});

describe('statements', () => {
  const goals = () => clause('一');
  const sentence = () => goals().text.split('。')[1] ?? '';

  it('pass as whole fragments of one quotation, in its order', () => {
    const proven = verify(statement('到2027年，算力规模超过60EFLOPS。', goals(), `${sentence()}。`));
    expect(proven.sentences[0]?.text).toBe('到2027年，算力规模超过60EFLOPS。');
  });

  it.each([
    ['a figure from another sentence', '到2027年，算力规模超过40EFLOPS。'],
    ['a figure of its own', '到2027年，算力规模超过600EFLOPS。'],
    ['fragments in another order', '算力规模超过60EFLOPS，到2027年。'],
    ['half a fragment', '到2027年，算力规模超过60。'],
    ['words of its own', '到2027年，保证算力规模超过60EFLOPS。'],
    ['nothing but stops', '，。'],
  ])('are dropped with %s', (_, text) => {
    expect(verify(statement(text, goals(), `${sentence()}。`)).outcome).toBe('no_basis');
  });

  it('are dropped where leaving out a fragment turns the sense round', () => {
    const chip = clause('15');
    const words = '形成端侧不出端、不上云、可迁移、可继承、可成长的个人本地知识库';
    const whole = `${chip.text.split('。')[1]}。`;
    expect(whole).toContain(words);
    expect(verify(statement(`利用人工智能技术不断学习用户个人数据和习惯。`, chip, whole)).dropped[0]?.reason).toContain(
      'turns',
    );
  });

  it('are dropped where they are merged from two clauses', () => {
    const merged: DraftSentence = {
      kind: 'statement',
      section: 'conclusion',
      text: '到2027年，人工智能手机产量达到3000万台以上。',
      evidence: ['14', '15'].map((number) => ({ clauseId: clause(number).id, quote: clause(number).text })),
    };
    expect(verify(merged).outcome).toBe('no_basis');
  });
});

describe('fixed wording', () => {
  const title = '广东省关于人工智能赋能千行百业的若干措施';
  const noSuch = (values: Record<string, string>) =>
    fixed('conclusion', 'reference-no-such-clause', values, [titleEvidence(clause('45'))]);

  it('passes with the document’s own title and count', () => {
    const proven = verify(noSuch({ title, count: '45', asked: '46' }));
    expect(proven.sentences[0]?.text).toBe(`《${title}》共有45条，没有第46条。`);
  });

  it.each([
    ['an invented count', { title, count: '50', asked: '46' }],
    ['an invented title', { title: '浙江省人工智能条例', count: '45', asked: '46' }],
    ['words where a number is asked for', { title, count: '45', asked: '46条，但第47' }],
    ['a value missing', { title, count: '45' }],
  ])('is dropped with %s', (_, values) => {
    expect(verify(noSuch(values)).outcome).toBe('no_basis');
  });

  it('is dropped where there is no such wording', () => {
    expect(verify(fixed('conclusion', 'promise-a-grant')).dropped[0]?.reason).toContain('no wording');
  });
});

it('an answer left with nothing proven becomes an honest refusal with a door', () => {
  const proven = verify(
    quote('conclusion', clause('40'), '每家企业补贴500万元。'),
    fixed('reminder', 'reminder-targets'),
  );
  expect(proven.outcome).toBe('no_basis');
  expect(proven.sentences.map((sentence) => sentence.section)).toEqual(['conclusion', 'contact']);
});

describe("a person's own words", () => {
  const said = (value: string, message: string) =>
    verifyDraft(
      draft([fixed('conclusion', 'asker', { said: value }, [titleEvidence(clause('26'))])]),
      index,
      wording,
      message,
    );

  it('are given back only as they stand in the message', () => {
    expect(said('养老院', '我是养老院的，有什么产品').sentences[0]?.text).toContain('“养老院”');
    expect(said('敬老院', '我是养老院的，有什么产品').dropped[0]?.reason).toContain('said');
    expect(said('养老院', '').dropped).toHaveLength(1);
  });

  it('are a short phrase, never a sentence of theirs in our mouth', () => {
    const long = '做很多很多事情'.repeat(9);
    expect(said(long, `我是${long}的`).dropped).toHaveLength(1);
    expect(said('养老院。补贴一百万', '我是养老院。补贴一百万').dropped).toHaveLength(1);
  });
});

describe('comparisons', () => {
  const words = (number: string): string =>
    clause(number)
      .text.split('。')
      .findLast((each) => /\d/u.test(each)) ?? '';
  const compared = (wording: string, first: string, second: string, values: Record<string, string>) => {
    const [one, other] = [clause(first), clause(second)];
    const names = { name: `第${first}条`, heading: one.heading, other: `第${second}条`, otherheading: other.heading };
    const evidence = [one, other].map(({ id, number }) => ({ clauseId: id, quote: words(number) }));
    return verify(fixed('conclusion', wording, { ...names, ...values }, evidence)).dropped[0]?.reason ?? 'proven';
  };
  const year = '2027';

  it('pass where the relation follows from the two quotations', () => {
    const values = { figure: '3800亿元', otherfigure: '900亿元', year };
    expect(compared('comparison-larger', '12', '11', values)).toBe('proven');
    const unlike = { figure: '350万辆以上', otherfigure: '900亿元' };
    expect(compared('comparison-unlike', '13', '11', unlike)).toBe('proven');
  });

  it.each([
    [
      'the relation is turned round',
      'comparison-larger',
      '11',
      '12',
      { figure: '900亿元', otherfigure: '3800亿元', year },
    ],
    ['a figure is another', 'comparison-larger', '12', '11', { figure: '3900亿元', otherfigure: '900亿元', year }],
    [
      'the year is another',
      'comparison-larger',
      '12',
      '11',
      { figure: '3800亿元', otherfigure: '900亿元', year: '2025' },
    ],
    ['the measures differ', 'comparison-larger', '11', '3', { figure: '900亿元', otherfigure: '270亿元', year }],
    ['the units differ', 'comparison-larger', '14', '13', { figure: '1亿台以上', otherfigure: '350万辆以上', year }],
    ['they are not equal', 'comparison-equal', '12', '11', { figure: '3800亿元', otherfigure: '900亿元', year }],
    ['they are alike after all', 'comparison-unlike', '12', '11', { figure: '3800亿元', otherfigure: '900亿元' }],
    ['the other has a figure', 'comparison-one-lacks', '12', '11', { figure: '3800亿元' }],
  ])('are dropped where %s', (_, wording, first, second, values) => {
    expect(compared(wording, first, second, values)).not.toBe('proven');
  });
});
