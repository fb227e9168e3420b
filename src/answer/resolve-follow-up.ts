import { parseReferences } from '../search/parse-references.js';
import type { UnderstandQuestion, UnderstoodQuestion } from '../search/understand-question.js';

/** How a message leans on what was said before. */
export type FollowUp =
  /** It stands on its own. */
  | { readonly kind: 'none' }
  /** 原文怎么写的, 是哪一条: the clause just spoken of, in full. */
  | { readonly kind: 'text' }
  /** 它的目标是多少: asks something of the clause just spoken of. */
  | { readonly kind: 'same-clause' }
  /** 那手机呢: a new subject, the earlier question. `message` is the question completed. */
  | { readonly kind: 'completed'; readonly message: string }
  /** 其中跟残疾人有关的呢: a new subject among the clauses just spoken of. `message` is that subject. */
  | { readonly kind: 'narrowed'; readonly message: string };

const TEXT =
  /原文|原话|全文|完整内容|具体内容|详细内容|具体(?:怎么|如何)?(?:说|写|规定|讲)|(?:怎么|如何|点样|怎样)(?:写|说|规定|讲|表述)|出处|依据|来源|(?:是|在|出自|属于)?(?:哪一?|第几)(?:条|项|款|部分|份|个文件|段)|(?:详细|具体|展开)(?:点|些|一点|一些)?(?:说|讲|介绍|解释)|^(?:再)?(?:详细|具体)(?:点|些|一点|一些)?[？?。]*$|说(?:详细|具体)|再(?:说|讲)(?:一遍|一次|详细|具体)|引用(?:一下)?|exact\s+(?:text|wording)|original\s+text|which\s+(?:clause|measure|article)/iu;
const POINTS_BACK =
  /它|这个|这项|这条|这一条|那个|那项|那条|该(?:条|项|措施|目标|产业|政策|计划|领域)|此|上述|刚才|前面|之前|其中|这方面|(?:这)?里面|里头|当中|这块|同样|\b(?:it|its|that|this|they|those|these)\b/iu;
/** 那手机呢 / 手机呢 / 换成医疗 / what about … */
const NEW_SUBJECT =
  /^(?:那么?|咁|嗯|哦|还有|另外|再问|以及|然后|那如果|如果是|换成|改成|换|改|至于|and|what\s+about|how\s+about|那要是|要是)?[\s,，]*(.{1,30}?)(?:的)?(?:呢|又如何|又怎样|又怎么样|怎么样|如何|咧|呀)?[\s?？。!！]*$/iu;
const CUE =
  /^(?:那么?|咁|还有|另外|以及|换成|改成|换|改|至于|and|what\s+about|how\s+about|那如果|如果是|那要是|要是)|(?:呢|咧)[\s?？。]*$/iu;
/** 第二节呢, after a section of some part. */
const SECTION_ALONE = /^(?:那么?)?(第[一二三四五六七八九十\d]+(?:小?节|项))(?:呢|讲什么|有什么|有哪些)?[？?。]*$/u;
const PART_BEFORE = /第[一二三四五六七八九十\d]+部分/u;
/** 里面管钱的是哪一条: one of the clauses just listed, told by its subject. */
const AMONG = /里面|里头|当中|其中/u;
/** 其中跟残疾人有关的呢, 只看广州的: the new subject is captured. */
const NARROWED =
  /^(?:那么?|咁)?(?:其中|当中|这些(?:里面|当中|中)?|这里面|里面|上面这些|只看|就看|单看|只说|单说)[，,]?(?:有没有|有冇|有)?(?:跟|和|与|同|关于|涉及|针对|提到|讲)?(?!哪|什么|第|最|管)(.{2,14}?)(?:有关|相关|方面|部分|那部分)?的?(?:内容|措施|条款|规定)?(?:呢|有哪些|有什么|吗|咧)?[？?。\s]*$/u;
/** Verbs that carry an amount or a date and name no subject: 要建多少个, 到什么时候建成. */
const LIGHT = /要建|要有|要做|要到|建成|一共|总共|大概|定的|(?<=多少|几)[个家台款种辆项]/gu;
/** What a question can ask of any subject; carried over when only the subject changes. */
const ASKED_OF =
  /营业收入|营收|产业规模|产业营业收入|规模|产量|年产量|覆盖率|数量|目标|指标|任务|要求|支持措施|支持|扶持|措施|政策|做法|鼓励|怎么(?:发展|支持|做|推进|说|写|规定)|如何(?:发展|支持|做|推进|说|写|规定)|补贴(?:多少)?|多少钱|多少|什么时候|何时|截止|电话|材料|原文|讲(?:了)?什么|说(?:了)?什么|有哪些|有什么|是什么|哪一条|第几条|哪一?天|哪一?年|几时|日期|谁|做到|达到|完成|实现|20\d\d年?|到20\d\d年/gu;

/**
 * Reads how a message leans on the earlier question. Rules only; the clause spoken of is looked up by the caller.
 * @param earlier the last earlier question, completed; null at the start of a conversation
 */
export function resolveFollowUp(
  message: UnderstoodQuestion,
  earlier: UnderstoodQuestion | null,
  understand: UnderstandQuestion,
): FollowUp {
  if (!earlier) return { kind: 'none' };
  const { plain } = message;
  const ownSubject = subjectOf(plain, understand);
  const section = SECTION_ALONE.exec(plain)?.[1];
  const part = section && PART_BEFORE.exec(earlier.plain)?.[0];
  if (part) return { kind: 'completed', message: `${part}${section}` };
  // 第14条呢 points at its clause itself.
  if (parseReferences(plain).references.length > 0) return { kind: 'none' };
  if (TEXT.test(plain) && ownSubject.length <= 2 && !AMONG.test(plain)) return { kind: 'text' };
  const narrowed = NARROWED.exec(plain)?.[1];
  if (narrowed !== undefined && ownSubject !== '') return { kind: 'narrowed', message: narrowed };
  if (CUE.test(plain) && plain.length <= 30) {
    const subject = NEW_SUBJECT.exec(plain)?.[1] ?? plain;
    return { kind: 'completed', message: complete(subject, earlier, ownSubject === '') };
  }
  if (POINTS_BACK.test(plain) && ownSubject.length <= 6) return { kind: 'same-clause' };
  if (ownSubject === '' && plain.length <= 24) return { kind: 'same-clause' };
  return { kind: 'none' };
}

/** The earlier question asked of another subject; what a correction asks itself is not overridden. */
export function replaceSubject(subject: string, earlier: UnderstoodQuestion | null): string {
  return !earlier || subject.match(ASKED_OF) ? subject : complete(subject, earlier, false);
}

/** The message's own subject: what is left without what can be asked of any subject. */
function subjectOf(plain: string, understand: UnderstandQuestion): string {
  const bare = plain.replace(LIGHT, ' ').replace(ASKED_OF, ' ').replace(POINTS_BACK, ' ').replace(CUE, ' ');
  if (bare.trim() === '') return '';
  const { subject } = understand(bare);
  return subject
    .map(({ said }) => said)
    .filter((term) => /[\u4e00-\u9fff]{2,}|[a-z]{2,}/u.test(term))
    .slice(0, 3)
    .join('');
}

function complete(subject: string, earlier: UnderstoodQuestion, onlyWhen: boolean): string {
  // 那2025年呢: the subject stays, the year is new.
  if (onlyWhen) return `${earlier.plain.replace(/(?:到|至)?20\d{2}年?/gu, '').replace(/[?？。]+$/u, '')} ${subject}`;
  const carried = [...new Set(earlier.plain.match(ASKED_OF) ?? [])].filter((asked) => !subject.includes(asked));
  return `${subject}${carried.join('')}`;
}
