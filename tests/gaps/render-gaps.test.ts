import { describe, expect, it } from 'vitest';
import type { QuestionGaps } from '../../src/gaps/find-question-gaps.js';
import { type GapReport, gapReportJson } from '../../src/gaps/gap-report.js';
import type { ClauseFinding, Probe } from '../../src/gaps/probe-clauses.js';
import { renderGaps } from '../../src/gaps/render-gaps.js';
import { aClause } from '../support/evaluation-builders.js';

const HOSTILE = '</td><script>alert(1)</script>';
const boats = aClause('1', '推进智能船舶发展');
const ports = aClause('2', '推进智慧港口建设');

function finding(given: Partial<ClauseFinding> & { readonly probe?: Partial<Probe> } = {}): ClauseFinding {
  const { probe, ...measures } = given;
  const worst: Probe = { kind: 'lay', question: '开船方面有什么政策？', rank: 3, before: ports, ...probe };
  return {
    clause: boats,
    probes: [worst],
    meanReciprocalRank: 1 / 3,
    shareFirst: 0,
    shareFound: 1,
    worst,
    ...measures,
  };
}

const QUESTIONS: QuestionGaps = {
  since: '2025-01-01',
  asked: 12,
  unanswered: 5,
  answeredSince: 2,
  conversationsShown: 3,
  clusters: [
    {
      questions: 4,
      conversations: 3,
      reasons: { no_basis: 3, unsure: 0, rated_down: 1 },
      firstDay: '2025-02-01',
      lastDay: '2025-03-01',
      examples: ['买船补多少'],
      nearest: ports,
    },
  ],
  hidden: { clusters: 1, questions: 1 },
};

const report = (given: Partial<GapReport> = {}): GapReport => ({
  asOf: '2025-06-01',
  probing: { findings: [finding()], unasked: [] },
  questions: null,
  ...given,
});

describe('the gap report as a page', () => {
  it('names the clause, the question that misses it, and what stands before it', () => {
    const page = renderGaps(report(), '2025-06-02');
    for (const words of [boats.label, '开船方面有什么政策？', '排第 3', ports.label, '不易找到'])
      expect(page).toContain(words);
  });

  it('says so where there are no records, and where every clause is found', () => {
    expect(renderGaps(report(), '2025-06-02')).toContain('没有会话记录');
    const found = finding({ meanReciprocalRank: 1, shareFirst: 1, probe: { rank: 1, before: null } });
    expect(renderGaps(report({ probing: { findings: [found], unasked: [] } }), '2025-06-02')).toContain(
      '都把它排在第一',
    );
  });

  it('shows what people asked, why it counts, since when, and how much is withheld', () => {
    const page = renderGaps(report({ questions: QUESTIONS }), '2025-06-02');
    for (const words of ['买船补多少', '没有依据 3', '被评为没有帮助 1', '至 2025-03-01', '另有 1 类共 1 个问题']) {
      expect(page).toContain(words);
    }
    expect(page).not.toContain('把握不足');
  });

  it('loads nothing, runs nothing, and escapes what people wrote', () => {
    const clusters = QUESTIONS.clusters.map((cluster) => ({ ...cluster, examples: [HOSTILE] }));
    const page = renderGaps(report({ questions: { ...QUESTIONS, clusters } }), '2025-06-02');
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/(?:src|href)=/u);
    expect(page).toContain('&lt;script&gt;');
  });
});

describe('the gap report as JSON', () => {
  it('has every clause and question, clauses by id, so that nothing is cut for the page', () => {
    const json = JSON.parse(JSON.stringify(gapReportJson(report({ questions: QUESTIONS }))));
    expect(json.clauses).toMatchObject({
      questions: 1,
      first: 0,
      found: 1,
      byKind: { lay: { questions: 1, first: 0, found: 1 }, heading: { questions: 0 } },
    });
    expect(json.clauses.findings[0]).toMatchObject({
      clauseId: boats.id,
      worst: '开船方面有什么政策？',
      probes: [{ rank: 3, before: { clauseId: ports.id } }],
    });
    expect(json.questions.clusters[0]).toMatchObject({ questions: 4, nearest: { clauseId: ports.id } });
  });
});
