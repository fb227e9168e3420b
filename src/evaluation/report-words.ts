import type { Outcome } from '../domain/answer.js';
import type { QuestionKind, QuestionVariant } from '../domain/evaluation-question.js';
import type { Gate } from './gates.js';
import { METRICS, type MetricName } from './metrics.js';
import type { ConfusionRow } from './summarise.js';

/** What the report calls each kind of question. */
const KIND_WORDS: Readonly<Record<QuestionKind, string>> = {
  target: '目标数字',
  lay: '日常说法',
  'clause-reference': '按条号查',
  structure: '文件结构',
  metadata: '文件信息',
  'follow-up': '追问',
  'false-premise': '错误前提',
  'unanswerable-near': '相近但无依据',
  'out-of-scope': '范围之外',
  greeting: '问候',
  thanks: '致谢',
  identity: '询问身份',
  handoff: '转人工',
  attack: '攻击',
};

const VARIANT_WORDS: Readonly<Record<QuestionVariant | 'plain', string>> = {
  plain: '普通书面',
  cantonese: '粤语',
  traditional: '繁体',
  english: '英文',
  pinyin: '拼音',
  initials: '拼音首字母',
  typo: '错别字',
  mixed: '中英夹杂',
  numerals: '中文数字',
  width: '全角',
  spoken: '口语',
  story: '讲述经过',
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  answered: '已答复',
  partial: '部分答复',
  clarification: '请您补充',
  no_basis: '没有依据',
  refused: '不予答复',
  greeting: '问候',
  handoff: '转人工',
  failed: '出错',
};

/** What was acceptable, as a row of the confusion table. */
export function expectedWords(expected: ConfusionRow['expected']): string {
  if (expected === 'answer') return '应当答复';
  if (expected === 'refuse') return '应当拒答';
  return expected === 'either' ? '两者均可' : `应为${OUTCOME_WORDS[expected]}`;
}

/** A group of the summary by its name, whichever sort it is. */
export function groupWords(group: string): string {
  const words: Readonly<Record<string, string>> = { ...KIND_WORDS, ...VARIANT_WORDS };
  return words[group] ?? group;
}

/** A value of a metric: a share as `97.5%`, a count as it is, `—` for none. */
export function valueWords(metric: MetricName, value: number | null): string {
  if (value === null) return '—';
  return METRICS[metric].unit === 'count' ? `${value}` : percentWords(value);
}

export function percentWords(value: number | null): string {
  return value === null ? '—' : `${(value * 100).toFixed(1)}%`;
}

export function millisecondWords(value: number | null): string {
  return value === null ? '—' : `${value.toFixed(value < 10 ? 1 : 0)} 毫秒`;
}

export function gateWords(metric: MetricName, gate: Gate | null): string {
  if (gate === null) return '—';
  return 'atLeast' in gate ? `≥ ${valueWords(metric, gate.atLeast)}` : `≤ ${valueWords(metric, gate.atMost)}`;
}
