import type { Clause } from '../domain/clause.js';
import { splitSentences } from '../domain/sentences.js';
import { isTableRow, isTableRule } from '../domain/table-rows.js';
import type { TermWeight } from '../ports/clause-index.js';
import { clauseTerms } from '../search/clause-terms.js';
import { CHOICE } from './weights.js';

/** A sentence of a clause and how much of the question stands in it. */
export interface ChosenSentence {
  readonly text: string;
  readonly score: number;
}

/** What the question wants of a sentence beyond its words. */
export interface SentenceWish {
  /** A quantity is asked for. */
  readonly figure: boolean;
  /** The target or the year it is due is asked for. */
  readonly target: boolean;
  /** Years the question names, `2027`. */
  readonly years: readonly string[];
}

/** A number with what is counted: a plain year or a clause number is not a quantity. */
export const QUANTITY =
  /(?:\d[\d.,]*|[一二两三四五六七八九十百千万]+)\s*(?:EFLOPS|PFLOPS|TFLOPS|ms|毫秒|秒|G(?:bps)?|K?W|亿|万|千|百|%|％|元|台|辆|款|种|个|家|项|所|次|倍|名|人|件|吨|公里|米|成|天|日|月|小时)|倍增|翻番|百分之|半数/iu;
/** Words by which policies state a target. */
const TARGET = /达到|超过|实现|建成|建设|打造|新增|形成|初步|倍增|不高于|不低于|提升/u;
const DUE = /到?20\d{2}年|年底|期间/u;

/** A clause never changes and is cut several times for one question; what was cut goes when the clause does. */
const sentencesOf = new WeakMap<Clause, readonly string[]>();

/** Sentences of the clause without its bare title, in order. */
export function bodySentences(clause: Clause): readonly string[] {
  const known = sentencesOf.get(clause);
  if (known) return known;
  const sentences = cutBody(clause);
  sentencesOf.set(clause, sentences);
  return sentences;
}

function cutBody(clause: Clause): readonly string[] {
  const sentences = splitSentences(clause.text).map((sentence) => sentence.text);
  // A rule says nothing, and a head only with a row: it is shown above those that are quoted.
  const said = sentences.filter((sentence, at) => ![sentence, sentences[at + 1] ?? ''].some(isTableRule));
  const body = said.filter((sentence) => sentence.replace(/[。\s]+$/u, '') !== clause.heading);
  return body.length > 0 ? body : sentences;
}

/**
 * Scores each sentence of a clause against the question: the share of the question's weighted terms in it, more where it
 * has the kind of thing asked for. Best first, ties in reading order.
 */
export function scoreSentences(
  clause: Clause,
  terms: readonly TermWeight[],
  wish: SentenceWish,
  tokenize: (text: string) => readonly string[],
): readonly ChosenSentence[] {
  const total = terms.reduce((sum, [, weight]) => sum + weight, 0) || 1;
  return bodySentences(clause)
    .map((text) => {
      const inSentence = clauseTerms(clause, text, tokenize);
      let score = terms.reduce((sum, [term, weight]) => (inSentence.has(term) ? sum + weight : sum), 0) / total;
      if (wish.figure && QUANTITY.test(text.replace(DUE, ''))) score += CHOICE.figureBonus;
      if (wish.target && TARGET.test(text) && DUE.test(text)) score += CHOICE.targetBonus;
      if (namesOtherYear(text, wish.years)) score -= CHOICE.otherYear;
      return { text, score };
    })
    .sort((a, b) => b.score - a.score);
}

/** True where the text is dated, and not by any of the years asked about. */
function namesOtherYear(text: string, years: readonly string[]): boolean {
  const dated: readonly string[] = text.match(/20\d{2}(?=年)/gu) ?? [];
  return years.length > 0 && dated.length > 0 && !dated.some((year) => years.includes(year));
}

/** A fragment that only leads in to the next one: 在手机、计算机等8大门类，打造…. */
const LEADS_IN = /^(?:并)?(?:在|以|通过|面向|围绕|基于|为|将|针对|利用|聚焦|运用|结合|依托|按照|根据|对|由|于)/u;

/**
 * The parts of a long sentence of the clause that bear on the question, in the sentence's own order and words, led by its time
 * (`到2027年`): whole stretches between semicolons where it has them, else between commas. Returns the sentence itself where
 * it is short, a row of a table, or nothing in it stands out. `share` of the best part's score is what a part needs to be kept.
 */
export function trimSentence(
  clause: Clause,
  sentence: string,
  terms: readonly TermWeight[],
  wish: SentenceWish,
  tokenize: (text: string) => readonly string[],
  share: number = CHOICE.fragmentShare,
): readonly string[] {
  if (sentence.length <= CHOICE.longSentence || isTableRow(sentence)) return [sentence];
  const fragments = sentence.match(/；/u) ? stretches(sentence) : (sentence.match(/[^，]+[，。]?/gu) ?? [sentence]);
  const scores = fragments.map((fragment) => {
    const inFragment = clauseTerms(clause, fragment, tokenize);
    const words = terms.reduce((sum, [term, weight]) => (inFragment.has(term) ? sum + weight : sum), 0);
    return words > 0 && wish.figure && QUANTITY.test(fragment) ? words * 2 : words;
  });
  const best = Math.max(...scores);
  if (best === 0) return [sentence];
  const isKept = (at: number): boolean => (scores[at] ?? 0) >= best * share;
  const [lead = ''] = fragments;
  const kept = fragments.filter(
    (_, at) =>
      isKept(at) ||
      (at === 0 && DUE.test(lead) && lead.length <= 10) ||
      (isKept(at - 1) && LEADS_IN.test(fragments[at - 1] ?? '')),
  );
  return kept.join('').length > CHOICE.longSentence * 1.5 ? [sentence] : kept;
}

/** The stretches between semicolons, the time that opens the sentence as one of its own. */
function stretches(sentence: string): readonly string[] {
  const lead = /^[^，；]{0,9}(?:20\d{2}年|年底)，/u.exec(sentence)?.[0] ?? '';
  return [...(lead === '' ? [] : [lead]), ...(sentence.slice(lead.length).match(/[^；]+[；。]?/gu) ?? [])];
}
