import type { ScoredReply } from './evaluate.js';
import { html, type Markup } from './markup.js';
import { lines, section, table } from './report-page.js';
import { groupWords, OUTCOME_WORDS } from './report-words.js';

/** Longest stretch of an answer's conclusion that the table shows, in characters. */
const CONCLUSION_LENGTH = 160;

/** A table of the questions that were not answered rightly: what was asked, expected and got, and what is wrong. */
export function failureTable(failures: readonly ScoredReply[]): Markup {
  if (failures.length === 0) return section('未通过的问题', '没有。');
  const rows = failures.map((failure) => [
    html`<td><div>${failure.question.id}</div><div class="soft">${groupsOf(failure)}</div></td>`,
    lines([...failure.question.history.map((earlier) => `（此前）${earlier}`), failure.question.question]),
    lines(expectedLines(failure)),
    lines(gotLines(failure)),
    lines(faultLines(failure)),
  ]);
  return section(
    '未通过的问题',
    `共 ${failures.length} 题。`,
    table(['编号', '问题', '应有', '实际', '不符之处'], rows),
  );
}

function groupsOf({ question }: ScoredReply): string {
  return [question.kind, ...(question.variant ? [question.variant] : [])].map(groupWords).join('，');
}

function expectedLines({ question: { expect } }: ScoredReply): readonly string[] {
  return [
    expect.outcomes.map((outcome) => OUTCOME_WORDS[outcome]).join('或'),
    ...(expect.clauses.length > 0 ? [`条款：${expect.clauses.join(expect.ordered ? '、' : ' 或 ')}`] : []),
    ...(expect.mustInclude.length > 0 ? [`须有：${expect.mustInclude.join('、')}`] : []),
    ...(expect.mustNotInclude.length > 0 ? [`不得肯定：${expect.mustNotInclude.join('、')}`] : []),
  ];
}

function gotLines({ reply, fault }: ScoredReply): readonly string[] {
  if (fault !== null) return [`出错：${fault}`];
  const confidence = reply.confidence === undefined ? '' : `，把握程度 ${reply.confidence.toFixed(2)}`;
  return [
    `${OUTCOME_WORDS[reply.outcome]}${confidence}`,
    conclusionOf(reply.sentences.map((sentence) => sentence.text)),
    ...(reply.citations.length > 0 ? [`引用：${reply.citations.map(({ clauseId }) => clauseId).join('、')}`] : []),
  ];
}

function conclusionOf(sentences: readonly string[]): string {
  const [first = ''] = sentences;
  const characters = [...first];
  return characters.length > CONCLUSION_LENGTH ? `${characters.slice(0, CONCLUSION_LENGTH).join('')}……` : first;
}

function faultLines({ question, score }: ScoredReply): readonly string[] {
  const clause = question.expect.ordered ? score.clauseAll : score.clauseFirst;
  const list = (title: string, words: readonly string[] | null): readonly string[] =>
    words && words.length > 0 ? [`${title}：${words.join('、')}`] : [];
  return [
    ...(score.outcomeRight ? [] : ['结果类型不符']),
    ...(clause === false ? [question.expect.ordered ? '条款或次序不符' : '首条依据不符'] : []),
    ...list('缺少', score.missing),
    ...list('肯定了', score.forbidden),
    ...list('引文不一致', score.nonVerbatim),
    ...list('虚构条款', score.inventedClauses),
    ...list('无依据数字', score.inventedFigures),
    ...list('无依据句子', score.uncited),
  ];
}
