import type { PassageAnswers } from './evaluate-passage-answers.js';
import type { RecitationRun } from './evaluate-recitation.js';
import type { RetrievalMeasures, RetrievalRun } from './evaluate-retrieval.js';
import { html, type Markup } from './markup.js';
import type { Latency } from './measure-latency.js';
import { cell, lines, number, page, section, table } from './report-page.js';
import { type Bar, barPlot, durationPlot } from './report-plots.js';
import { millisecondWords } from './report-words.js';

/** Rows of failures shown at most; the figures above them count all. */
const MOST_FAILURES = 200;

export interface PolicySetReport {
  readonly day: string;
  readonly retrieval: RetrievalRun;
  readonly answers: PassageAnswers | null;
}

/** Report of a set of questions over policy documents: how passages rank, and what was answered or declined. */
export function renderPolicySet({ day, retrieval, answers }: PolicySetReport): string {
  const { queries, passage, anywhere, document, split, lost } = retrieval;
  const failures = queries.filter(({ passages }) => passages[0] !== true);
  const lead = `有答案的问题 ${queries.length} 题，评测日期 ${day}；${split} 题的答案跨条款，${lost} 题的答案不在任何条款内。`;
  return page('粤策评测报告：ncp-policies', lead, [
    section(
      '检索',
      '“本文件条款”指出题文件中含有答案的条款，“任何条款”指语料中凡含有答案的条款，“文件”指出题所用的文件。',
      measureTable([passage, anywhere, document]),
    ),
    ...(answers ? [answerSection(answers)] : []),
    failureSection(
      failures.map((failure) => [
        cell(failure.query.id),
        lines([failure.query.question]),
        lines([failure.query.answer]),
        number(`${failure.passages.indexOf(true) + 1 || '—'}`),
        number(`${failure.documents.indexOf(true) + 1 || '—'}`),
        cell(failure.topClauseId ?? '—'),
      ]),
      ['编号', '问题', '答案', '条款名次', '文件名次', '首条结果'],
    ),
  ]);
}

/** Report of the questions for single articles of laws. */
export function renderRecitation(day: string, run: RecitationRun, leftOut: number): string {
  const failures = run.results.filter(({ citedFirst, quotedWhole }) => !citedFirst || !quotedWhole);
  const lead = `共 ${run.results.length} 题，评测日期 ${day}；另有 ${leftOut} 题的法律、条文或条文的该版本不在语料内，未问。`;
  return page('粤策评测报告：lawbench', lead, [
    section(
      '法条',
      '',
      barPlot('法条', [
        { label: '首条引用正确', value: run.citedFirst, note: '' },
        { label: '全文引出', value: run.quotedWhole, note: '' },
        { label: '两者都对', value: run.right, note: '' },
      ]),
    ),
    latencySection(run.latency),
    failureSection(
      failures.map(({ question, outcome, citedClauseId, citedFirst, quotedWhole }) => [
        cell(question.id),
        lines([question.question]),
        cell(question.clauseId),
        cell(citedClauseId ?? '—'),
        lines([outcome, ...(citedFirst ? [] : ['首条引用不符']), ...(quotedWhole ? [] : ['未引全文'])]),
      ]),
      ['编号', '问题', '应引', '首条引用', '不符之处'],
    ),
  ]);
}

function measureTable(measured: readonly RetrievalMeasures[]): Markup {
  const names = [
    ['nDCG@10', 'ndcg10'],
    ['recall@1', 'recall1'],
    ['recall@10', 'recall10'],
    ['success@1', 'success1'],
    ['success@10', 'success10'],
    ['MRR@10', 'mrr10'],
  ] as const;
  return table(
    ['指标', '本文件条款', '任何条款', '文件'],
    names.map(([name, key]) => [cell(name), ...measured.map((each) => number(each[key]?.toFixed(4) ?? '—'))]),
  );
}

function answerSection(answers: PassageAnswers): Markup {
  const bars: readonly Bar[] = [
    { label: '该答时误拒', value: answers.falseRefusals, note: `共 ${answers.answerable} 题` },
    { label: '首引文件正确', value: answers.rightDocumentFirst, note: '' },
    { label: '引出答案', value: answers.answerQuoted, note: '' },
    { label: '该拒时拒答', value: answers.rightRefusals, note: `共 ${answers.unanswerable} 题` },
  ];
  return html`${section('答复', '没有对应文件的问题应当拒答。', barPlot('答复', bars))}${latencySection(answers.latency)}`;
}

function latencySection({ p50, p90, p95, p99, max, sorted }: Latency): Markup {
  return section(
    '用时',
    '从收到问题到答复完成。',
    table(['中位', '90%', '95%', '99%', '最长'], [[p50, p90, p95, p99, max].map((at) => number(millisecondWords(at)))]),
    durationPlot('用时分布', sorted),
  );
}

function failureSection(rows: readonly (readonly Markup[])[], headings: readonly string[]): Markup {
  const shown = rows.slice(0, MOST_FAILURES);
  const more = rows.length > shown.length ? `，以下列出前 ${shown.length} 题` : '';
  return section('未通过的问题', `共 ${rows.length} 题${more}。`, table(headings, shown));
}
