import { parseChineseNumeral } from '../../domain/chinese-numeral.js';

/** How a figure bounds what it counts: `超过`, `不低于` or `以上`, `不超过` or `以内`, `低于`, `约` or `左右`, `满`, `前`; none for a plain figure. */
type Bound = 'none' | 'over' | 'atLeast' | 'atMost' | 'under' | 'about' | 'full' | 'before';

/** A figure as a sentence states it. */
export interface StatedFigure {
  /** As written, its bound included where it stands beside it: `超过60EFLOPS`. */
  readonly text: string;
  readonly kind: 'year' | 'amount';
  readonly value: number;
  /** One word for each unit (天 is 日, 毫秒 is ms, ％ is %); 年 for a year. */
  readonly unit: string;
  readonly bound: Bound;
  /** For a year: which part or side of it is meant (底, 初, 起); empty for the year itself. */
  readonly part: string;
  /** Code units in the text that was read. */
  readonly span: readonly [number, number];
  /** The last year named before it in the text; null where there is none. Of a year, itself. */
  readonly year: number | null;
}

const SCALES: Readonly<Record<string, number>> = { 十: 1e1, 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 };
/** One word for units that count the same. */
const UNIT_NAMES: Readonly<Record<string, string>> = {
  毫秒: 'ms',
  名: '人',
  位: '人',
  天: '日',
  周岁: '岁',
  个工作日: '工作日',
  千米: '公里',
  '％': '%',
  个百分点: '百分点',
  大类: '类',
};
const UNITS =
  'EFLOPS|PFLOPS|TFLOPS|个百分点|百分点|平方公里|平方米|立方米|个工作日|工作日|个月|小时|分钟|公里|千米|厘米|毫米|毫秒|千瓦时|兆瓦|千瓦|公斤|千克|人次|周岁|美元|港元|季度|公顷|大类|门类|元|％|%|倍|成|折|秒|米|吨|克|升|度|台|辆|架|艘|款|种|类|个|家|项|所|座|套|人|名|位|户|件|篇|条|处|张|部|间|场|届|次|批|级|档|岁|年|天|日|月|周|季|亩|期|组|支|只|头|份|页|轮|站|层';
const NUMERAL = '[零〇一二两三四五六七八九十百千万亿]';
const FIGURE = new RegExp(
  [
    '(?<![\\d.])(?<year>(?:19|20)\\d{2})(?=年|[-—–~～至到]+(?:19|20)\\d{2}年)',
    `(?<spelled>[一二][零〇一二三四五六七八九]{3})(?=年)`,
    `百分之(?<percent>\\d+(?:\\.\\d+)?|${NUMERAL}+)`,
    '(?<doubled>倍增|翻一番|翻番|翻倍|增长一倍)',
    `(?<![\\d.A-Za-z第])(?<digits>\\d+(?:\\.\\d+)?)(?<scale>[十百千万亿]{0,2})(?<odd>[多余])?(?:大(?=类|门类))?(?<unit>${UNITS}|[A-Za-z]+)?`,
    `(?<![\\d第])(?<numeral>${NUMERAL}+)(?<more>[多余])?(?:大(?=类|门类))?(?<counted>${UNITS})(?!性|体|站|样|般|起|定|些|行|业|方面|时间|致)`,
    '(?:每(?<each>年|月|日|天|周|季度)|(?<!\\d)(?<a>年)(?=产|均|收入|营收|许可收入))',
    '(?<half>半数|一半)',
  ].join('|'),
  'gu',
);
/** One of these is any of them (一批, 一个, 一种): no figure. One year, one day or one yuan is. */
const INDEFINITE =
  /^(?:个|种|批|套|条|项|家|款|类|部|场|层|座|组|支|只|头|份|级|档|站|名|位|件|处|期|成|度|间|所|篇|张)$/u;

const BEFORE: readonly (readonly [Bound, RegExp])[] = [
  ['atLeast', /(?:不(?:得|能|可|应|准|许)?(?:低于|少于|小于)|至少|起码|最少|最低)[^，。；\d]{0,6}$/u],
  ['atMost', /(?:不(?:得|能|可|应|准|许)?(?:超过|高于|多于|大于|超出)|最高|最多|至多)[^，。；\d]{0,10}$/u],
  ['over', /(?:超过|突破|高于|多于|大于|超出|超)(?:了|到|达)?$/u],
  ['under', /(?:低于|少于|小于|不足|不到|未满|不满)$/u],
  ['about', /(?:大约|约|将近|接近|近)(?:为|达)?$/u],
  ['full', /满$/u],
  ['before', /(?:前|提前)$/u],
];
const AFTER: readonly (readonly [Bound, RegExp])[] = [
  ['atLeast', /^(?:及)?以上/u],
  ['atMost', /^(?:及)?(?:以下|以内|之内|内)/u],
  ['about', /^(?:左右|上下)/u],
];
/** What stands after 2027年 and makes it another time. Until a year, before it and in it are one. */
const YEAR_PART = /^年(底|末|初(?!步)|起|以来|之后|以后|后|上半年|下半年)/u;

/** Reads years and amounts of a text in their order, in any writing: 1.9万亿元, 五百元, 百分之五十, 二〇二七年, 每百户. */
export function readFigures(text: string): readonly StatedFigure[] {
  const found = [...text.matchAll(FIGURE)].flatMap((match) => readOne(match, text));
  const years = found.filter(({ kind }) => kind === 'year');
  return found.map((figure) => {
    const before = years.filter(({ span }) => span[0] <= figure.span[0]).at(-1);
    return { ...figure, year: before?.value ?? null };
  });
}

/**
 * Whether the two state the same: number, unit and bound; of years the part of it too, unless it is left unsaid. What is more
 * than 60 is 60 以上.
 */
export function isSameFigure(stated: StatedFigure, borne: StatedFigure): boolean {
  if (!isSameNumber(stated, borne) || stated.unit !== borne.unit) return false;
  if (stated.kind === 'year') return stated.part === '' || stated.part === borne.part;
  return stated.bound === borne.bound || (stated.bound === 'atLeast' && borne.bound === 'over');
}

export function isSameNumber(one: StatedFigure, other: StatedFigure): boolean {
  return one.kind === other.kind && Math.abs(one.value - other.value) <= Math.abs(one.value) * 1e-9;
}

function readOne(match: RegExpExecArray, text: string): readonly StatedFigure[] {
  const {
    year,
    spelled,
    percent,
    doubled,
    digits,
    scale = '',
    odd,
    numeral,
    more,
    counted,
    each,
    a,
    half,
  } = match.groups ?? {};
  const span: readonly [number, number] = [match.index, match.index + match[0].length];
  const written = year ?? spelled;
  if (written !== undefined) {
    const value = year === undefined ? parseChineseNumeral(written) : Number(year);
    const part = YEAR_PART.exec(text.slice(span[1]))?.[1] ?? '';
    return value === null ? [] : [{ ...plain(`${written}年`, span, value, '年'), kind: 'year', part: partName(part) }];
  }
  if (percent !== undefined) return [bounded(match[0], span, numberOf(percent), '%', text, false)];
  if (doubled !== undefined) return [plain(doubled, span, 2, '倍增')];
  if (half !== undefined) return [plain(half, span, 50, '%')];
  const rate = each ?? a;
  if (rate !== undefined) return [plain(match[0], span, 1, rate)];
  if (numeral !== undefined && counted !== undefined) {
    const value = parseChineseNumeral(numeral);
    if (value === null || value === 0 || (value === 1 && INDEFINITE.test(counted))) return [];
    return [bounded(match[0], span, value, counted, text, more !== undefined)];
  }
  const scaled = [...scale].reduce((product, sign) => product * (SCALES[sign] ?? 1), Number(digits));
  const unit = match.groups?.unit ?? /^[\u3400-\u9fff]/u.exec(text.slice(span[1]))?.[0] ?? '';
  return [bounded(match[0], span, scaled, unit, text, odd !== undefined)];
}

function plain(text: string, span: readonly [number, number], value: number, unit: string): StatedFigure {
  return {
    ...{ text, kind: 'amount', value, unit: UNIT_NAMES[unit] ?? unit.toLowerCase() },
    ...{ bound: 'none', part: '', span, year: null },
  };
}

function bounded(
  text: string,
  span: readonly [number, number],
  value: number,
  unit: string,
  whole: string,
  isMore: boolean,
): StatedFigure {
  const [before, after] = [whole.slice(0, span[0]), whole.slice(span[1])];
  const ahead = BEFORE.find(([, pattern]) => pattern.test(before));
  const behind = AFTER.find(([, pattern]) => pattern.test(after));
  const bound = isMore ? 'over' : (behind?.[0] ?? ahead?.[0] ?? 'none');
  return { ...plain(text, span, value, unit), bound };
}

function partName(part: string): string {
  if (part === '末') return '底';
  return /后|以来/u.test(part) ? '起' : part;
}

function numberOf(written: string): number {
  return /^\d/u.test(written) ? Number(written) : (parseChineseNumeral(written) ?? Number.NaN);
}
