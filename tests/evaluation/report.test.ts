import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/evaluation/compare.js';
import { html } from '../../src/evaluation/markup.js';
import { renderReport } from '../../src/evaluation/report.js';
import { renderPolicySet, renderRecitation } from '../../src/evaluation/report-sets.js';
import { summarise } from '../../src/evaluation/summarise.js';
import { aQuestion, aReply, aRightReply, aSentence, DECLINE, POLICY, scored } from '../support/evaluation-builders.js';

const HOSTILE = `</td></table><script>alert(1)</script><img src=x onerror="alert(2)">'&amp;\u0000`;
/** What a browser would take for a tag in the page, apart from those that the report itself is made of. */
const OWN_TAGS =
  /^(?:!doctype|html|head|meta|title|style|body|main|h1|h2|h3|p|section|div|table|thead|tbody|tr|th|td|svg|rect|text|line|polyline|circle)$/u;

const foreignTags = (page: string): readonly string[] =>
  [...page.matchAll(/<\/?([!a-z][a-z0-9]*)/giu)].map(([, name = '']) => name).filter((name) => !OWN_TAGS.test(name));

/** Elements opened and not closed, or closed out of order; empty elements are passed over. */
function unbalanced(page: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [tag, slash, name = ''] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/gu)) {
    if (name === 'meta' || tag.endsWith('/>')) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) wrong.push(name);
  }
  return [...wrong, ...open];
}

async function report({ blind = false } = {}): Promise<string> {
  const replies = await scored(
    [aQuestion(), aRightReply({ confidence: 0.9 })],
    [
      aQuestion({ mustInclude: [HOSTILE] }, { id: 'q-2', question: HOSTILE, history: [`先前${HOSTILE}`] }),
      aReply({ outcome: 'no_basis', confidence: 0.3, sentences: [aSentence(HOSTILE, 'statement')] }),
    ],
    [aQuestion(DECLINE, { id: 'q-3', kind: 'attack', variant: 'english' }), aRightReply({ confidence: 0.6 })],
  );
  const summary = summarise(replies);
  const comparisons = compare(summary.measures, { questions: 3, measures: { right: 0.9 } });
  return renderReport({
    set: `tune${HOSTILE}`,
    day: '2024-07-01',
    summary,
    comparisons,
    replies: blind ? null : replies,
  });
}

describe('the report', () => {
  it('is one page with every part, and needs nothing from elsewhere', async () => {
    const page = await report();
    const parts = [
      '指标与门槛',
      '各类问题',
      '各种写法',
      '应有结果与实际结果',
      '把握程度',
      '覆盖与风险',
      '用时',
      '未通过的问题',
    ];
    for (const heading of parts) expect(page).toContain(heading);
    expect(page.match(/<svg /gu)?.length).toBeGreaterThanOrEqual(6);
    expect(page).not.toMatch(/<[^>]+\s(?:src|href)=|@import|url\(/iu);
    expect(unbalanced(page)).toEqual([]);
  });

  it('lists a failure with question, expectation, outcome and what is wrong', async () => {
    const page = await report();
    expect(page).toContain('q-3');
    expect(page).toContain('没有依据或不予答复');
    expect(page).toContain('policy-2024-1#13');
    expect(page).toContain('结果类型不符');
  });

  it('lets no word of a question, a reply or a name become markup', async () => {
    const page = await report();
    expect(foreignTags(page)).toEqual([]);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toContain('\u0000');
  });

  it('shows no question where the set is not to be read', async () => {
    const page = await report({ blind: true });
    expect(page).not.toContain('q-2');
    expect(page).not.toContain('先前');
    expect(page).toContain('本题集不公开题目');
  });

  it('stands without a single question', () => {
    const summary = summarise([]);
    const page = renderReport({
      set: '空',
      day: '2024-07-01',
      summary,
      comparisons: compare(summary.measures, null),
      replies: [],
    });
    expect(page).not.toMatch(/NaN|undefined|Infinity/u);
    expect(unbalanced(page)).toEqual([]);
  });
});

describe('the reports of sets with a corpus', () => {
  const none = { ndcg10: null, recall1: null, recall10: null, success1: null, success10: null, mrr10: null };

  it('escape their questions too', () => {
    const query = { id: 'x', question: HOSTILE, documentId: POLICY, answer: HOSTILE };
    const ranked = {
      query,
      judged: 'whole',
      passages: [false, true],
      documents: [true],
      relevantCount: 1,
      anywhere: [false, true],
      anywhereCount: 1,
      topClauseId: HOSTILE,
    } as const;
    const retrieval = {
      queries: [ranked],
      passage: { ...none, ndcg10: 0.63 },
      anywhere: none,
      document: none,
      split: 0,
      lost: 0,
    };
    const page = renderPolicySet({ day: '2024-07-01', retrieval, answers: null });
    expect(foreignTags(page)).toEqual([]);
    expect(unbalanced(page)).toEqual([]);
    expect(page).toContain('0.6300');
  });

  it('stand without results', () => {
    const latency = { count: 0, mean: null, p50: null, p90: null, p95: null, p99: null, max: null, sorted: [] };
    const page = renderRecitation(
      '2024-07-01',
      { results: [], citedFirst: null, quotedWhole: null, right: null, latency },
      0,
    );
    expect(page).not.toMatch(/NaN|undefined/u);
    expect(unbalanced(page)).toEqual([]);
  });
});

describe('the template tag', () => {
  it('escapes every string and number, once', () => {
    expect(html`<p title="${'"><b>'}">${'<&>'}${1}${html`<i>${'&'}</i>`}${null}</p>`.markup).toBe(
      '<p title="&quot;&gt;&lt;b&gt;">&lt;&amp;&gt;1<i>&amp;</i></p>',
    );
  });

  it('never lets a string open a tag, end an attribute or start an entity', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { markup } = html`${text}`;
        expect(markup).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/u);
      }),
    );
  });
});
