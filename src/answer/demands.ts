/**
 * What a question demands of its answer beyond its subject: an amount, a deadline, a telephone number … A clause on the
 * right subject that lacks the thing demanded does not answer the question, and must not be dressed up as if it did.
 */
export interface Demand {
  /** Also the id of the wording that says what the documents do not state: `no-basis-<name>`. */
  readonly name:
    | 'grant'
    | 'deadline'
    | 'contact'
    | 'procedure'
    | 'result'
    | 'penalty'
    | 'person'
    | 'body'
    | 'date'
    | 'price';
  /** The question asks for it. */
  readonly asked: RegExp;
  /** The question only looks as if it did. */
  readonly unless?: RegExp;
  /** One sentence of the clause must match every one of these to meet it. */
  readonly met: readonly RegExp[];
}

const GRANT = '补贴|报销|补助|奖励|资助|奖补|奖金|津贴|扶持资金|扶持金|专项资金|贴息|减税|税收优惠|免税|退税|补偿金|券';
const MONEY =
  /[\d零一二两三四五六七八九十百千][\d,.零一二两三四五六七八九十百千]*\s*(?:万|亿|千|百)*元|\d+(?:\.\d+)?\s*[%％]|百分之/u;
const HOW_MUCH = '多少|百分之几|几个点|几多|几万|几钱|几元|金额|额度|标准|上限|比例|最高|几成';

/** Every demand, most telling first; a question may make several. */
export const DEMANDS: readonly Demand[] = [
  {
    name: 'contact',
    asked:
      /(?:电话|联系方式|联系人|热线|号码|网址|网站地址|邮箱|电邮|办公地址|地址|微信号|公众号)(?!.{0,6}(?:产业|产品|研发|智能))/u,
    unless: /(?:文号|索引号|发文字号|编号)/u,
    met: [/\d{3,4}-?\d{7,8}|1[3-9]\d{9}|https?:|www\.|@|地址[:：]|热线|(?<!\d)1\d{4}(?!\d)/u],
  },
  {
    name: 'deadline',
    asked:
      /(?:申报|申请|报名|受理|提交|领取|兑现|办理|征集|开放).{0,8}(?:截止|截至|时间|时候|几时|何时|日期|期限|哪天|几号|多久|窗口)|(?:几时|何时|什么时候|哪天|几号|几月|哪个月|哪月).{0,8}(?:申报|申请|报名|受理|截止|提交|领取|到账|开放)|截止(?:日期|时间|了|吗|申|到)|过期了?没/u,
    met: [
      /申报|申请|报名|受理|截止|提交|办理|领取/u,
      /\d+\s*[年月日天]|[一二三四五六七八九十]+\s*(?:个)?(?:工作)?[年月日]|起施行/u,
    ],
  },
  {
    name: 'grant',
    asked: new RegExp(
      `(?:${GRANT}).{0,12}(?:${HOW_MUCH}|[\\d一二三四五六七八九十百千]+万|[\\d一二三四五六七八九十百千]+亿)|(?:${HOW_MUCH}|[\\d一二三四五六七八九十百千]+万元?|[\\d一二三四五六七八九十百千]+亿元?)的?(?:${GRANT})|(?:给|拿|领|补|奖|发|获得?|得到?|资助|拨)(?:到|我|企业|公司|我们|你们|每家|一家)?(?:多少|几多|几万|几百|几十)?钱|(?:补|奖|拨|领|拿|给)(?:多少|几多)|多少钱一[家户间个]|每家.{0,4}(?:多少|几多|万|亿)`,
      'u',
    ),
    met: [new RegExp(GRANT, 'u'), MONEY],
  },
  {
    name: 'procedure',
    asked:
      /(?:怎么|如何|怎样|哪里|哪儿|去哪|到哪|边度|需要什么|需要哪些|什么|哪些|有何|具体).{0,6}(?:申请|申报|办理|领取|报名|提交|兑现|受理|认定|资格|材料|手续|流程|条件|门槛)(?!.{0,4}(?:支持|鼓励))|(?:怎么|如何|怎样|哪里|哪儿|去哪|到哪).{0,4}(?:申领|领|兑换|下载|填报|填写)|(?:备案|许可证?|牌照|资质|注册|审批).{0,4}(?:怎么|如何|流程|条件|材料|手续|哪里|要什么)|(?:怎么|如何|哪里).{0,4}(?:备案|审批|注册)|(?:表格|申请表|申报表|模板).{0,8}(?:下载|哪|填)|(?:申请|申报|办理|领取|报名|认定|评选|评审|评定|遴选|入选|享受).{0,6}(?:流程|标准|条件|材料|手续|资格|门槛|指南|表格|入口|步骤|地点|窗口)/u,
    unless: /应用条件|基础条件|材料(?:科学|产业|研发|行业)|原材料|新材料|智能.{0,4}办理/u,
    met: [
      /申请|申报|办理|报名|提交|受理|领取|认定/u,
      /材料|条件|流程|应当|可以|向.{2,20}(?:申请|提出|提交|办理)|通过|登录|具备|符合/u,
    ],
  },
  {
    name: 'price',
    asked:
      /(?:多少|几多|几)钱|(?:价格|售价|报价|房价|学费|票价|月费|收费标准|费用)|保证金|押金|手续费|一个月(?:要)?多少|贵不贵|便宜吗|工资|薪资|薪水|收入高/u,
    unless: new RegExp(`${GRANT}|一年|产业|行业|资金|支持|投入|拨|给|奖|补|领|拿`, 'u'),
    met: [
      /价格|售价|收费|租金|工资|薪酬|票价|学费|保证金|押金|手续费|元\/|每[人月年户次天].{0,6}\d元/u,
      /\d|免|不收|不得收|保证金|押金|手续费/u,
    ],
  },
  {
    name: 'person',
    asked:
      /(?:组长|处长|科长|局长|厅长|省长|主任|院长|成员|负责人|经办人|专家(?!咨询委员会(?!.{0,4}(?:成员|有谁))))(?:都|分别|到底)?(?:是谁|有谁|有哪些(?:人|位)?|叫什么|姓什么|名字|名单)|谁(?:是|当|担任)(?:.{0,10})(?:长|主任|负责人|成员)|(?:人员|专家|企业|公司|入选)名单/u,
    met: [/名单(?:如下|见|附)|组长[由：:]|(?:组长|主任|成员)(?:为|是)/u],
  },
  {
    name: 'body',
    asked:
      /(?:哪个|哪些|哪一个|什么|边个)(?:部门|单位|机构|厅|局).{0,6}(?:负责|牵头|主管|管|落实|实施|主抓)|(?:责任|牵头|主管|实施|负责)(?:单位|部门|机构)|(?:由|归)(?:谁|哪个?).{0,6}(?:负责|牵头|落实|主管|管)|谁(?:来)?(?:负责|牵头|主管|主抓|落实)/u,
    met: [/厅|局|部门|委员会|领导小组|办公室|人民政府|政府/u, /负责|牵头|统筹|组织协调|主管|指导/u],
  },
  {
    name: 'date',
    asked:
      /(?:什么时候|何时|几时|哪一?年|到哪一?年|多久|几年)(?:之前|以前|前|内|才|能|可以|要|会|底)?(?:完成|建成|实现|达到|做到|落实|建好|建完|做完|达标)|(?:完成|建成|实现|达到|做到|达标)(?:的)?(?:时间|期限|年份|日期|时限)/u,
    met: [/20\d{2}年|[“”一二三四五六七八九十]+年(?:内|底)|年底/u],
  },
  {
    name: 'penalty',
    asked:
      /禁止|不准|不许|不让用|封禁|处罚|罚款|罚金|罚(?:多少|钱|不罚)|(?:谁|由谁|怎么|是否|要不要).{0,4}(?:赔|担责|承担责任)|(?:违反|不执行|不遵守|不落实|没完成).{0,12}(?:后果|怎么办|处理|处罚|追责)/u,
    met: [/禁止|不得|不准|罚|赔偿|法律责任|追究/u],
  },
  {
    name: 'result',
    asked:
      /(?:已经|目前|现在|至今|迄今|眼下|当前|截至|如今|去年|今年|到底).{0,16}(?:达到|完成|建成|实现|超过|突破|做到|达标|落实|兑现|多少|几多|怎么样|如何|进展|了吗|了没)|(?:达到|完成|实现|超过|突破|建成).{0,14}了(?:吗|没|么)|(?:完成|达到|实现|建成|超过|突破|达标|落实|兑现)(?:了)?(?:没有|没|吗|了吗|多少了|情况|率)|(?:是否|是不是|有没有|有冇)(?:已|已经)?(?:达到|完成|实现|建成|超过|突破|达标)|实际.{0,8}(?:规模|产量|营收|数|情况)|进展(?:如何|怎么样|情况|到哪)|完成情况/u,
    unless: /(?:到|至)20\d\d年.{0,12}(?:达到|完成|实现|超过)(?:多少|几多)|要达到|目标/u,
    met: [/已(?:经)?(?:达到?|完成|建成|实现|超过|突破)|累计|截至/u],
  },
];

/** Whether some sentence holds everything the demand needs. */
export function meets(demand: Demand, sentences: readonly string[]): boolean {
  return sentences.some((sentence) => demand.met.every((pattern) => pattern.test(sentence)));
}

/** Whether the clause meets every demand. */
export function meetsAll(demands: readonly Demand[], sentences: readonly string[]): boolean {
  return demands.every((demand) => meets(demand, sentences));
}

/** The demands a normalised question makes. */
export function demandsOf(question: string): readonly Demand[] {
  return DEMANDS.filter((demand) => demand.asked.test(question) && !demand.unless?.test(question));
}
