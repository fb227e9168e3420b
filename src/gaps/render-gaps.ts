import type { Clause } from '../domain/clause.js';
import type { Day } from '../domain/policy-document.js';
import type { Markup } from '../evaluation/markup.js';
import { cell, judged, lines, number, page, section, table } from '../evaluation/report-page.js';
import { barPlot } from '../evaluation/report-plots.js';
import { percentWords } from '../evaluation/report-words.js';
import type { QuestionCluster, QuestionGaps } from './find-question-gaps.js';
import { type GapReport, summariseProbes } from './gap-report.js';
import { PARAPHRASE_KINDS, type ParaphraseKind } from './paraphrase-clause.js';
import type { ClauseFinding, ClauseProbing, Probe } from './probe-clauses.js';
import { UNANSWERED_REASONS, type UnansweredReason } from './recall-questions.js';
import { GAPS } from './thresholds.js';

const KIND_WORDS: Readonly<Record<ParaphraseKind, string>> = {
  heading: '标题改成问句',
  phrase: '正文短语',
  figure: '问数字',
  body: '问由谁负责',
  lay: '日常说法',
};

const REASON_WORDS: Readonly<Record<UnansweredReason, string>> = {
  no_basis: '没有依据',
  unsure: '把握不足',
  rated_down: '被评为没有帮助',
};

/** The gap report as one HTML page in Chinese for the authors of a policy; `day` is the day it was made. */
export function renderGaps({ asOf, probing, questions }: GapReport, day: Day): string {
  const clauses = probing.findings.length + probing.unasked.length;
  const lead = `按 ${asOf} 有效的文件，共 ${clauses} 条可检索条款；报告日期 ${day}。由程序按规则生成，供政策起草和答复人员参考。`;
  return page('粤策缺口报告', lead, [
    findingSection(probing),
    kindSection(probing),
    ...(probing.unasked.length > 0 ? [unaskedSection(probing.unasked)] : []),
    questions === null
      ? section('没有条款回答的问题', '数据目录里没有会话记录，这一部分从缺。')
      : questionSection(questions),
  ]);
}

function findingSection({ findings }: ClauseProbing): Markup {
  const missed = findings.filter(({ shareFirst }) => shareFirst < 1);
  if (missed.length === 0) return section('不易找到的条款', '每条条款自己的问句都把它排在第一。');
  const shown = missed.slice(0, GAPS.mostRows);
  return section(
    '不易找到的条款',
    `每条条款按规则改成若干问句去检索，看它排第几，最难找到的在前。“平均倒数排名”是排名倒数的平均，1 表示总排第一；排在前面而同样写有所问内容的条款不算。${findings.length - missed.length} 条的问句全部排第一，不列出${countNote(shown.length, missed.length)}。`,
    table(['条款', '判断', '平均倒数排名', '排第一的问句', '最难的问法', '排在它前面的条款'], shown.map(findingRow)),
  );
}

function findingRow({ clause, probes, meanReciprocalRank, shareFirst, worst }: ClauseFinding): readonly Markup[] {
  const first = probes.filter(({ rank }) => rank === 1).length;
  const isWell = shareFirst >= GAPS.wellFound;
  return [
    cell(clause.label),
    judged(isWell, isWell ? '大致找得到' : '不易找到'),
    number(meanReciprocalRank.toFixed(2)),
    number(`${first} / ${probes.length}`),
    lines([worst.question, rankWords(worst)]),
    cell(worst.before?.label ?? '—'),
  ];
}

const rankWords = ({ rank }: Probe): string => (rank === null ? `前 ${GAPS.depth} 条里没有` : `排第 ${rank}`);

function kindSection(probing: ClauseProbing): Markup {
  const { byKind, questions, first } = summariseProbes(probing);
  const asked = PARAPHRASE_KINDS.filter((kind) => byKind[kind].questions > 0);
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  return section(
    '各类问法',
    `共 ${questions} 个问句，${percentWords(share(first, questions))} 把本条排在第一。“日常说法”由词表倒推而来，排不上的可以补充词表，或在条文里写明通用的叫法。`,
    barPlot(
      '各类问法把本条排在第一的比例',
      asked.map((kind) => ({
        label: KIND_WORDS[kind],
        value: share(byKind[kind].first, byKind[kind].questions),
        note: `${byKind[kind].first} / ${byKind[kind].questions}`,
      })),
    ),
    table(
      ['问法', '问句', '排第一', `前 ${GAPS.depth} 条内`],
      asked.map((kind) => [
        cell(KIND_WORDS[kind]),
        ...(['questions', 'first', 'found'] as const).map((name) => number(`${byKind[kind][name]}`)),
      ]),
    ),
  );
}

function unaskedSection(unasked: readonly Clause[]): Markup {
  const shown = unasked.slice(0, GAPS.mostRows);
  return section(
    '改不成问句的条款',
    `没有标题，正文里也没有可用的短语，未作检查${countNote(shown.length, unasked.length)}。`,
    table(
      ['条款'],
      shown.map(({ label }) => [cell(label)]),
    ),
  );
}

function questionSection(gaps: QuestionGaps): Markup {
  const { since, asked, unanswered, answeredSince, conversationsShown, clusters, hidden } = gaps;
  const about = [
    `${since} 以来记录了 ${asked} 个政策问题，按现在的文件重新问过，${unanswered} 个没有满意的答复`,
    ...(answeredSince > 0 ? [`另有 ${answeredSince} 个当时没有依据，现在已能答复`] : []),
  ].join('；');
  const privacy = `问题已隐去证件号、电话等；只列出至少 ${conversationsShown} 次会话问到的事，超过 ${GAPS.longestExample} 字的问题不作例子。另有 ${hidden.clusters} 类共 ${hidden.questions} 个问题因会话太少只计数。`;
  if (clusters.length === 0) return section('没有条款回答的问题', `${about}。${privacy}`);
  const shown = clusters.slice(0, GAPS.mostRows);
  return section(
    '没有条款回答的问题',
    `${about}。按所问的事归类，问的人多的在前${countNote(shown.length, clusters.length)}。${privacy}`,
    table(['例子', '会话', '问题', '原因', '首次至最近', '最接近的条款'], shown.map(clusterRow)),
  );
}

function clusterRow({ examples, conversations, questions, reasons, firstDay, lastDay, nearest }: QuestionCluster) {
  const why = UNANSWERED_REASONS.filter((reason) => reasons[reason] > 0);
  return [
    lines(examples.length > 0 ? examples : ['问题较长，不列出']),
    number(`${conversations}`),
    number(`${questions}`),
    lines(why.map((reason) => `${REASON_WORDS[reason]} ${reasons[reason]}`)),
    lines(firstDay === lastDay ? [firstDay] : [firstDay, `至 ${lastDay}`]),
    cell(nearest?.label ?? '—'),
  ];
}

const countNote = (shown: number, all: number): string => (shown < all ? `，只列前 ${shown} 条，其余见 JSON` : '');
