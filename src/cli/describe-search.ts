import type { SearchResponse } from '../contract/search.js';
import type { QuestionType } from '../domain/vocabulary.js';

type Hit = SearchResponse['hits'][number];

/** What features are called; one that is not here is shown by its own name. */
const FEATURE_WORDS: Readonly<Record<string, string>> = {
  exact: '指名',
  dense: '语义',
  lexical: '字词',
  document: '文件',
  apart: '条款独有含义',
  rest: '题名之外所问',
  theme: '文件主旨',
  specific: '句中要点',
  answerType: '所问类型',
  joint: '连读',
};
const TYPE_WORDS: Readonly<Record<string, string>> = {
  figure: '数字',
  date: '日期',
  body: '部门',
  place: '地点',
  procedure: '办法',
  measures: '措施',
  yes_no: '是否',
  reason: '原因',
  list: '清单',
  comparison: '比较',
} satisfies Record<QuestionType, string>;
/** Rejected candidates that are shown to people; `--json` has all. */
const MOST_REJECTED = 10;

/** The result of a search as text for people; with explanations where the result has them. */
export function describeSearch({ hits, rejected, steps, terms, types }: SearchResponse): string {
  const found = hits.map((hit, at) => describeHit(hit, at + 1)).join('\n\n') || '没有找到相关条款。';
  if (!steps || !terms || !types || !rejected) return found;
  const understood = [
    ...steps.map(({ step, text }) => `${step}　${text}`),
    `检索词　${terms.map(describeTerm).join('　')}`,
    `问的是　${types.map((type) => TYPE_WORDS[type] ?? type).join('、') || '未见特定类型'}`,
  ];
  const cut = rejected
    .slice(0, MOST_REJECTED)
    .map((each) => [...headOf(each, each.explain?.rank ?? 0), `   落选：${each.reason}`].join('\n'));
  const more = rejected.length - cut.length;
  return [
    understood.join('\n'),
    found,
    ...(cut.length > 0 ? [`落选 ${rejected.length} 条${more > 0 ? `，列出前 ${cut.length} 条` : ''}`, ...cut] : []),
  ].join('\n\n');
}

function describeTerm({ term, own, weight, weighted }: NonNullable<SearchResponse['terms']>[number]): string {
  return `${term}${own ? '' : `（补充 ${weight.toFixed(2)}）`} ${weighted.toFixed(2)}`;
}

function describeHit(hit: Hit, rank: number): string {
  return [...headOf(hit, rank), `   ${hit.text.replace(/\s+/gu, ' ').slice(0, 120)}`].join('\n');
}

function headOf({ label, score, explain }: Hit, rank: number): readonly string[] {
  const why = explain?.features
    .filter(({ part }) => part !== 0)
    .map(
      ({ name, value, weight, part }) =>
        `${FEATURE_WORDS[name] ?? name} ${part.toFixed(3)}（${value.toFixed(3)}，权重 ${weight.toFixed(2)}）`,
    )
    .join('　');
  return [`${rank}. ${label}　${score.toFixed(3)}`, ...(why ? [`   ${why}`] : [])];
}
