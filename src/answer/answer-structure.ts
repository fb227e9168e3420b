import type { Clause } from '../domain/clause.js';
import type { Draft } from '../domain/draft.js';
import { countedClauses, topDivisions } from '../search/find-clauses.js';
import { listed, presentDivision, referredClauses } from './answer-reference.js';
import { bodySentences, QUANTITY } from './choose-sentences.js';
import { clauseName } from './clause-name.js';
import { extractiveDraft, fixed, quote, titleEvidence } from './draft-sentences.js';
import type { QuestionContext } from './question-context.js';

const COUNT =
  /(?:一共|总共|共有|共|合计|全部|全文|统共)?有?(?:多少|几多|几)(?:(?:条|项)(?:措施|条款|政策措施|具体措施|规定|举措|内容)?|个(?:措施|条款|条目|举措))/u;
const OUTLINE =
  /(?:分(?:为|成|了)?|有|包括|包含|共|一共)(?:哪|多少|几)(?:几)?(?:个|大)?(?:大)?(?:部分|板块|章|方面|块)|(?:文件|整体|总体|全文|基本)?(?:结构|框架|目录|大纲|提纲|脉络)|(?:各|每(?:个|一)?|所有|全部|五个|5个|几个)(?:大)?(?:部分|章)(?:的)?(?:标题|名称|题目|叫什么|是什么|讲什么|内容)?/u;
const LIST =
  /有哪些|有什么|哪几|包括|包含|列出|列举|列一下|罗列|都有|都是|分别|内容|讲|说|措施|条款|标题|清单|介绍|是什么|哪些/u;
/** What people say when they want to know what a document is about. */
const ABOUT =
  /介绍|了解|看看|看|查询|查|告诉|说明|概述|概括|总结|大概|大致|主要|关于|写|讲|什么|内容|一下|想|我|给|请|吗|呢/u;
const ALL_MEASURES =
  /(?:列出|列举|罗列|列一下|给我看|展示)?(?:所有|全部|每一?条|各条|\d+条|四十五条)(?:的)?(?:措施|条款|条目|内容|标题|题目)(?:的)?(?:标题|名称|题目|清单|列表|目录)?|\d+条(?=分别|都|全部)|(?:措施|条款)(?:的)?(?:清单|列表|目录|标题)/u;
const HOLDS =
  /(?:有|是|包括|包含)(?:哪|什么)(?:些|几)?(?:条|项)?(?:措施|条款|内容|规定)|(?:都|分别)(?:有|是)(?:哪些|什么)/u;
const TARGETS =
  /(?:所有|全部|列出|列举|哪些|哪几(?:条|项|个)|有什么|各项|汇总|梳理|总结|清单|都有什么|一览).{0,16}(?:目标|指标|数字|数据要求|任务数)|(?:目标|指标).{0,6}(?:有哪些|有几个|有多少|几个|清单|汇总|一览|列表|分别是|都有|全部|列出)/u;
const TARGET_WORDS =
  /(?:列出|列举|所有|全部|哪些|有什么|各项|汇总|梳理|总结|清单|一览|分别|都有|目标|指标|量化|具体|定量|数字|数值|到20\d\d年|20\d\d年|文件|政策|措施|提出|里面|其中|帮我|给我|哪几(?:条|项|个)|规定|一下|出来)/gu;
/** 那一节, 这部分: says that the words before it are a division's title. */
const DIVISION_WORD = /(?:那|这|哪)?(?:一|个|几)?(?:小)?(?:节|部分|板块|章|块)/u;
/** 有哪些措施: several clauses are expected. */
const SEVERAL =
  /(?:有|包括|包含)(?:哪|什么|多少|几)(?:些|几)?(?:条|项|个)?(?:具体|政策)?(?:措施|举措|条款|内容|规定)|(?:哪几|哪些|几|多少)(?:条|项)|的(?:具体)?(?:措施|举措)$/u;
/** Share of a title-like phrase's bigrams that must stand in the title it means. 0.5–0.8. */
const LEAST_TITLE_SHARE = 0.6;
/** A structure question has next to no subject of its own: this many characters may remain. */
const MOST_RESIDUE = 2;

/** Questions about the document as a whole: how many clauses, which parts, every target. Complete, in order, each cited. */
export function answerStructure(context: QuestionContext): Draft | null {
  return (
    divisionContents(context) ??
    targetList(context) ??
    allMeasures(context) ??
    outline(context) ??
    count(context) ??
    about(context)
  );
}

/** 第三部分有哪些措施, 保障措施有哪些: what stands under a part or section named by number or by title. */
function divisionContents(context: QuestionContext): Draft | null {
  const { understood, residue } = context;
  const referred = referredClauses(context)?.clauses.filter((clause) => !clause.searchable) ?? [];
  const byTitle = referred.length > 0 ? [] : divisionsByTitle(context);
  const divisions = referred.length > 0 ? referred : byTitle;
  if (divisions.length === 0) return null;
  const titles = new RegExp(divisions.flatMap((division) => headingNames(division)).join('|') || '$^', 'gu');
  const own = residue(understood.plain, titles, DIVISION_WORD, COUNT, LIST);
  // 第三部分里机器人的目标是多少 asks for a clause inside the part, not for the part.
  const ownTitle = divisions.some((division) => shareOf(bigrams(own), bigrams(division.heading)) >= LEAST_TITLE_SHARE);
  if (own.length > MOST_RESIDUE + 2 && !ownTitle) return null;
  const sentences = divisions.flatMap((division) => {
    return presentDivision(context, division);
  });
  return sentences.length > 0 ? extractiveDraft('answered', sentences) : null;
}

function divisionsByTitle({ index, focus, understood, residue }: QuestionContext): readonly Clause[] {
  if (!LIST.test(understood.plain) && !COUNT.test(understood.plain)) return [];
  const divisions = index.clausesOf(focus.id).filter((clause) => !clause.searchable && clause.childIds.length > 0);
  const named = divisions.filter((clause) => headingNames(clause).some((name) => understood.plain.includes(name)));
  if (named.length > 0) return named.slice(0, 1);
  // 算力网络部署那一节, 赋能实体经济有哪些措施: the title in part, told to be one by the word for a division or for many.
  if (!DIVISION_WORD.test(understood.plain) && !SEVERAL.test(understood.plain)) return [];
  const words = bigrams(residue(understood.plain, DIVISION_WORD, SEVERAL, COUNT, LIST));
  const shares = divisions.map((clause) => ({ clause, share: shareOf(words, bigrams(clause.heading)) }));
  const [best] = shares.sort((a, b) => b.share - a.share || b.clause.order - a.clause.order);
  const least = DIVISION_WORD.test(understood.plain) ? LEAST_TITLE_SHARE : 1;
  return best && words.length >= (least < 1 ? 1 : 3) && best.share >= least ? [best.clause] : [];
}

function bigrams(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}

function shareOf(words: readonly string[], title: readonly string[]): number {
  return words.length === 0 ? 0 : words.filter((word) => title.includes(word)).length / words.length;
}

/** The heading and its leading phrase, without the closing stop; short phrases would stand in any question. */
function headingNames(clause: Clause): readonly string[] {
  const whole = clause.heading.replace(/[。\s]+$/u, '');
  return [whole, ...whole.split('，')].filter((name) => name.length >= 4);
}

/** 列出所有营业收入目标: every sentence with a quantity, narrowed by what the question names. */
function targetList({ index, focus, understood, residue, references }: QuestionContext): Draft | null {
  if (!TARGETS.test(understood.plain) || references.references.length > 0) return null;
  const wanted = residue(understood.plain, TARGET_WORDS).replace(/[的是多少呢吗达到有定了给写]/gu, '');
  const sayings = understood.subject.filter(({ own }) => !own);
  // 手机和电脑的产量目标: each side of the 和 is wanted, in its own words or in their meaning.
  const wishes = wanted
    .split(/[和与及跟、]/u)
    .flatMap((each) => [
      [each],
      ...sayings.filter(({ said }) => each.includes(said)).flatMap(({ readings }) => readings),
    ]);
  const year = /20\d{2}(?=年)/u.exec(understood.plain)?.[0];
  const found = index
    .clausesOf(focus.id)
    .filter((clause) => clause.searchable && clause.kind !== 'front')
    .flatMap((clause) =>
      bodySentences(clause)
        .filter((sentence) => QUANTITY.test(sentence.replace(/到?20\d{2}年/gu, '')))
        .filter((sentence) => !year || sentence.includes(year))
        .map((sentence) => ({ clause, sentence: sentence.trim() })),
    );
  const narrowed =
    wanted.length >= 2
      ? found.filter(({ sentence, clause }) =>
          wishes.some((terms) => terms.every((term) => `${clause.heading}${sentence}`.includes(term))),
        )
      : found;
  if (narrowed.length === 0) return null;
  return extractiveDraft('answered', [
    fixed(
      'conclusion',
      'structure-targets',
      { count: `${narrowed.length}` },
      narrowed.map(({ clause, sentence }) => ({ clauseId: clause.id, quote: sentence })),
    ),
    ...narrowed.map(({ clause, sentence }) => quote('basis', clause, sentence)),
    fixed('reminder', 'reminder-targets'),
  ]);
}

function allMeasures({ index, focus, understood, residue, named }: QuestionContext): Draft | null {
  const asked =
    ALL_MEASURES.test(understood.plain) && residue(understood.plain, ALL_MEASURES, LIST, COUNT).length <= MOST_RESIDUE;
  // 88号文有哪些措施: the document is named, and what it holds is asked for.
  const askedByName =
    named.known.length > 0 && HOLDS.test(named.rest) && residue(named.rest, HOLDS, LIST, COUNT).length === 0;
  if (!asked && !askedByName) return null;
  const counted = countedClauses(index, focus.id);
  if (counted.length === 0) return null;
  return extractiveDraft('answered', [
    fixed(
      'conclusion',
      'structure-all',
      { title: focus.title, count: `${counted.length}` },
      counted.map(titleEvidence),
    ),
    ...counted.map(listed),
  ]);
}

function outline(context: QuestionContext): Draft | null {
  const { understood, residue } = context;
  const isAsked =
    OUTLINE.test(understood.plain) && residue(understood.plain, OUTLINE, LIST, COUNT).length <= MOST_RESIDUE;
  return isAsked ? listDivisions(context) : null;
}

/** 88号文讲什么, 介绍一下数据安全法: a document is named, and nothing of it is asked. */
function about(context: QuestionContext): Draft | null {
  const { named, references, residue } = context;
  const isNameAlone =
    named.known.length > 0 && references.references.length === 0 && residue(named.rest, LIST, ABOUT) === '';
  return isNameAlone ? listDivisions(context) : null;
}

function listDivisions({ index, focus }: QuestionContext): Draft | null {
  const divisions = topDivisions(index, focus.id);
  if (divisions.length === 0) return null;
  return extractiveDraft('answered', [
    fixed(
      'conclusion',
      divisions.every(({ kind }) => kind === 'chapter') ? 'structure-chapters' : 'structure-outline',
      { title: focus.title, count: `${divisions.length}` },
      divisions.map(titleEvidence),
    ),
    ...divisions.map(listed),
  ]);
}

function count({ index, focus, understood, residue, references }: QuestionContext): Draft | null {
  if (!COUNT.test(understood.plain) || references.references.length > 0) return null;
  if (residue(understood.plain, COUNT, LIST).length > MOST_RESIDUE) return null;
  const counted = countedClauses(index, focus.id);
  const last = counted.at(-1);
  if (!last) return null;
  const isStatute = last.kind === 'article';
  // 之一 inserted, or an article lost, and the last number is not the number of articles.
  const isPlain = !isStatute || last.number === `${counted.length}`;
  const values = { title: focus.title, count: `${counted.length}`, ...(isPlain ? {} : { name: clauseName(last) }) };
  const wording = !isPlain ? 'structure-count-to' : isStatute ? 'structure-count-articles' : 'structure-count';
  return extractiveDraft(
    'answered',
    [fixed('conclusion', wording, values, [titleEvidence(last)]), listed(last)],
    ['各部分的标题是什么？'],
  );
}
