import { readFigures } from '../answer/model/read-figures.js';

/** How a true statement is made false. */
export const CORRUPTIONS = [
  'number',
  'year',
  'unit',
  'comparator',
  'body',
  'negation',
  'modality',
  'swapped',
  'invented',
  'merged',
] as const;
export type Corruption = (typeof CORRUPTIONS)[number];

/** A statement with the clauses it cites. */
export interface CitedText {
  readonly text: string;
  readonly clauses: readonly string[];
}

export interface CorruptedText extends CitedText {
  readonly kind: Corruption;
}

type Replacement = readonly [from: RegExp, to: string];

const UNITS: readonly Replacement[] = [
  [/EFLOPS/u, 'PFLOPS'],
  [/亿元/u, '万元'],
  [/万元/u, '亿元'],
  [/(?<=\d)元/u, '美元'],
  [/(?<=\d)%/u, '个百分点'],
  [/(?<=\d)ms/u, '秒'],
  [/(?<=\d)个工作日/u, '个月'],
  [/(?<=\d)平方米/u, '平方公里'],
  [/(?<=\d)日/u, '个月'],
  [/(?<=\d)个月/u, '年'],
  [/(?<=\d)年(?=内)/u, '个月'],
  [/(?<=[\d万亿])[台辆款种个家座条](?!月|工作日|百分点)/u, '吨'],
  [/(?<=\d)小时/u, '分钟'],
];
const COMPARATORS: readonly Replacement[] = [
  [/不低于/u, '不高于'],
  [/不少于/u, '不超过'],
  [/不高于/u, '不低于'],
  [/不超过/u, '不低于'],
  [/至少/u, '最多'],
  [/最多/u, '至少'],
  [/超过(?=\d)/u, '不到'],
  [/突破(?=\d)/u, '低于'],
  [/低于(?=\d)/u, '高于'],
  [/(?<=[\d%元辆台款种个家])以上/u, '以下'],
  [/左右/u, '以上'],
  [/以下/u, '以上'],
  [/最高(?=额度)/u, '最低'],
  [/(?<=\d[^，。]{0,3})[日月]内/u, '日后'],
];
const BODIES: readonly Replacement[] = [
  [/省工业和信息化厅/u, '省科学技术厅'],
  [/市人力资源部门|市交通运输部门|社会保险行政部门|市文物部门/u, '市财政局'],
  [/消防救援机构/u, '城管部门'],
  [/县级以上人民政府|省人民政府/u, '乡镇人民政府'],
  [/中小微企业|中小企业|小微企业/u, '大型企业'],
  [/软件企业|餐饮企业|外商投资企业|外贸企业|燃气经营企业|外资企业/u, '国有企业'],
  [/企业/u, '高校'],
  [/高校/u, '企业'],
  [/各地市|地市|各地/u, '各街道'],
  [/老年人|老人/u, '学生'],
  [/患者/u, '教师'],
  [/医生/u, '护士'],
  [/消费者|用户/u, '经营者'],
  [/经营者/u, '消费者'],
  [/用人单位/u, '职工本人'],
  [/职工/u, '农民'],
  [/农民/u, '市民'],
  [/行政机关/u, '人民法院'],
  [/广州|珠三角|横琴/u, '上海'],
  [/深圳/u, '杭州'],
  [/广东|全省/u, '浙江'],
  [/全市/u, '全国'],
];
const NEGATIONS: readonly Replacement[] = [
  [/不得/u, '可以'],
  [/禁止/u, '允许'],
  [/不予/u, '予以'],
  [/无需/u, '需要'],
  [/(?<=数据)不出端、不上云/u, '出端、上云'],
  [/没有/u, '已经'],
  [/拒不/u, '及时'],
  [/不能/u, '能'],
  [/(?<=[，。]|^)不再/u, '再'],
  [/要(?=[加推发建打提推研完培组开围用把结]|促进)/u, '不要'],
  [/应当/u, '不应当'],
  [/(?<!不)可以/u, '不可以'],
  [/支持/u, '不支持'],
  [/鼓励/u, '不鼓励'],
  [/给予/u, '不给予'],
];
const FORCES: readonly Replacement[] = [
  [/探索(?!中)/u, '全面'],
  [/力争/u, '已经'],
  [/鼓励/u, '要求'],
  [/支持/u, '必须'],
  [/应当/u, '可以'],
  [/可以/u, '应当'],
  [/引导/u, '强制'],
  [/要(?=[加推发建打提推研完培组开围用把结]|促进)/u, '已经'],
  [/要(?=达到|超过)/u, '已经'],
  [/会/u, '已经'],
];
/** Second ways, so that a kind is not one trick. */
const MORE_FORCES: readonly Replacement[] = [
  [/鼓励/u, '可以申请资金'],
  [/支持/u, '应当'],
  [/应当/u, '鼓励'],
  [/可以/u, '必须'],
  [/要(?=[加推发建打提推研完培组开围用把结]|促进)/u, '应当'],
  [/要(?=达到|超过)/u, '确保'],
];
const INVENTIONS = [
  (text: string): string => `根据第46条，${text}`,
  (text: string): string => `按照《广东省人工智能促进条例》，${text}`,
  (text: string): string => `依据粤府〔2023〕12号文件，${text}`,
] as const;

/**
 * Makes false statements of the true ones, by rule; the same input gives the same list. `seed` numbers the clauses that may
 * stand in for a cited one. A statement that a rule does not fit gives none of that kind.
 */
export function corruptStatements(
  statements: readonly CitedText[],
  clauseIds: readonly string[],
): readonly CorruptedText[] {
  return statements.flatMap((statement, order) => {
    const texts = (kind: Corruption, all: readonly (string | null)[]): readonly CorruptedText[] =>
      all.flatMap((text) => (text === null || text === statement.text ? [] : [{ ...statement, kind, text }]));
    return [
      ...texts('number', [otherNumber(statement.text, order)]),
      ...texts('year', [otherYear(statement.text, order)]),
      ...texts('unit', [firstFitting(statement.text, UNITS)]),
      ...texts('comparator', [firstFitting(statement.text, COMPARATORS), withoutBound(statement.text)]),
      ...texts('body', [firstFitting(statement.text, BODIES)]),
      ...texts('negation', [firstFitting(statement.text, NEGATIONS)]),
      ...texts('modality', [firstFitting(statement.text, FORCES), firstFitting(statement.text, MORE_FORCES)]),
      ...(order % 2 === 0 ? [swapped(statement, clauseIds, order)] : []),
      ...(order % 3 === 0 ? texts('invented', [INVENTIONS[order % INVENTIONS.length]?.(statement.text) ?? null]) : []),
      ...MERGE_STEPS.flatMap((step) => merged(statement, statements[(order + step) % statements.length])),
    ];
  });
}

/** Far enough that the two are of different clauses. */
const MERGE_STEPS = [11, 31];
const SWAP_STEP = 9;
const FACTORS = [2, 0.5, 10, 1.5];

function firstFitting(text: string, replacements: readonly Replacement[]): string | null {
  const fitting = replacements.find(([from]) => from.test(text));
  return fitting ? text.replace(...fitting) : null;
}

/** The last amount, another value in the same writing. */
function otherNumber(text: string, order: number): string | null {
  const amount = readFigures(text).findLast(({ kind, text: written }) => kind === 'amount' && /\d/u.test(written));
  if (!amount) return null;
  const [from, to] = amount.span;
  const changed = text
    .slice(from, to)
    .replace(/\d+(?:\.\d+)?/u, (number) => `${Number((Number(number) * (FACTORS[order % 4] ?? 2)).toPrecision(3))}`);
  return text.slice(0, from) + changed + text.slice(to);
}

function otherYear(text: string, order: number): string | null {
  return /20\d{2}(?=年)/u.test(text)
    ? text.replace(/20\d{2}(?=年)/u, (year) => `${Number(year) + ([1, -1, 3, 5][order % 4] ?? 1)}`)
    : null;
}

/** 350万辆以上 is not 350万辆. */
function withoutBound(text: string): string | null {
  const changed = text.replace(/(?<=\d[^，。]{0,8})(?:以上|左右|以下)|不低于(?=\d)|不少于(?=\d)|至少(?=\d)/u, '');
  return changed === text ? null : changed;
}

function swapped(statement: CitedText, clauseIds: readonly string[], order: number): CorruptedText {
  const [first = ''] = statement.clauses;
  const at = clauseIds.indexOf(first);
  const others = clauseIds.filter((id) => !statement.clauses.includes(id));
  const other = others[(at + SWAP_STEP + (order % 5)) % others.length] ?? '';
  return { ...statement, kind: 'swapped', clauses: [other] };
}

/** 到2027年，X要Y: what is spoken of, and what is said of it. */
const FORM =
  /^(?<about>(?:[^，。]{0,8}年[^，。]{0,2}，)?[^，。]{4,}?)(?<says>(?:要|应当|可以|不得|将|会|由|给予|达到|是)[^。]{5,}。)$/u;

/** What these speak of is of every clause, so that nothing false comes of them. */
const GENERAL = /目标|文件|政策|这|目的|条件|方面|重点|[地单]讲|[地单]说/u;

/** What one statement speaks of and what another says. Nothing where either has no such form. */
function merged(one: CitedText, other: CitedText | undefined): readonly CorruptedText[] {
  const [about, says] = [FORM.exec(one.text)?.groups?.about, FORM.exec(other?.text ?? '')?.groups?.says];
  if (
    about === undefined ||
    GENERAL.test(about) ||
    says === undefined ||
    !other ||
    other.clauses.some((id) => one.clauses.includes(id))
  )
    return [];
  return [{ kind: 'merged', text: about + says, clauses: [...one.clauses, ...other.clauses] }];
}
