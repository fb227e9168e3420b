/** What makes a stretch a question of its own. */
const ASKS =
  /[?？]|吗|呢|什么|多少|几多|几[个家台款种条项]|哪|怎么|怎样|如何|谁|为什么|是否|有没有|能不能|可不可以|是不是|多久|多大|第.{1,4}[条项]/u;
/** Where one question ends and another may begin. */
const BOUNDARY =
  /(?<=[？?；;。！!\n])|[，,]?(?=(?:另外|还有一个问题|还有就是|还想问|还想知道|再问|顺便问|顺便|同时想问|以及想问|其次|第二个问题)[，,：:]?)/u;
const LEAD =
  /^(?:另外|还有一个问题|还有就是|还想问(?:一下)?|还想知道|再问(?:一下)?|顺便问(?:一下)?|顺便|同时想问|以及想问|其次|第二个问题|第[一二三四]个问题)[，,：:\s]*/u;
/** 手机和电脑的产量目标分别是多少, 机器人和手机哪个目标大: one thing asked of two subjects. */
const TWO_SUBJECTS =
  /^(.{2,14}?)(?:和|与|跟|同|、|以及)(.{2,14}?)(?:的)?((?:年?产量|营业收入|营收|产值|产业规模|规模|数量|目标|指标)(?:.{0,8}))$/u;
const SEVERALLY = /分别|各(?:是|有|自)?|哪个|谁|相比|比较|区别|(?:更|比较)(?:大|高|多)/gu;
/** 教育和医疗有什么措施: short subjects that one verb serves. */
const TWO_TRADES =
  /^(.{2,6}?)(?:和|与|跟|同|、|以及)(.{2,6}?)((?:方面|领域|行业)?(?:有什么|有哪些|有何)(?:措施|政策|支持|要求|目标|规定|安排))$/u;
/** More questions than this in one message are not taken apart: the answer would be longer than a person reads. */
const MOST_PARTS = 4;

/**
 * The questions of one message, in order; the message itself where it asks one thing. Each part can be asked on its own,
 * with the parts before it as what was said earlier.
 */
export function splitQuestion(plain: string): readonly string[] {
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
  const parts = questions.flatMap(bySubject);
  return parts.length > 1 && parts.length <= MOST_PARTS ? parts : [plain];
}

function bySubject(question: string): readonly string[] {
  const bare = question.replace(/[？?。\s]+$/u, '');
  const trades = TWO_TRADES.exec(bare);
  if (trades) return [`${trades[1]}${trades[3]}`, `${trades[2]}${trades[3]}`];
  if (bare.replace(SEVERALLY, '') === bare) return [question];
  const [, one, other, asked] = TWO_SUBJECTS.exec(bare.replace(SEVERALLY, '')) ?? [];
  if (one === undefined || other === undefined || asked === undefined) return [question];
  const wanted = asked.replace(/(?<!多)(?:大|高|小|低|少|多(?!少))$/u, '');
  return [`${one}${wanted}`, `${other}${wanted}`];
}
