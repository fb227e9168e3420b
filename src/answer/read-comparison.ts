import { SUBJECT_JOINT } from './split-subjects.js';

/** A question that sets two subjects against each other: each side as a question of its own. */
export interface Comparison {
  readonly sides: readonly [string, string];
  /** The difference itself is asked for: 差多少. */
  readonly asksDifference: boolean;
}

const FIGURE =
  '(?:(?:年?产量|产业营业收入|营业收入|营收|收入|产值|产业规模|算力规模|规模|数量|覆盖率|目标值|目标数|目标|指标|数字)(?:目标|指标)?)';
const MORE = '(?:大|高|多|小|低|少|快|慢|长|短|强)';
const WHICH = '(?:哪个|哪一个|哪一?边|哪一?方|哪家|哪项|哪一项|哪种|谁|孰)';
const APART = '(?:相?差(?:了|距)?(?:是|有)?(?:多少|几多|几何|多大|多远)|差距(?:是|有)?(?:多少|多大)|差几多|差别多大)';
const END = '[？?。！!呢吗呀啊\\s]*$';
const OF = '(?:的|在)?';

/** Groups: subjects joined by 和, then what is asked. */
const JOINED: readonly RegExp[] = [
  new RegExp(
    `^(.{3,40}?)${OF}(${FIGURE}?)[，,：:\\s]*(?:相比|比较|对比|之间|比起来|来说|里面|当中|中)*[，,]?${WHICH}(?:的)?(${FIGURE}?)(?:定得|要|会|更|比较|最|订得)*${MORE}(?:些|一些|一点|点)?${END}`,
    'u',
  ),
  new RegExp(`^(.{3,40}?)${OF}(${FIGURE}?)(?:之间)?(?:的)?(?:目标)?(?:一共|总共|到底|大概)?${APART}${END}`, 'u'),
  new RegExp(`^(?:请|帮我|麻烦)*(?:比较|对比|比一比|比一下|比比)(?:一下|下)?(.{3,40}?)${OF}(${FIGURE})${END}`, 'u'),
  new RegExp(
    `^(.{3,40}?)${OF}(${FIGURE})(?:比较一?下?|对比一?下?|比一比|比比|一样(?:大|高|多)?|相同|有什么(?:不同|区别|差别)|有何(?:不同|区别)|区别)${END}`,
    'u',
  ),
];
/** Groups: one side with what is asked of it, the other side. */
const AGAINST: readonly RegExp[] = [
  new RegExp(
    `^(.{2,20}?)${OF}(${FIGURE}?)(?:是不是|会不会|是否)?(?:有没有|比)(.{2,20}?)${OF}${FIGURE}?(?:还|更|要)*${MORE}(?:多少|几多|些|一点|吗|么|不|了)*${END}`,
    'u',
  ),
  new RegExp(
    `^(.{2,20}?)${OF}(${FIGURE}?)(?:更|比较)?${MORE}[，,]?还是(.{2,20}?)${OF}${FIGURE}?(?:更|比较)?${MORE}?${END}`,
    'u',
  ),
];
/** Which target is larger, robots or drones? Groups: what is asked, the sides. */
const ENGLISH: readonly RegExp[] = [
  /^(?:which|what)\s+(?:has\s+(?:a|the)\s+)?(?:is\s+)?(?:the\s+)?(?:larger|bigger|higher|greater)?\s*(.*?)\s*(?:is\s+)?(?:the\s+)?(?:larger|bigger|higher|greater|more)?[,:]?\s+(?:that\s+(?:of|for)\s+|for\s+)?((?:AI\s+)?[\w-]+(?:\s[\w-]+)?)\s+or\s+(?:that\s+(?:of|for)\s+|for\s+)?((?:AI\s+)?[\w-]+(?:\s[\w-]+)?)\s*\?*$/iu,
  /^is\s+the\s+(.*?)\s+(?:of|for)\s+(.{2,30}?)\s+(?:larger|bigger|higher|greater|more)\s+than\s+(?:that\s+)?(?:of|for)?\s*(.{2,30}?)\s*\?*$/iu,
  /^compare\s+(?:the\s+)?(.*?)\s+(?:of|for)\s+(.{2,30}?)\s+and\s+(.{2,30}?)\s*\.?$/iu,
];
const LARGER_IN_ENGLISH = /\b(?:larger|bigger|higher|greater|more|compare)\b/iu;
/** Opinions and shares of blame are no figures: 哪个更好, 哪个更重要 never match, as no figure word grades them. */
const SHELL = /^(?:请问|想问一?下?|我想知道|想知道|那么?|到底|究竟|就|从|按|根据|文件里|政策里)+|[，,：:\s]+$/gu;

/** Reads a comparison from a message, in plain Chinese or in English as written; null where it is none. */
export function readComparison(plain: string, message: string): Comparison | null {
  return inEnglish(message) ?? joined(plain) ?? against(plain);
}

function inEnglish(message: string): Comparison | null {
  if (!LARGER_IN_ENGLISH.test(message)) return null;
  for (const pattern of ENGLISH) {
    const [, asked, one, other] = pattern.exec(message.trim()) ?? [];
    if (one === undefined || other === undefined) continue;
    const what = asked === undefined || asked.trim() === '' ? 'target' : asked;
    return {
      sides: [`how much is the ${what} for ${one}`, `how much is the ${what} for ${other}`],
      asksDifference: false,
    };
  }
  return null;
}

function joined(plain: string): Comparison | null {
  for (const pattern of JOINED) {
    const [, list = '', before, after] = pattern.exec(plain) ?? [];
    const subjects = list.replace(SHELL, '').split(SUBJECT_JOINT);
    const [one = '', other = ''] = subjects.map((subject) => subject.replace(SHELL, '').trim());
    if (subjects.length !== 2 || one.length < 2 || other.length < 2) continue;
    // 2025年和2027年算力: what both years are asked about stands with the second.
    const shared = /^20\d{2}年?$/u.test(one) ? other.replace(/^20\d{2}年?(?:的)?/u, '') : '';
    const asked = after || before || FIGURE_AT_END.exec(other)?.[0] || '目标';
    return {
      sides: [ask(`${one}${shared}`, asked), ask(other, asked)],
      asksDifference: new RegExp(APART, 'u').test(plain),
    };
  }
  return null;
}

const FIGURE_AT_END = new RegExp(`${FIGURE}$`, 'u');

function against(plain: string): Comparison | null {
  for (const pattern of AGAINST) {
    const [, one = '', asked = '', other = ''] = pattern.exec(plain) ?? [];
    const [left, right] = [one.replace(SHELL, ''), other.replace(SHELL, '')];
    // 要比去年高: not two things of the documents.
    if (left.length < 2 || right.length < 2 || /^(?:去年|今年|明年|以前|现在|其他)/u.test(right)) continue;
    return {
      sides: [ask(left, asked || '目标'), ask(right, asked || '目标')],
      asksDifference: /多少|几多/u.test(plain),
    };
  }
  return null;
}

function ask(subject: string, asked: string): string {
  return `${subject.replace(FIGURE_AT_END, '').replace(/的$/u, '')}的${asked}是多少`;
}
