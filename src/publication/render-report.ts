import type { Outcome } from '../domain/answer.js';
import type { AnswerSummary, Duplicate, Impact, OutlineEntry, ReportedFact } from '../domain/publication.js';
import type { KeptDraft } from '../ports/draft-store.js';

/** Lines of the clause tree and answers that are shown; the whole is in the JSON. */
const SHOWN = { outline: 60, answers: 20 } as const;

const SEVERITIES = { error: '错误', unclear: '存疑', warning: '提示' } as const;
const ORIGINS = { beside: '文件之外注明', text: '正文', catalogue: '目录' } as const;
const OUTCOMES: Readonly<Record<Outcome, string>> = {
  answered: '已答复',
  partial: '部分答复',
  clarification: '请补充',
  no_basis: '无依据',
  refused: '不予答复',
  greeting: '问候',
  handoff: '转人工',
  failed: '未能答复',
};

/** A draft's report as Markdown, for whoever decides whether it is published. */
export function renderReport({ draft, report }: KeptDraft): string {
  const { facts, outline, clauseCount, findings, fault, published, duplicates, impact } = report;
  return [
    `# 草稿 ${draft.id}：《${draft.title}》`,
    '',
    `- 文件编号：${report.documentId}（${PUBLISHED[published]}）`,
    `- 来源：${draft.source.origin}${draft.from ? `，取自 ${draft.from.url}（${draft.from.fetchedAt}）` : ''}`,
    `- 提出：${draft.by}，${draft.createdAt}`,
    `- 结论：${fault === null ? '可以发布' : `未通过完整性检查（${fault}），须由具名人员说明理由后发布`}`,
    ...section('文件信息', facts.map(factLine)),
    ...section(`条款（${clauseCount} 条可检索）`, outlineLines(outline)),
    ...section(
      '完整性检查',
      findings.map(({ severity, line, message }) => `- ${SEVERITIES[severity]}，第${line}行：${message}`),
      '- 未发现问题',
    ),
    ...section('与已收录文件重复', duplicates?.map(duplicateLine) ?? ['- 尚未比对'], '- 未发现'),
    ...section('对答复的影响', impact === null ? ['- 尚未比对'] : impactLines(impact)),
    '',
  ].join('\n');
}

const PUBLISHED = { other: '已有不同内容，发布后替换', same: '与已发布的内容相同', none: '新文件' } as const;

function section(title: string, lines: readonly string[], nothing = '- 无'): readonly string[] {
  return ['', `## ${title}`, '', ...(lines.length === 0 ? [nothing] : lines)];
}

function factLine({ fact, value, source }: ReportedFact): string {
  const quote = source?.quote ? `：“${source.quote}”` : '';
  return `- ${fact}：${value}${source ? `（${ORIGINS[source.origin]}${quote}）` : ''}`;
}

function outlineLines(outline: readonly OutlineEntry[]): readonly string[] {
  const lines = outline.map(
    ({ depth, kind, number, heading }) =>
      `${'  '.repeat(depth)}- ${kind === 'front' ? '卷首' : number}${heading ? ` ${heading}` : ''}`,
  );
  return lines.length <= SHOWN.outline
    ? lines
    : [...lines.slice(0, SHOWN.outline), `- 另有 ${lines.length - SHOWN.outline} 条未列出`];
}

function duplicateLine({ documentId, title, contained, common }: Duplicate): string {
  const same =
    contained === 1 && common === 1
      ? '文字完全相同'
      : `共同文字 ${percent(common)}，本文有 ${percent(contained)} 见于该文件`;
  return `- ${documentId}《${title}》：${same}`;
}

function impactLines({ asked, from, changed, leftOut }: Impact): readonly string[] {
  const source = from === 'records' ? '近期记录的问题' : '自带的问题';
  const head = `- ${source} ${asked} 个，答复有变化 ${changed.length} 个${leftOut > 0 ? `；时限内未及提问 ${leftOut} 个` : ''}`;
  const shown = changed
    .slice(0, SHOWN.answers)
    .flatMap(({ question, before, after }) => [
      `- 问：${question}`,
      `  - 发布前：${answerLine(before)}`,
      `  - 发布后：${answerLine(after)}`,
    ]);
  const rest = changed.length - SHOWN.answers;
  return [head, ...shown, ...(rest > 0 ? [`- 另有 ${rest} 个未列出`] : [])];
}

function answerLine({ outcome, citation, text }: AnswerSummary): string {
  const words = text.replace(/\s+/gu, ' ').slice(0, 80);
  return `${OUTCOMES[outcome]}${citation ? `，${citation}` : ''}：${words}${text.length > 80 ? '…' : ''}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
