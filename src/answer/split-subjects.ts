/** What joins subjects of one question; inside 共和, 参与, 合同, 涉及 it joins nothing. */
export const SUBJECT_JOINT =
  /、|以及|还有|(?<![共缓温柔饱])和(?![谐平解])|(?<![参给])与|(?<![共协合不相一])同(?![样步时类比意一])|跟(?!踪|进)/u;
/** 手机和电脑的产量目标分别是多少: one thing asked of several subjects. */
const ASKED_OF_ALL = /^(.{2,40}?)的?((?:年?产量|营业收入|营收|产值|产业规模|规模|数量|覆盖率|目标|指标)(?:.{0,8}))$/u;
/** 教育和医疗有什么措施: short subjects that one verb serves. */
const SERVED_BY_ONE =
  /^(.{2,30}?)((?:方面|领域|行业|产业)?(?:有什么|有哪些|有何|有咩)(?:措施|政策|支持|要求|目标|规定|安排|内容|任务|举措))$/u;
/** 教育和医疗分别怎么写: with 分别 any question is asked of each. */
const ASKED_SEVERALLY =
  /^(.{2,40}?)(?:方面|领域|行业|产业)?(?:的)?(?:都)?(?:分别|各自|各)((?:是|有|在|由|怎|如何|讲|说|写|规定|要求|支持|什么).{0,14})$/u;
const SEVERALLY = /分别|各自|各(?:是|有)?|哪个|谁|相比|比较|区别|(?:更|比较)(?:大|高|多)/gu;
const NUMBERED = /第[\d零一二三四五六七八九十]/u;
const MOST_SUBJECTS = 4;
const LONGEST_SUBJECT = 14;

/** The questions that one question about several subjects holds, one a subject; the question alone where it has one. */
export function splitSubjects(question: string): readonly string[] {
  const bare = question.replace(/[？?。\s]+$/u, '');
  const served = SERVED_BY_ONE.exec(bare);
  if (served) return each(served[1], served[2], question, 6);
  if (bare.replace(SEVERALLY, '') === bare) return [question];
  const asked = ASKED_OF_ALL.exec(bare.replace(SEVERALLY, ''));
  const ofAll = asked && each(asked[1], asked[2]?.replace(/(?<!多)(?:大|高|小|低|少|多(?!少))$/u, ''), question);
  if (ofAll && ofAll.length > 1) return ofAll;
  const severally = ASKED_SEVERALLY.exec(bare);
  return severally ? each(severally[1], severally[2], question) : [question];
}

function each(
  list: string | undefined,
  asked: string | undefined,
  question: string,
  longest = LONGEST_SUBJECT,
): readonly string[] {
  const subjects = (list ?? '').split(SUBJECT_JOINT).map((subject) => subject.trim());
  const fit = subjects.length > 1 && subjects.length <= MOST_SUBJECTS;
  // 第1条和第2条: several clauses are looked up together.
  const isNumbered = subjects.some((subject) => NUMBERED.test(subject));
  if (!fit || isNumbered || subjects.some(({ length }) => length < 2 || length > longest)) return [question];
  return subjects.map((subject) => `${subject}${asked ?? ''}`);
}
