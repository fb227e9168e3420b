import type { WireCitation } from '../../../contract/chat.js';
import { plainText } from './plain-text.js';

/** The AI label, shown where the server has not sent its own yet; copies must carry one too. */
export const AI_LABEL = '本服务由人工智能（AI）生成内容，仅供参考，请以官方发布文件为准。';

/** What lands on the clipboard: the answer, the labels of the clauses it cites, and the AI label. */
export function copiedAnswer(answer: {
  readonly answer: string;
  readonly citations: readonly WireCitation[];
  readonly notice: string;
}): string {
  const labels = answer.citations.map(({ index, label }) => `[${index}] ${label}`);
  return [
    plainText(answer.answer),
    labels.length > 0 ? ['【引用条款】', ...labels].join('\n') : '',
    answer.notice || AI_LABEL,
  ]
    .filter(Boolean)
    .join('\n\n');
}
