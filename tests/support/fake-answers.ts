import type { ChatResponse, WireCitation } from '../../src/contract/chat.js';
import type { ClauseDetail } from '../../src/contract/documents.js';

/** Made answers in the house style, for tests of the clients: the shape is the server's, the words are the seed's. */
const TITLE = '广东省关于人工智能赋能千行百业的若干措施';
const LABEL = `《${TITLE}》（粤办函〔2024〕88号）`;
const DOCUMENT = {
  documentId: 'yuebanhan-2024-88',
  documentTitle: TITLE,
  docNumber: '粤办函〔2024〕88号',
  validity: 'in_force' as const,
  url: 'https://www.gd.gov.cn/zwgk/',
};

export const NOTICE =
  '本答复由人工智能根据已收录文件自动生成，引文与原文一致，仅供参考；具体以最新官方文件和主管部门解释为准。';

const ROBOTS_TEXT =
  '推进智能机器人创新发展。加快机器脑、机器肢、机器体、通用产品等产品研发生产，推动人形机器人等具身智能机器人研制和应用。发展柔性交互、动态规划路径的协作机器人与自适应机器人等高精度工业机器人，加快智能人机交互、多自由度精准控制的服务机器人应用推广。到2027年，智能机器人产业营业收入达到900亿元。';
const ROBOTS_QUOTE = '到2027年，智能机器人产业营业收入达到900亿元。';
const GOVERNMENT_TEXT =
  '惠企利民建设智慧政府。利用政务大模型智能化升级广东政务服务网、“粤系列”政务服务平台，提供全时在线问答和搜索服务。建设面向全省各级党政机关的视频算力支撑基础平台，提升视频智能化水平。在“粤经济”平台融合经济算法模型，为政府在经济运行监测、分析研判、政策仿真等场景提供决策支撑。';
const GOVERNMENT_QUOTE = '利用政务大模型智能化升级广东政务服务网、“粤系列”政务服务平台，提供全时在线问答和搜索服务。';

const robots: WireCitation = {
  ...DOCUMENT,
  index: 1,
  clauseId: 'yuebanhan-2024-88#11',
  number: '11',
  label: `${LABEL}第三部分第（一）项第11条“推进智能机器人创新发展”`,
  path: ['三、构筑智能终端产品新高地，助推产业高端化发展', '（一）推动高端装备智能化升级'],
  heading: '推进智能机器人创新发展',
  quote: ROBOTS_QUOTE,
  span: [ROBOTS_TEXT.indexOf(ROBOTS_QUOTE), ROBOTS_TEXT.indexOf(ROBOTS_QUOTE) + ROBOTS_QUOTE.length],
};

const government: WireCitation = {
  ...DOCUMENT,
  index: 2,
  clauseId: 'yuebanhan-2024-88#29',
  number: '29',
  label: `${LABEL}第四部分第（三）项第29条“惠企利民建设智慧政府”`,
  path: ['四、打造智能融合应用新引擎，提高经济社会发展水平', '（三）推进社会治理智能化'],
  heading: '惠企利民建设智慧政府',
  quote: GOVERNMENT_QUOTE,
  span: [
    GOVERNMENT_TEXT.indexOf(GOVERNMENT_QUOTE),
    GOVERNMENT_TEXT.indexOf(GOVERNMENT_QUOTE) + GOVERNMENT_QUOTE.length,
  ],
};

/** The second clause is shown as if it had been repealed, so that the warning is seen. */
export const CLAUSES: readonly ClauseDetail[] = [
  clause(robots, ROBOTS_TEXT),
  { ...clause(government, GOVERNMENT_TEXT), validity: 'repealed' },
];

function clause(citation: WireCitation, text: string): ClauseDetail {
  const { clauseId, number, heading, label, path, documentId, documentTitle, docNumber, validity, url } = citation;
  const summary = { id: clauseId, kind: 'measure', number, heading, label };
  return {
    ...summary,
    documentId,
    documentTitle,
    docNumber,
    path,
    text,
    validity,
    url,
    parent: null,
    children: [],
    previous: null,
    next: null,
  };
}

const HOUSE_STYLE = [
  `**结论**：${ROBOTS_QUOTE}[1]`,
  '**政策依据**',
  `${robots.label}[1]`,
  `> ${ROBOTS_TEXT}`,
  `- 惠企利民建设智慧政府：${GOVERNMENT_QUOTE}[2]`,
  '**办理指引**：该条写明的是发展方向和目标，没有写申报条件、时间和材料。',
  '**咨询渠道**：政策执行中遇到的问题，可以向省工业和信息化厅反映，也可以拨打12345政务服务便民热线。',
  '**温馨提示**：目标不等于已经完成的情况，请以主管部门发布的数据为准。😀𠮷',
].join('\n\n');

/** The same parts under Markdown headings, as a model may write them. */
const HEADINGS = `## 结论\n\n${GOVERNMENT_QUOTE}[1]\n\n## 政策依据\n\n> ${GOVERNMENT_TEXT}\n\n## 温馨提示\n\n请以最新官方文件为准。`;

/** What an attacker would want the page to run; every piece must come out as text. */
export const INJECTION = [
  '<img src=x onerror="window.harmed=1">',
  '<script>window.harmed=1</script>',
  '[点这里](javascript:window.harmed=1)',
  '![图](https://tracker.invalid/p.png)',
  '<svg/onload=window.harmed=1>',
  '[<b onclick=window.harmed=1>x</b>](data:text/html,<script>window.harmed=1</script>)',
].join('\n\n');

/** The answer to a question, by a word in it. */
export function fakeAnswer(question: string, conversationId: string, messageId: string): ChatResponse {
  const common = {
    conversationId,
    messageId,
    sentences: [],
    notice: NOTICE,
    engine: 'extractive',
    timings: { totalMs: 12, retrieveMs: 8, composeMs: 4 },
  };
  if (question.includes('注入'))
    return { ...common, outcome: 'answered', answer: INJECTION, citations: [], followUps: [] };
  if (question.includes('电话')) {
    const answer =
      '**结论**：已收录的文件没有写明您要的电话、网址、地址或联系人。\n\n**咨询渠道**：您可以拨打12345政务服务便民热线。';
    return { ...common, outcome: 'no_basis', answer, citations: [], followUps: [] };
  }
  if (question.includes('智慧政府'))
    return {
      ...common,
      outcome: 'answered',
      answer: HEADINGS,
      citations: [{ ...government, index: 1 }],
      followUps: ['第30条是怎么写的？'],
    };
  return {
    ...common,
    outcome: 'answered',
    answer: HOUSE_STYLE,
    citations: [robots, government],
    followUps: ['智能机器人归哪个部门管？', '智能家电的产业目标是多少？'],
  };
}
