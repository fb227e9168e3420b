/** A figure as a policy states it. */
export interface Quantity {
  /** As written, with its unit and bound: `1.9万亿元`, `350万辆以上`. */
  readonly text: string;
  /** In the unit itself: 1.9e12. */
  readonly value: number;
  /** 元, 台, 辆, %, EFLOPS … */
  readonly unit: string;
  /** What is counted: 营业收入, 产量, 产业规模 …; `数量` for things made or built, `新增` for those added. */
  readonly measure: string;
  /** The year it is due, `2027`; null where the sentence names none before it. */
  readonly year: string | null;
}

const FIGURE =
  /(\d[\d,]*(?:\.\d+)?)\s*(万亿|千万|百万|亿|万|千)?\s*(元|台|辆|款|种|个|家|项|所|座|吨|套|人|EFLOPS|PFLOPS|ms|毫秒|倍|%|％)(?:以上|以下|以内|左右)?/gu;
const SCALE: Readonly<Record<string, number>> = { 万亿: 1e12, 亿: 1e8, 千万: 1e7, 百万: 1e6, 万: 1e4, 千: 1e3 };
const MEASURE = /(营业收入|营收|年产量|产量|产值|产业规模|算力规模|规模|覆盖率|时延|延迟|占比|比重)[^，。；]{0,6}$/u;
const ADDED = /新增[^，。；]*$/u;

/** Reads the figures of one sentence in their order; years and clause numbers are none. */
export function readQuantities(sentence: string): readonly Quantity[] {
  return [...sentence.matchAll(FIGURE)].map((match): Quantity => {
    const [text, number = '', scale = '', unit = ''] = match;
    const before = sentence.slice(0, match.index);
    return {
      text,
      value: Number(number.replaceAll(',', '')) * (SCALE[scale] ?? 1),
      unit: unit === '％' ? '%' : unit,
      measure: measureOf(before),
      year: before.match(/20\d{2}(?=年)/gu)?.at(-1) ?? null,
    };
  });
}

function measureOf(before: string): string {
  const named = MEASURE.exec(before)?.[1];
  if (named !== undefined) return named === '营收' ? '营业收入' : named;
  return ADDED.test(before) ? '新增' : '数量';
}

/** Whether two figures may be set against each other: the same thing measured, in the same unit, for the same stated year. */
export function areComparable(one: Quantity, other: Quantity): boolean {
  return one.unit === other.unit && one.measure === other.measure && one.year !== null && one.year === other.year;
}
