import { OUTCOMES } from '../domain/answer.js';
import type { Comparison } from './compare.js';
import type { ScoredReply } from './evaluate.js';
import { html, type Markup } from './markup.js';
import type { ModelMeasures } from './measure-model.js';
import { METRICS } from './metrics.js';
import { failureTable } from './report-failures.js';
import { cell, judged, number, page, section, table } from './report-page.js';
import { barPlot, curvePlot, durationPlot } from './report-plots.js';
import {
  expectedWords,
  gateWords,
  groupWords,
  millisecondWords,
  OUTCOME_WORDS,
  percentWords,
  valueWords,
} from './report-words.js';
import type { EvaluationSummary, GroupSummary } from './summarise.js';

export interface ReportInput {
  /** Name of the question set. */
  readonly set: string;
  /** Day of the run, as printed. */
  readonly day: string;
  readonly summary: EvaluationSummary;
  readonly comparisons: readonly Comparison[];
  /** The replies, for the table of failures; null keeps every question out of the page (sets that no one may read). */
  readonly replies: readonly ScoredReply[] | null;
}

/** The report of one question set as one HTML page in Chinese. Everything that came from questions or replies is escaped. */
export function renderReport({ set, day, summary, comparisons, replies }: ReportInput): string {
  const passed = comparisons.every(({ gatePassed, regressed }) => gatePassed && !regressed);
  const lead = `题集 ${set}，共 ${summary.questions} 题，评测日期 ${day}，${passed ? '全部达标' : '未全部达标'}${summary.faults > 0 ? `，${summary.faults} 题出错` : ''}。`;
  return page(`粤策评测报告：${set}`, lead, [
    metricSection(comparisons, summary),
    groupSection('各类问题', summary.byKind),
    groupSection('各种写法', summary.byVariant),
    confusionSection(summary),
    calibrationSection(summary),
    latencySection(summary),
    ...(summary.model ? [modelSection(summary.model)] : []),
    replies === null
      ? section('未通过的问题', '本题集不公开题目，只列数字。')
      : failureTable(replies.filter(({ score }) => !score.right)),
  ]);
}

function metricSection(comparisons: readonly Comparison[], { measures }: EvaluationSummary): Markup {
  const rows = comparisons.map(({ metric, value, gate, gatePassed, baseline, change, regressed }) => [
    cell(METRICS[metric].title),
    number(valueWords(metric, value)),
    number(METRICS[metric].unit === 'share' ? `${measures[metric].count} / ${measures[metric].of}` : ''),
    number(gateWords(metric, gate)),
    gate === null || value === null ? cell('—') : judged(gatePassed, gatePassed ? '达标' : '不达标'),
    number(valueWords(metric, baseline)),
    change === null ? cell('—') : judged(!regressed, `${change > 0 ? '+' : ''}${valueWords(metric, change)}`),
  ]);
  return section(
    '指标与门槛',
    '“—”表示本题集没有可计的题，或没有门槛、没有基线。',
    table(['指标', '结果', '计数', '门槛', '判定', '基线', '变化'], rows),
  );
}

function groupSection(heading: string, groups: readonly GroupSummary[]): Markup {
  const bars = groups.map(({ group, questions, measures }) => ({
    label: groupWords(group),
    value: measures.right.value,
    note: `${measures.right.count} / ${questions}`,
  }));
  const rows = groups.map(({ group, questions, measures }) => [
    cell(groupWords(group)),
    number(`${questions}`),
    ...(['right', 'outcomeRight', 'rightClauseFirst', 'rightRefusals', 'falseRefusals', 'mustInclude'] as const).map(
      (metric) => number(valueWords(metric, measures[metric].value)),
    ),
  ]);
  return section(
    heading,
    '条形为“完全正确”的比例：结果类型、首条依据、要点都对，且没有任何无依据的内容。',
    barPlot(heading, bars),
    table(['类别', '题数', '完全正确', '结果类型', '首条依据', '该拒即拒', '误拒', '要点'], rows),
  );
}

function confusionSection({ confusion }: EvaluationSummary): Markup {
  const seen = OUTCOMES.filter((outcome) => confusion.some(({ got }) => got[outcome] > 0));
  const rows = confusion.map(({ expected, got }) => {
    const total = OUTCOMES.reduce((sum, outcome) => sum + got[outcome], 0);
    return [
      cell(expectedWords(expected)),
      ...seen.map((outcome) => {
        const shade = (0.55 * got[outcome]) / Math.max(1, total);
        return html`<td class="number" style="background: rgba(31, 111, 181, ${shade.toFixed(2)})">${got[outcome]}</td>`;
      }),
    ];
  });
  return section(
    '应有结果与实际结果',
    '每行为应有的结果，每列为实际的结果，格内为题数。',
    table(['应有＼实际', ...seen.map((outcome) => OUTCOME_WORDS[outcome])], rows),
  );
}

function calibrationSection({ calibration }: EvaluationSummary): Markup {
  if (calibration.count === 0) return section('把握程度', '没有带把握程度的答复。');
  const { points, bins, calibrationError } = calibration;
  return section(
    '把握程度',
    `依据 ${calibration.count} 题；期望校准误差 ${percentWords(calibrationError)}。门槛越高，拒答越多，答错越少。`,
    html`<h3>不同门槛下的拒答与答错</h3>`,
    curvePlot('不同门槛下的拒答与答错', { x: '门槛', y: '比例' }, [
      {
        name: '该答时误拒',
        points: points.map(({ threshold, falseRefusals }) => ({ x: threshold, y: falseRefusals })),
      },
      { name: '答复有误', points: points.map(({ threshold, risk }) => ({ x: threshold, y: risk })) },
      {
        name: '该拒时拒答',
        points: points.map(({ threshold, rightRefusals }) => ({ x: threshold, y: rightRefusals })),
      },
    ]),
    html`<h3>覆盖与风险</h3>`,
    curvePlot('覆盖与风险', { x: '答复的比例', y: '答复有误的比例' }, [
      { name: '风险', points: points.map(({ coverage, risk }) => ({ x: coverage, y: risk })) },
    ]),
    html`<h3>把握程度与实际正确率</h3>`,
    curvePlot('把握程度与实际正确率', { x: '把握程度', y: '实际正确率', diagonal: true }, [
      {
        name: '各档实际',
        points: bins.map(({ meanConfidence, rightShare, from }) => ({ x: meanConfidence ?? from, y: rightShare })),
      },
    ]),
  );
}

/** What a model did, where one was asked. */
function modelSection({ model, wording, first, ...counted }: ModelMeasures): Markup {
  const { asked, worded, statements, faithfulness, disbelieved, faults, inputTokens, outputTokens } = counted;
  const kinds = [...Object.entries(disbelieved), ...Object.entries(faults)].map(([kind, times]) => [
    cell(kind),
    number(`${times}`),
  ]);
  return section(
    `模型 ${model}`,
    '未通过核对的句子不会发出；模型未能给出完整答复的，用原文摘编。',
    table(
      ['请模型改写', '采用', '写出的句子', '通过核对', '输入词元', '输出词元', '首句（中位）', '全部（中位）'],
      [
        [
          ...[asked, worded, statements].map((value) => number(`${value}`)),
          number(percentWords(faithfulness)),
          ...[inputTokens, outputTokens].map((value) => number(`${value}`)),
          ...[first.p50, wording.p50].map((value) => number(millisecondWords(value))),
        ],
      ],
    ),
    table(['未通过的原因、未完成的原因', '次数'], kinds),
  );
}

function latencySection({ latency }: EvaluationSummary): Markup {
  const { mean, p50, p90, p95, p99, max } = latency;
  return section(
    '用时',
    '从收到问题到答复完成。',
    table(
      ['平均', '中位', '90%', '95%', '99%', '最长'],
      [[mean, p50, p90, p95, p99, max].map((value) => number(millisecondWords(value)))],
    ),
    durationPlot('用时分布', latency.sorted),
  );
}
