import type { ChatReply } from '../answer/chat.js';
import { DECISION } from '../answer/weights.js';
import type { RewriteStep } from '../search/understand-question.js';

/** How a reply came about, for staff: how the message was read, what was measured, and what decided. */
export function explainReply(
  { outcome, confidence, signals, unmet }: ChatReply,
  steps: readonly RewriteStep[],
): string {
  const measured = Object.entries(signals ?? {}).flatMap(([name, value]) =>
    value === null ? [] : [`${name} ${value.toFixed(3)}`],
  );
  return [
    ...steps.map(({ step, text }) => `${step}　${text}`),
    ...(measured.length > 0 ? [`信号　${measured.join('　')}`] : []),
    confidence === undefined
      ? `结果　${outcome}，未经检索判断`
      : `结果　${outcome}，把握 ${confidence.toFixed(3)}，门槛 ${DECISION.threshold}`,
    ...(unmet ? [`规则　${unmet}：条款没有所要的内容`] : []),
  ].join('\n');
}
