import type { Explaining } from '../../domain/vocabulary.js';
import { compileFinder } from '../../search/replace-words.js';

/** What of a text's words another text accounts for. */
export interface WordAccount {
  /** Characters that carry meaning: neither plain words nor figures. */
  readonly content: number;
  /** Of them, those that the source has. */
  readonly found: number;
  /** Stretches that the source does not account for, as written. */
  readonly unknown: readonly string[];
  /** Those of the unknown that are words of consequence (补贴, 免费, 备案): nothing may be said of them without a clause. */
  readonly weighty: readonly string[];
}

/** The words of one text, cut once and then held against many. */
export interface ReadWords {
  /** Chinese words of two characters or more, plain ones aside. */
  readonly words: readonly string[];
  /** Neighbouring words which name one thing or what is done with it (公共卫生·数据), as their parts. */
  readonly phrases: readonly (readonly string[])[];
  accountedBy(source: string): WordAccount;
}

export type ReadWordsOf = (text: string, figures: readonly (readonly [number, number])[]) => ReadWords;

const HAN = /\p{Script=Han}/u;
const LETTER = /[\p{L}\p{N}]/u;

/** 智慧化 is one word: what becomes so is no word by itself, and stands in any clause. */
const SUFFIX = '化';

/** 要 and 会 where they say that something is planned. */
const PLANS = /(?<![重主需首必简次想只还就])要(?![求素点闻件么])|(?<![社大协工机商议晚学省国员])会(?![议员展计])/gu;

interface Stretch {
  readonly at: number;
  readonly length: number;
  /** Any of these in the source accounts for it. */
  readonly means: readonly string[];
  readonly isWeighty: boolean;
}

/**
 * Builds the reader. A word is accounted for where it stands in the source itself, or where the source has a word that it
 * stands for (`Explaining.alike`, `.means`); plain words are of no account. A longer word is accounted for by its parts.
 */
export function createWordReader(explaining: Explaining, segment: (text: string) => readonly string[]): ReadWordsOf {
  const means = meaningsOf(explaining);
  const isPlain = new Set(explaining.plain);
  const findPlain = compileFinder(explaining.plain.filter((word) => word.length > 1));
  const findMeant = compileFinder([...means.keys()]);
  const findWeighty = compileFinder(explaining.weighty);

  return (text, figures) => {
    const silent = new Array<boolean>(text.length).fill(false);
    const mute = (at: number, length: number): void => void silent.fill(true, at, at + length);
    for (const [from, to] of figures) {
      const before = boundBefore(text, from);
      mute(from - before, before + to - from + boundAfter(text, to));
    }
    for (let at = 0; at < text.length; at += 1) if (!LETTER.test(text.charAt(at))) silent[at] = true;
    for (const { index } of text.matchAll(PLANS)) mute(index, 1);
    // Figures and marks of a plan are hidden from the segmenter: it reads 内向 into 30日内向社会, and 会上 into 会上云.
    const hidden = figures.reduce((rest, [from, to]) => hide(rest, from, to), text.replace(PLANS, '，'));
    const words = joinSuffixes(wordPlaces(segment(hidden), hidden));
    const whole = words.filter((one) => !words.some((other) => other !== one && encloses(other, one)));
    // 计算 is plain, and 计算机 is not.
    for (const { at, word } of whole) if (isPlain.has(word)) mute(at, word.length);
    for (const plain of placesOf(findPlain(text), text))
      if (!whole.some((other) => !isPlain.has(other.word) && encloses(other, plain))) mute(plain.at, plain.word.length);
    const stretches: Stretch[] = [];
    const add = (found: readonly Placed[], isWeighty: boolean): void => {
      for (const { at, word } of found) {
        // Letters and digits of figures are the figures' matter.
        if (!word.split('').some((_, offset) => !silent[at + offset]) && !isWeighty) continue;
        stretches.push({ at, length: word.length, means: [word, ...(means.get(word) ?? [])], isWeighty });
      }
    };
    add(placesOf(findWeighty(text), text), true);
    add(placesOf(findMeant(text), text), false);
    add(
      words.filter(({ word }) => LETTER.test(word)),
      false,
    );
    const content = silent.filter((each) => !each).length;
    // 有所 is left of 有所突破.
    const isTelling = (run: string): boolean => !isPlain.has(run) || whole.some(({ word }) => word === run);
    const telling = words.filter(({ at, word }) => /^\p{Script=Han}{2,}$/u.test(word) && !silent[at]);
    return {
      phrases: phrasesOf(whole.filter(({ word }) => /^\p{Script=Han}{2,}$/u.test(word))),
      words: [...new Set(telling.map(({ word }) => word))],
      accountedBy: (source) => {
        const known = [...silent];
        const weighty: string[] = [];
        for (const { at, length, means: readings, isWeighty } of stretches) {
          const isBorne = readings.some((reading) => holds(source, reading));
          if (isBorne) known.fill(true, at, at + length);
          else if (isWeighty) weighty.push(text.slice(at, at + length));
        }
        const unknown = runsOf(text, known).filter(isTelling);
        const missing = unknown.reduce((sum, run) => sum + run.length, 0);
        return { content, found: content - missing, unknown, weighty };
      },
    };
  };
}

/** Figures with what bounds them, as stops. */
function hide(text: string, from: number, to: number): string {
  const bound = boundAfter(text, to);
  return text.slice(0, from) + '，'.repeat(to + bound - from) + text.slice(to + bound);
}

/** 不能超过, 最多: bounds are the figures' matter. */
function boundBefore(text: string, at: number): number {
  const bound = /(?:不[得能可应准许]?)?(?:超过|高于|多于|大于|低于|少于|小于)$|(?:至少|最少|最多|至多|突破|大约|约)$/u;
  return bound.exec(text.slice(0, at))?.[0].length ?? 0;
}

function boundAfter(text: string, at: number): number {
  return /^(?:及?以上|及?以下|以内|之内|内|左右|以外|之外)/u.exec(text.slice(at))?.[0].length ?? 0;
}

/** Latin words stand whole; Chinese ones anywhere. */
function holds(source: string, word: string): boolean {
  if (HAN.test(word)) return source.includes(word);
  for (let at = source.indexOf(word); at >= 0; at = source.indexOf(word, at + 1)) {
    if (!/[A-Za-z0-9]/u.test(`${source.charAt(at - 1)}${source.charAt(at + word.length)}`)) return true;
  }
  return false;
}

/** Each word with those that it may stand for. */
export function meaningsOf({ alike, means }: Explaining): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>();
  const add = (word: string, others: readonly string[]): void =>
    void all.set(word, [...(all.get(word) ?? []), ...others]);
  for (const group of alike) for (const word of group) add(word, group);
  for (const { say, mean } of means) for (const word of say) add(word, mean);
  return all;
}

interface Placed {
  readonly at: number;
  readonly word: string;
}

/** Where words stand that were found in reading order, none inside another. */
function placesOf(words: readonly string[], text: string): readonly Placed[] {
  let from = 0;
  return words.map((word) => {
    const at = text.toLowerCase().indexOf(word.toLowerCase(), from);
    from = at + word.length;
    return { at, word };
  });
}

/** A shorter phrase stands in two sentences by chance. */
const LEAST_PHRASE = 4;

function phrasesOf(words: readonly Placed[]): readonly (readonly string[])[] {
  return words.flatMap(({ at, word }, order) => {
    if (word.length >= LEAST_PHRASE) return [[word]];
    const next = words[order + 1];
    return next && next.at === at + word.length && word.length + next.word.length >= LEAST_PHRASE
      ? [[word, next.word]]
      : [];
  });
}

function encloses(outer: Placed, { at, word }: Placed): boolean {
  return outer.at <= at && outer.at + outer.word.length >= at + word.length && outer.word.length > word.length;
}

/** How many parts of a long word the segmenter gives before the word itself, at most. */
const MOST_PARTS = 8;

/** Where the segmenter's words stand: the parts of a long word come before it. */
function wordPlaces(words: readonly string[], text: string): readonly Placed[] {
  let from = 0;
  return words.flatMap((word, order) => {
    const at = text.indexOf(word, from);
    if (at < 0) return [];
    const isPart = words
      .slice(order + 1, order + 1 + MOST_PARTS)
      .some((next) => next.length > word.length && text.startsWith(next, from) && next.includes(word));
    if (at === from && !isPart) from += word.length;
    return [{ at, word }];
  });
}

function joinSuffixes(words: readonly Placed[]): readonly Placed[] {
  return words.map((placed) => {
    const before = words.find(({ at, word }) => placed.word === SUFFIX && at + word.length === placed.at);
    return before ? { at: before.at, word: before.word + SUFFIX } : placed;
  });
}

function runsOf(text: string, known: readonly boolean[]): readonly string[] {
  const runs: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (known[at]) continue;
    let end = at + 1;
    while (end < text.length && !known[end]) end += 1;
    runs.push(text.slice(at, end));
    at = end;
  }
  return runs;
}
