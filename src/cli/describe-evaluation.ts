import type { Comparison } from '../evaluation/compare.js';
import type { Latency } from '../evaluation/measure-latency.js';
import type { ModelMeasures } from '../evaluation/measure-model.js';
import { METRICS } from '../evaluation/metrics.js';
import { gateWords, millisecondWords, percentWords, valueWords } from '../evaluation/report-words.js';
import type { EvaluationSummary } from '../evaluation/summarise.js';

/** What a token costs, in 元 for a million: those read and those written. */
export interface TokenPrices {
  readonly input: number;
  readonly output: number;
}

const MILLION = 1_000_000;

/** The figures of a question set in words, a line each. */
export function describeEvaluation(
  set: string,
  { questions, faults, latency, model }: EvaluationSummary,
  comparisons: readonly Comparison[],
  prices: TokenPrices | undefined,
): string {
  const rows = comparisons.map(({ metric, value, gate, gatePassed, change, regressed }) => {
    const gated = gate === null ? '' : `　门槛 ${gateWords(metric, gate)}${gatePassed ? '' : '　不达标'}`;
    const changed =
      change === null
        ? ''
        : `　较基线 ${change > 0 ? '+' : ''}${valueWords(metric, change)}${regressed ? '　退步' : ''}`;
    return `${METRICS[metric].title}：${valueWords(metric, value)}${gated}${changed}`;
  });
  const { p50, p95 } = latency;
  return [
    `题集 ${set}，共 ${questions} 题${faults > 0 ? `，${faults} 题出错` : ''}`,
    ...rows,
    `用时：中位 ${p50?.toFixed(0) ?? '—'} 毫秒，95% 在 ${p95?.toFixed(0) ?? '—'} 毫秒内`,
    ...(model ? describeModel(model, prices) : []),
  ].join('\n');
}

function describeModel(measures: ModelMeasures, prices: TokenPrices | undefined): readonly string[] {
  const { model, asked, worded, statements, faithfulness, disbelieved, faults, wording, first } = measures;
  return [
    `模型 ${model}：请其改写 ${asked} 答，采用 ${worded} 答`,
    `写出 ${statements} 句，通过核对 ${percentWords(faithfulness)}${countWords('未通过', disbelieved)}`,
    `未给出完整回复 ${Object.values(faults).reduce((sum, times) => sum + times, 0)} 次${countWords('原因', faults)}`,
    `词元：输入 ${measures.inputTokens}，输出 ${measures.outputTokens}${costWords(measures, prices)}`,
    `首句（中位）${millisecondWords(first.p50)}，改写（中位）${millisecondWords(wording.p50)}`,
  ];
}

function countWords(title: string, counts: Readonly<Record<string, number>>): string {
  const listed = Object.entries(counts).map(([name, times]) => `${name} ${times}`);
  return listed.length === 0 ? '' : `；${title}：${listed.join('，')}`;
}

function costWords({ inputTokens, outputTokens }: ModelMeasures, prices: TokenPrices | undefined): string {
  if (!prices) return '';
  const cost = (inputTokens * prices.input + outputTokens * prices.output) / MILLION;
  return `，约 ${cost.toFixed(2)} 元`;
}

/** Without the single durations, which only the plots of the report need. */
export function withoutDurations({ latency, model, ...rest }: EvaluationSummary): object {
  const spread = ({ sorted: _, ...figures }: Latency): object => figures;
  return {
    ...rest,
    latency: spread(latency),
    ...(model && { model: { ...model, wording: spread(model.wording), first: spread(model.first) } }),
  };
}
