import type { Clause } from '../domain/clause.js';
import { type Amount, amountsClaimed, isSameAmount, readAmounts } from './read-amounts.js';

/** Amounts that the question states and no given clause does: a premise that must not be affirmed. */
export function figuresOutside(question: string, clauses: readonly Clause[]): readonly Amount[] {
  const claimed = amountsClaimed(question);
  if (claimed.length === 0) return [];
  const stated = clauses.flatMap(({ text }) => readAmounts(text));
  return claimed.filter((amount) => !stated.some((other) => isSameAmount(amount, other)));
}

/** What may be counted so is too much for a number of it to tell one clause from another. */
const VAGUE_UNITS: readonly (string | null)[] = ['个', '家', '项'];

/** Amounts that the question states and the text of a clause does too: the person has read it there, or is told of it. */
export function figuresInside(question: string, text: string): readonly Amount[] {
  const claimed = amountsClaimed(question).filter(({ unit }) => !VAGUE_UNITS.includes(unit));
  if (claimed.length === 0) return [];
  const stated = readAmounts(text);
  return claimed.filter((amount) => stated.some((other) => isSameAmount(amount, other)));
}

const NATIONAL_BODY = '国务院|中央|工信部|工业和信息化部|科技部|国家发改委|国家发展改革委|(?<![省市区县])发改委';
/** Asks for what the country as a whole lays down. */
const NATION =
  /国家层面|从国家来看|(?:国家|中央)(?:级)?的?(?:政策|规定|文件|目标|规划|标准|部委)|中央(?:层面|财政|政府)|国务院/u;
const NATION_ACTS = new RegExp(
  `(?:${NATIONAL_BODY}).{0,6}(?:出台|发布|印发|制定|规定|政策|文件|要求|怎么|如何|有(?:什么|没有|哪些)|对|的)|(?:由|归|是)(?:${NATIONAL_BODY})|(?:${NATIONAL_BODY})(?:牵头|负责|主管|在)`,
  'u',
);
/** 国家对养老机器人有什么支持: many say the country and mean the government, whichever it is. 全国领先 is how good, not where. */
const NATION_LOOSELY =
  /(?:^|[，,。？?])(?:请问)?国家(?:有没有|有什么|有哪些|对|给|会|要|支持|鼓励|怎么|如何|是不是|打算)|全国(?!领先|一流|最|首|性|统一|重点|知名|人大|政协|都能|通用|第[一二三])/u;

/** Whether the country's own rules are asked for, and how plainly; null where they are not, or the clause speaks of the nation in those words. */
export function nationAskedOf(question: string, clause: Clause): 'plainly' | 'loosely' | null {
  const asked = NATION.exec(question) ?? NATION_ACTS.exec(question);
  if (asked) return clause.text.includes(asked[0]) ? null : 'plainly';
  return NATION_LOOSELY.test(question) ? 'loosely' : null;
}

/** The trades of offices; with 局, 厅 … behind, the offices themselves. */
const OFFICE =
  '(?:[省市区县州镇]|国家)?(?:教育|公安|财政|税务|科技|科学技术|工信|工业和信息化|发改|发展改革|卫健|卫生健康|人社|人力资源(?:和)?社会保障|民政|司法|住建|住房(?:和)?城乡建设|交通(?:运输)?|农业(?:农村)?|商务|文旅|文化(?:和旅游)?|生态环境|环保|市场监管|市场监督管理|自然资源|水利|应急(?:管理)?|统计|医保|医疗保障|体育|广电|数据|政数|政务(?:服务(?:和|)数据)?(?:管理)?|知识产权|药监|药品监管|气象|海洋|林业|审计|国资|网信|能源|邮政|档案|信访)(?:厅|局|委员会|委|办公室|办)|海关(?:总署)?|国资委|人民银行|证监会|金融监管总局|法院|检察院|工会|妇联|残联|团委|街道办|居委会|村委会';
const OFFICE_ACTS = new RegExp(
  `(?:由|归|让|要求|规定)(?<told>${OFFICE})|(?<acting>${OFFICE})(?:来)?(?:牵头|负责|主管|管不管|承担|组织实施|的?(?:职责|任务|分工)|在.{1,24}(?:负责|做什么|的?职责|的?任务|扮演|承担|要做)|要(?:做|负责|承担)|应该?(?:做|负责|承担)|该做什么|做什么|干什么)`,
  'u',
);

/** The office whose part in it is asked about, where the clause does not name it; else null. */
export function officeAskedOf(question: string, clause: Clause): string | null {
  const { told, acting } = OFFICE_ACTS.exec(question)?.groups ?? {};
  const office = told ?? acting;
  return office !== undefined && !clause.text.includes(office) ? office : null;
}
