import type { ReadWords, ReadWordsOf } from './account-words.js';
import { type BorneClaim, type Claim, CONDITION, contextOf, isNamed, sourceOf } from './read-claims.js';
import { forcesOf } from './read-force.js';
import { type BearingUnit, type Fragment, plainText, readFragments } from './read-units.js';
import type { StatementFault } from './statement.js';

export type CheckSaid = (borne: BorneClaim) => StatementFault | null;

/** What a claim speaks of, and what it says of it. */
interface Said {
  readonly subject: ReadWords;
  readonly words: ReadWords;
  readonly text: string;
}

/** Begins what is said. */
const SAYS =
  /(?<=[\u4e00-\u9fff”]{2}.*)(?:[要将须由]|(?<![社大协工机员])会|应(?![用急对变届])|可(?![信靠移再持视穿])|(?<![作成认行])为(?!主)|(?<![智功性职技万])能(?!源|耗)|(?<!但|还|凡|像)是|不得|给予|达到|支持|鼓励|引导|探索|力争)/u;
/** 智能化电网 is so already; what is still to become so is 智能化 with nothing that it describes, or a change behind it. */
const DESCRIBES = /化(?=的?(?!水平|改造|升级|转型|发展|建设|程度|应用|的)\p{Script=Han})/gu;
/** Characters of meaning; fewer are said of too many things to be found by themselves. */
const LEAST_SAID = 5;
/** Share of what is said that the sentence and its heading must have; the rest may be another word for what they say. */
const LEAST_KNOWN = 0.75;
/** Fragments with this share of what the best has. */
const NEARLY = 0.6;
/** Characters that name what a fragment is about: Chinese names end with their kind. */
const HEAD = 2;

/** By whom it is done: in the sentence who does comes first. */
const AGENT = /^[要应会]?(?:可以?)?[由靠]/u;

/**
 * Builds the check of what is said against what it is said of: a sentence that has the words of both says so only where it
 * has what is said, nearly all of it, beside its subject's own words and together with its subject.
 */
export function createSaidCheck(wordsOf: ReadWordsOf): CheckSaid {
  const known = new WeakMap<Claim, readonly Said[]>();
  return (borne) => {
    const said = known.get(borne.claim) ?? readSaid(borne.claim, wordsOf);
    known.set(borne.claim, said);
    for (const each of said) {
      const detail = faultOf(each, borne);
      if (detail !== null) return { kind: 'merged', detail };
    }
    return null;
  };
}

/** What the fragments of a claim say, each of its own subject; nothing where it has none or it only is to be. */
function readSaid({ text, span: [start], figures }: Claim, wordsOf: ReadWordsOf): readonly Said[] {
  const read = (from: number, to: number): ReadWords => {
    const own = figures.map(({ span }) => [span[0] - start, span[1] - start] as const);
    const inside = own.filter(([at]) => at >= from && at < to);
    return wordsOf(
      text.slice(from, to),
      inside.map(([first, last]) => [first - from, last - from]),
    );
  };
  let from = 0;
  return readFragments(text).flatMap(({ span: [, to] }) => {
    const at = SAYS.exec(text.slice(from, to))?.index ?? 0;
    if (at === 0) return [];
    const [subject, words] = [read(from, from + at), read(from + at, to)];
    const said = { subject, words, text: text.slice(from + at, to).replace(/[，；：]$/u, '') };
    from = to;
    const isEmpty = (each: ReadWords): boolean => each.accountedBy('').content === 0;
    return isEmpty(subject) || isEmpty(words) ? [] : [said];
  });
}

function faultOf({ subject, words, text }: Said, { claim, unit }: BorneClaim): string | null {
  const heading = contextOf(unit.clause);
  const path = unit.clause.path.join('\n');
  const absent = subject.accountedBy(`${unit.text}\n${heading}\n${path}`).unknown.join('').length;
  if (absent - subject.accountedBy(sourceOf(unit.clause)).unknown.join('').length > 1)
    return `条款里说“${text}”的那一句，说的不是这件事`;
  const source = text.search(DESCRIBES) < 0 ? unit.text.replace(DESCRIBES, '＿') : unit.text;
  const account = words.accountedBy(`${source}\n${heading}`);
  const unknown = account.unknown.find((each) => each.length > 1 || each === '化');
  if (unknown !== undefined && account.found < account.content * LEAST_KNOWN) return `条款这一句没有说“${unknown}”`;
  const others = subject.words.reduce((rest, word) => rest.replace(word, '＿'), unit.text);
  const { content, found } = words.accountedBy(others);
  if (found === 0) return `条款这一句没有这样说：${text}`;
  if (claim.figures.length > 0 || isOf(subject, plainText(unit.clause.heading))) return null;
  const apart = fragmentsApart({ subject, words, text }, unit);
  const isWhole = content >= LEAST_SAID && apart.some((fragment) => text.includes(headOf(fragment)));
  return apart.length === 0 || isWhole ? null : `条款里“${text}”说的是另一件事`;
}

/** What the heading names the whole clause is about. */
function isOf(subject: ReadWords, heading: string): boolean {
  const { content, found } = subject.accountedBy(heading);
  return found === content;
}

/** The fragments that have what is said, where none of them has the subject too. */
function fragmentsApart({ subject, words, text }: Said, { fragments }: BearingUnit): readonly Fragment[] {
  const speaking = bestOf(subject, fragments);
  const saying = bestOf(words, fragments);
  // 鼓励企业集成传感器，推进模组研发: of the 模组 may be said that 企业 are encouraged.
  const comesFirst = (at: number): boolean =>
    AGENT.test(text) || [...forcesOf(text)].some((force) => fragments[at]?.forces.has(force));
  const isJoined = saying.some((at) =>
    speaking.some((from) => from === at || (from < at ? isCarried(fragments.slice(from, at + 1)) : comesFirst(at))),
  );
  return speaking.length === 0 || isJoined ? [] : saying.flatMap((at) => fragments[at] ?? []);
}

function bestOf(words: ReadWords, fragments: readonly Fragment[]): readonly number[] {
  const found = fragments.map(({ text }) => words.accountedBy(text).found);
  const best = Math.max(0, ...found);
  return found.flatMap((each, at) => (each > 0 && each >= best * NEARLY ? [at] : []));
}

/** 推广机器人，通过解析语言，提供服务: how and what for. */
const FOLLOWS = /^(?:并)?(?:通过|实现|提供|助力|缩短|完成|从而|使)/u;

/** What is only named, a condition, a list's lead and the bearer of a duty or right stand before what is said of them. */
function isCarried(fragments: readonly Fragment[]): boolean {
  const forces = fragments.at(-1)?.forces;
  const isBound = forces?.has('must') || forces?.has('may') || forces?.has('forbid');
  return (
    isBound ||
    fragments.slice(1).every(({ text }) => FOLLOWS.test(text)) ||
    fragments.slice(0, -1).every(({ text }) => isNamed(text) || CONDITION.test(text) || /[：:]$/u.test(text))
  );
}

function headOf({ text }: Fragment): string {
  return text.replace(/\P{Script=Han}+$/u, '').slice(-HEAD);
}
