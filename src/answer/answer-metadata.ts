import type { Clause } from '../domain/clause.js';
import type { Draft, DraftSentence, Section } from '../domain/draft.js';
import { firstDayOf, type PolicyDocument, validityOn } from '../domain/policy-document.js';
import { splitSentences } from '../domain/sentences.js';
import { extractiveDraft, fixed, quote } from './draft-sentences.js';
import type { QuestionContext } from './question-context.js';
import { quoteStanding, tellStanding } from './tell-standing.js';

/** One fact about a document, how people ask for it, and how to find the line that states it. */
interface Field {
  /** As the wording names it: 文件没有写明{{field}}. */
  readonly field: string;
  readonly asked: RegExp;
  /** Printed forms of the fact, any of which must stand in the line, or what such a line looks like; null where unknown. */
  readonly value: (document: PolicyDocument) => readonly string[] | RegExp | null;
  /** Preferred among several lines that hold the value. */
  readonly line?: RegExp;
  /** Whether the document still binds is asked, which more than one line may say, and another document's. */
  readonly ofStanding?: boolean;
}

const printedDay = (day: string | null): readonly string[] | null => {
  if (!day) return null;
  const [year = '', month = '', date = ''] = day.split('-');
  return [day, `${year}年${Number(month)}月${Number(date)}日`];
};
const one = (value: string | null): readonly string[] | null => (value === null ? null : [value]);

const BEGINNING: Field = {
  field: '施行日期',
  asked:
    /(?:什么时候|何时|几时|哪天|哪一天|自何时|从什么时候)(?:开始|起)?(?:正式)?(?:施行|实施|生效|执行)|(?:施行|实施|生效|执行)(?:日期|时间|是(?:什么时候|哪天|几时))/u,
  value: (document) => printedDay(document.effectiveOn),
};

const FIELDS: readonly Field[] = [
  {
    field: '失效日期',
    asked:
      /(?:还|现在|目前)?有没有效|有效没有|有效期|失效|废止|过期|到期|执行到(?:什么时候|哪年|几时)|(?:还|是否|仍|现在)?(?:仍然)?有效(?:吗|没|么)|还管用|还能(?:继续)?用(?:吗|么|不)|能不能(?:再|继续)用|还在用|还算数|作废|被[^，。？?]{0,12}(?:替代|取代|代替)|(?:替代|取代|代替)(?:了)?它|(?:替代|取代|代替)(?:它|这份文件|该文件)?的(?:文件|规定|办法|是)/u,
    value: (document) => printedDay(document.expiresOn),
    ofStanding: true,
  },
  BEGINNING,
  {
    field: '成文日期',
    asked:
      /成文|(?:什么时候|何时|几时|哪天|哪年|哪一年|几号)(?:写|制定|起草|签发|通过|定)的?|落款|制定(?:日期|时间)|签发(?:日期|时间)|通过(?:日期|时间)/u,
    value: (document) => printedDay(document.issuedOn),
    line: /成文|通过/u,
  },
  {
    field: '发布日期',
    asked:
      /发布(?:日期|时间|年份|于|是(?:什么时候|哪天|几时|哪年))|(?:什么时候|何时|几时|哪天|哪年|哪一年|哪个月|几月|几号|啥时候|多久前)(?:正式|对外|向外|向社会|面向社会)?(?:发布|公布|印发|出台|发|出|公开|下发|颁布|推出)|(?:公布|印发|出台|公开|颁布|下发)(?:日期|时间|于|是(?:什么时候|哪天|几时|哪年))|是(?:哪天|哪年|几时|什么时候|何时)(?:发布|印发|出台|公布|发|出|颁布)?的/u,
    value: (document) => printedDay(document.publishedOn ?? document.issuedOn),
    line: /发布/u,
  },
  {
    field: '发布机构',
    asked:
      /(?:谁|哪个(?:部门|单位|机构|机关|政府|会议)|哪次会议|哪家(?:单位|机构)|哪里|边个|什么(?:部门|单位|机构))(?:负责)?(?:发布|印发|出台|制定|发|出|颁布|下发|公布|写|通过|审议)|(?:发布|印发|制定|发文|颁布|出台|下发)(?:它|此文|本文|文件|政策)?的?(?:机构|单位|部门|机关|主体|者|是谁|人是)|由(?:谁|哪个(?:部门|单位|机构))(?:发布|印发|制定|发)|是[^\d年月日哪什]{2,14}(?:发布|印发|出台|制定|发|出)的(?:吧|吗|么|对吧|是吧|对不对|对吗)/u,
    value: (document) => one(document.issuer),
    line: /发布机构/u,
  },
  { field: '索引号', asked: /索引号/u, value: (document) => one(document.indexNumber) },
  {
    field: '文号',
    asked: /文号|发文字号|发文号|文件号|文件编号|字号|第?几号文|多少号文|哪个号/u,
    value: (document) => one(document.docNumber),
    line: /文号/u,
  },
  {
    field: '主题分类',
    asked:
      /(?:主题|文件|属于(?:什么|哪个|哪种|哪类)|什么|哪一?个|哪种)的?(?:分类|类别|类目)|分类(?:是什么|是|$)|归(?:在|到|入|为)?(?:哪|什么)(?:个|一)?类/u,
    value: (document) => one(document.category),
    line: /分类/u,
  },
  {
    field: '标题',
    asked:
      /(?:全称|全名|完整(?:的)?(?:标题|名称|名字)|(?:标题|正式名称|题目|名字|名称)(?:是什么|叫什么|是|全称)|叫(?:什么|咩|啥)(?:名|名字|标题|名称)?)/u,
    value: (document) => [document.title],
  },
  {
    field: '主送机关',
    asked: /(?:发|印发|下发|送)(?:给|到)(?:了)?(?:谁|哪|什么)|主送|(?:给|对)(?:谁|哪些(?:单位|部门))(?:发|印发)/u,
    value: () => /^各.+[：:]$/u,
  },
  {
    field: '批准机关',
    asked:
      /(?:谁|省政府|政府|省里|上级|哪级).{0,4}(?:批准|同意|审批|点头)|(?:谁|哪一?级|哪个).{0,6}批(?:准|复)?的|(?:批准|同意)(?:了)?(?:没有|没|吗)|经(?:谁|哪).{0,4}(?:同意|批准)/u,
    value: () => /(?:同意|批准)/u,
  },
  {
    field: '制定目的',
    asked:
      /为(?:什么|啥|何)(?:会|要)?(?:出台|制定|印发|发布|推出|搞)|(?:出台|制定|印发|发布)(?:它|此文|这份|这个|该)?(?:文件|政策|措施)?的?(?:目的|背景|初衷|原因|意义|依据)|目的(?:是|何在)/u,
    value: () => /^为了?.+(?:制定|印发|出台)/u,
  },
];

/** Names of the facts that may be said to be missing; the verifier lets no other through. */
export const METADATA_FIELDS: readonly string[] = FIELDS.map(({ field }) => field);

/** Where to take questions about carrying the document out. */
const REPORT_TO =
  /(?:向|找|跟|同|去|问|联系|归)(?:谁|哪|边|什么).{0,8}(?:反映|反馈|咨询|提|说|报告|问|联系|部门|单位|机构)?|(?:反映|反馈|咨询)(?:问题|意见|情况|渠道|部门|单位)?.{0,6}(?:谁|哪|什么)|(?:谁|哪个(?:部门|单位|厅|局)).{0,4}(?:负责)?(?:受理|解释|答复|接受反映|处理)/u;
const REPORT_SUBJECT = /反映|反馈|问题|意见|困难|咨询|解释|执行/u;
const REPORT_SENTENCE = /反映|解释|咨询|反馈/u;
/** Nouns for the document itself; they are not a subject of their own. */
const THE_DOCUMENT =
  /[一二三四五六七八九十\d]+年|写|规定|哪一?条|些|单位|部门|机关|政府网?|归|哪一?天|哪一?年|哪个月|几月几号|几号|什么时候|何时|几时|同一天|网上|官网|不是|跟|和|与|分别|没有|文件|文|政策|措施|通知|办法|规定|条例|法规|法律|法|它|这份|这个|这|该|此|本|上面|里面|里|执行|过程|遇到|遇|时候|时|日子|日期|时间|年份|信息|中|被|把|到底|究竟|多久|正式|若干|应该|可以|要|当|官方|网站|省|吗|的|了|是|由|个|现在|目前|还|问题|困难|意见|情况/gu;
const MOST_RESIDUE = 2;

/** 文号, 发布日期, 谁发布, 向哪个部门反映: facts about the document, quoted from its front. Null where none is asked for. */
export function answerMetadata(context: QuestionContext): Draft | null {
  const { residue, references } = context;
  if (references.references.length > 0) return null;
  // 什么时候《…》发布的: the name must not stand between the words by which the fact is asked for.
  const question = context.named.rest.replace(/\s+/gu, '');
  if (
    REPORT_TO.test(question) &&
    REPORT_SUBJECT.test(question) &&
    residue(question, REPORT_TO, THE_DOCUMENT).length <= MOST_RESIDUE + 2
  ) {
    const draft = reportTo(context);
    if (draft) return draft;
  }
  const asked = FIELDS.filter((field) => field.asked.test(question));
  if (asked.length === 0) return null;
  // Asked for two facts at once, a question is about the document, whatever else it says.
  const own = residue(question, ...asked.map((field) => field.asked), THE_DOCUMENT);
  if (asked.length === 1 && own.length > MOST_RESIDUE) return null;
  if (asked.some(({ ofStanding }) => ofStanding)) {
    const standing = sayStanding(context);
    if (standing) return standing;
  }
  const lines = asked.map((field) => ({ field, line: statingLine(context, field) }));
  const stated = lines.flatMap(({ line }) => (line ? [quote('conclusion', line.clause, line.words)] : []));
  const unstated = lines.flatMap(({ field, line }) =>
    line ? [] : [fixed('conclusion', 'no-basis-metadata', { title: context.focus.title, field: field.field })],
  );
  const outcome = stated.length === 0 ? 'no_basis' : unstated.length === 0 ? 'answered' : 'partial';
  return extractiveDraft(outcome, [
    ...stated,
    ...unstated,
    ...(outcome === 'no_basis' ? [fixed('contact', 'contact-hotline')] : []),
  ]);
}

/** Whether the document binds, since when or until when, with the sentences that say so; null where there is nothing of it to tell. */
function sayStanding(context: QuestionContext): Draft | null {
  const { index, focus, asOf } = context;
  const told = tellStanding(focus, { index, asOf });
  const quotes = quoteStanding(focus, index);
  const since = told.length === 0 && quotes.length === 0 ? sinceWhen(context) : [];
  const sentences = [...told, ...quotes, ...since];
  if (sentences.some(({ kind }) => kind === 'quote')) return extractiveDraft('answered', sentences);
  return sentences.length === 0
    ? null
    : extractiveDraft('no_basis', [...sentences, fixed('contact', 'contact-hotline')]);
}

/** Since when a document has been in force that names no last day, and the line that says so; empty where its text names no day. */
function sinceWhen(context: QuestionContext): readonly DraftSentence[] {
  const { title, effectiveOn } = context.focus;
  const first = firstDayOf(context.focus);
  if (effectiveOn === null || first === null || validityOn(context.focus, context.asOf) !== 'in_force') return [];
  const line = statingLine(context, BEGINNING);
  return [
    fixed('conclusion', 'standing-in_force', { title, first }),
    ...(line ? [quote('conclusion', line.clause, line.words)] : []),
  ];
}

function reportTo(context: QuestionContext): Draft | null {
  const sentence = reportingChannel(context, 'conclusion');
  return sentence && extractiveDraft('answered', [sentence, fixed('contact', 'contact-hotline')]);
}

/** The sentence of the document's front that names the office to turn to; null where it names none. */
export function reportingChannel({ index, focus }: QuestionContext, section: Section): DraftSentence | null {
  const front = index.clausesOf(focus.id).find((clause) => clause.kind === 'front');
  const sentence = splitSentences(front?.text ?? '').find(
    ({ text }) => REPORT_SENTENCE.test(text) && /厅|局|部|委|办|政府|热线/u.test(text),
  );
  return front && sentence ? quote(section, front, sentence.text) : null;
}

/** The line or sentence of the document that states the fact; the front first, then the rest (statutes say 施行 at the end). */
function statingLine({ index, focus }: QuestionContext, field: Field): { clause: Clause; words: string } | null {
  const values = field.value(focus);
  if (!values) return null;
  const found = index
    .clausesOf(focus.id)
    .filter((clause) => clause.searchable)
    .flatMap((clause) =>
      clause.text
        .split('\n')
        .filter((line) => (values instanceof RegExp ? values.test(line) : values.some((value) => line.includes(value))))
        .map((line) => ({ clause, words: line.trim() })),
    );
  return found.find(({ words }) => field.line?.test(words)) ?? found[0] ?? null;
}
