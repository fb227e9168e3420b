import type { FindForbidden } from '../guard-answer.js';
import type { ModelStatement, StatementFault } from './statement.js';

const SHORTEST = 6;
/** More characters are more claims than one sentence should make. */
const LONGEST = 160;
/** Chinese characters among all letters; product names are Latin. */
const LEAST_CHINESE = 0.6;

const ADDRESS =
  /https?:|www\.|[\w.-]+@[\w-]+|\w+\.(?:com|cn|net|org|gov)\b|(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[-—]?\d{7,8}|\d{7,8}|1(?:10|19|20|22)|1\d{4})(?![\d万亿千百元台辆个家款种项人户吨%EPGM.])|微信|公众号|热线|电话|邮箱|网址|传真/u;
const MARKDOWN = /[*_`#<>|~\\[\]{}]|^\s*[-+>]|^\s*\d+[.、]/u;
/** 第13条, 第（三）项, 第二部分, 粤办函〔2024〕88号: names of clauses are given by the citation. */
const CLAUSE_NUMBER =
  /第\s*[（(]?[\d零〇一二三四五六七八九十百千]+[）)]?\s*(?:条|款|项|目|章|节|编|部分|点|段|个?措施)|[\u4e00-\u9fff]{1,8}[〔[【(（]\s*\d{4}\s*[〕\]】)）]\s*\d+\s*号|(?:条款|措施)\s*\d+/gu;
const TITLE = /《[^》]*》?/gu;
/** 可以的，…; 是的，…: they answer a question that no clause knows. */
const REPLY = /^(?:可以的?|能的?|是的?|不是的?|对的?|没错|当然|行|好的|有的|没有|不能|不可以|不行|会的?|不会)[，,、]/u;
/** A quotation of two or more characters; one that is a mere name of something must be the clause's own as well. */
const QUOTATION = /“([^“”]+)”|‘([^‘’]+)’|「([^「」]+)」/gu;

/** What a statement must be before anything is compared with a clause: one plain Chinese sentence without names of its own. */
export function checkForm({ text, clauses }: ModelStatement, findForbidden: FindForbidden): StatementFault | null {
  const address = ADDRESS.exec(text)?.[0];
  if (address !== undefined) return { kind: 'address', detail: `不得写电话、网址等联系方式：${address}` };
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (chinese < letters * LEAST_CHINESE) return { kind: 'language', detail: '不是中文句子' };
  if (text.length < SHORTEST) return { kind: 'form', detail: '太短，不成一句话' };
  if (text.length > LONGEST) return { kind: 'form', detail: `太长，一句话不超过${LONGEST}字` };
  if (/[。；;：:]?[！!？?\n]|。./u.test(text.trim()))
    return { kind: 'form', detail: '只能是一句陈述，不用问句和感叹句' };
  const borne = (words: string): boolean => clauses.some((clause) => plain(clause.text).includes(plain(words)));
  const number = firstUnborne(text, CLAUSE_NUMBER, borne);
  if (number !== null) return { kind: 'clause', detail: `不得自己写条号、文号：${number}` };
  const title = firstUnborne(text, TITLE, borne);
  if (title !== null) return { kind: 'clause', detail: `所引条款里没有这个文件名：${title}` };
  if (MARKDOWN.test(text)) return { kind: 'form', detail: '不得使用排版符号' };
  if (REPLY.test(text)) return { kind: 'form', detail: '不要以“可以的”“是的”一类的话开头' };
  const forbidden = findForbidden(text);
  if (forbidden !== null && !borne(forbidden)) return { kind: 'form', detail: `不得使用的说法：${forbidden}` };
  const own = [...text.matchAll(QUOTATION)].flatMap(([, ...words]) => words.filter((each) => each !== undefined));
  const foreign = own.find((words) => !borne(words));
  return foreign === undefined ? null : { kind: 'quote', detail: `引号里的话不是条款原文：${foreign}` };
}

function firstUnborne(text: string, pattern: RegExp, borne: (words: string) => boolean): string | null {
  return text.match(pattern)?.find((words) => !borne(words)) ?? null;
}

/** Line ends, blanks and the form of quotation marks are the printer's. */
function plain(words: string): string {
  return words.replace(/\s/gu, '').replace(/[“”‘’「」]/gu, '"');
}
