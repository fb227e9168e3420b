import { splitSubjects } from './split-subjects.js';

/** What makes a stretch a question of its own. */
const ASKS =
  /[?？]|吗|呢|什么|多少|几多|几[个家台款种条项号时月]|哪|怎么|怎样|如何|谁|为什么|是否|有没有|能不能|可不可以|是不是|多久|多大|第.{1,4}[条项]/u;
/** Where a question can be over without a mark: 目标是多少，手机呢. */
const ASKED = '(?<=呢|吗|么|多少|几多|怎么样|怎样|如何|哪些|哪里|[哪几]条|哪一条|是谁|没有|几时|何时|什么时候)';
/** 有几条，分别是什么: goes on about the same. */
const SAME_SUBJECT = '(?:分别|都|各|具体|是|有|在|它|这|那些|其|哪|什么|怎|谁|能|可以|要|会|应)';
/** Where one question ends and another may begin. */
const BOUNDARY = new RegExp(
  `(?<=[？?；;。！!\\n])|[，,]?(?=(?:另外|还有一个问题|还有就是|还想问|还想知道|再问|顺便问|顺便|同时想问|以及想问|其次|第二个问题|最后(?!一|的))[，,：:]?)|${ASKED}[，,、\\s]*(?=以及|还有|同埋|而且|并且|和(?!谐))|${ASKED}[，,](?!${SAME_SUBJECT})(?=.*(?:${ASKS.source}))`,
  'u',
);
const LEAD =
  /^(?:另外|还有一个问题|还有就是|还想问(?:一下)?|还想知道|再问(?:一下)?|顺便问(?:一下)?|顺便|同时想问|以及想问|其次|最后|第二个问题|第[一二三四]个问题|以及|还有|同埋|而且|并且|和(?!谐))(?:是)?[，,：:\s]*/u;
/** What is asked for at the end of a question without a question word: 广东省算力2027年目标. */
const WANTED = /(?:目标|指标|产量|规模|数量|营收|政策|措施|规定|支持|扶持|补贴|要求)(?:是)?$/u;
/** 浙江呢, 还有学校呢, at the end: the same asked of something else. Both are captured. */
const SAME_OF_ANOTHER =
  /^(.{4,}?)[，,、；;？?。\s]+(?:那么?|还有|另外|至于|换成)?([^，,、；;？?。\s什么多少哪怎如何为谁几它这]{2,10})(?:的)?呢[？?。\s]*$/u;
/** The number of an item: 1. 1、 （1） ① 一是 第一， 首先. The digit is captured, in one of three writings. */
const ITEM =
  /(?<![\d.第部分节])(?:([1-9])\s*(?:[.．、:：](?!\d)|[)）])|[（(]\s*([1-9一二三四五六])\s*[)）]|([①②③④⑤⑥]))\s*|(?<![统之万第星])(?:([一二三四五六])是(?![否不])|第([一二三四五六])(?:[，,：:]|(?:个|个问题)?是|个问题[，,：:]?)|(首先|其次|再次|最后)[，,])/gu;
const NUMERALS = ['一', '二', '三', '四', '五', '六'];
const CIRCLED = '①②③④⑤⑥';
const ORDERED = ['首先', '其次', '再次', '最后'];
/** Before a list these words only announce it; other words are what all of its items are about. */
const ANNOUNCES = /问题|请教|咨询|想问|想了解|想知道|请问|了解|以下|几个|问一下|回答/u;
/** English joins questions by words that the Chinese no longer has. */
const ENGLISH_BOUNDARY =
  /(?<=[?;])\s+(?=[A-Za-z])|,?\s+(?:and\s+also|and|also|plus)\s+(?=(?:what|how|which|who|when|where|why|is|are|does|do|did|can|could|will|would)\b)/iu;
/** More questions than this in one message are not taken apart: the answer would be longer than a person reads. */
const MOST_PARTS = 4;

/**
 * The questions of one message, in order, in plain Chinese; the message itself where it asks one thing. Each part can be
 * asked on its own, with the parts before it as what was said earlier. `read` puts a text into plain Chinese.
 */
export function splitQuestion(message: string, read: (text: string) => string): readonly string[] {
  const pieces = message.split(ENGLISH_BOUNDARY).map(read);
  const parts = pieces.flatMap((piece) => questionsOf(piece)).flatMap(splitSubjects);
  return parts.length > 1 && parts.length <= MOST_PARTS ? parts : [pieces.join(' ')];
}

function questionsOf(plain: string): readonly string[] {
  const items = itemsOf(plain);
  if (items) return items;
  const stretches = stretchesOf(plain);
  const questions = stretches.length > 1 ? stretches : (sameOfAnother(plain) ?? stretches);
  return questions.length > 0 ? questions : [plain];
}

/** The items of a numbered list; null where the message holds none, which takes a first and a second number in their order. */
function itemsOf(plain: string): readonly string[] | null {
  const marks = [...plain.matchAll(ITEM)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    number: numberOf(match.slice(1)),
  }));
  if (marks.length < 2 || marks.some(({ number }, order) => number !== order + 1)) return null;
  const items = marks.map(({ end }, order) => tidy(plain.slice(end, marks[order + 1]?.at)));
  const before = tidy(plain.slice(0, marks[0]?.at)).replace(/^(?:关于|对于|至于)/u, '');
  const shared = ANNOUNCES.test(before) ? '' : before;
  return items.every((item) => item.length > 1) ? items.map((item) => `${shared}${item}`) : null;
}

/** A question and the same of another subject, which leans on it as a follow-up does; null for any other message. */
function sameOfAnother(plain: string): readonly string[] | null {
  const [, question = '', other = ''] = SAME_OF_ANOTHER.exec(plain) ?? [];
  if (other === '' || WANTED.test(other) || !(ASKS.test(question) || WANTED.test(question))) return null;
  return [question, `${other}呢`];
}

function numberOf([digit, bracketed, circled, being, ordinal, word]: readonly (string | undefined)[]): number {
  const plain = digit ?? bracketed ?? being ?? ordinal ?? '';
  if (circled !== undefined) return CIRCLED.indexOf(circled) + 1;
  if (word !== undefined) return ORDERED.indexOf(word) + 1;
  return /\d/u.test(plain) ? Number(plain) : NUMERALS.indexOf(plain) + 1;
}

function tidy(text: string): string {
  return text.replace(/^[\s，,；;。：:、]+|[\s，,；;。：:、]+$/gu, '');
}

function stretchesOf(plain: string): readonly string[] {
  const stretches = plain
    .split(BOUNDARY)
    .map((stretch) => stretch.replace(LEAD, '').trim())
    .filter((stretch) => stretch.length > 1);
  const questions: string[] = [];
  let context = '';
  for (const stretch of stretches) {
    // 我们是做芯片的。有什么支持？ What only tells belongs to the question after it.
    if (ASKS.test(stretch)) {
      questions.push(`${context}${stretch}`);
      context = '';
    } else context += stretch;
  }
  return questions;
}
