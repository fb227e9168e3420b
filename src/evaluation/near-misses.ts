import type { Clause } from '../domain/clause.js';
import type { EvaluationQuestion } from '../domain/evaluation-question.js';
import type { NearMissKind, NearMissRule } from '../domain/near-miss.js';
import { splitSentences } from '../domain/sentences.js';
import { demandOf } from './score-reply.js';

/** A question that the documents answer, changed in one point, so that they no longer do; or, as a control, still do. */
export interface NearMiss {
  readonly kind: NearMissKind;
  readonly isControl: boolean;
  /** Rules are tuned on one half and scored on both: the halves share no original, and no word that was put in. */
  readonly half: 'tuning' | 'scoring';
  /** The question it was made of; null where it was made of a clause's own words. */
  readonly original: string | null;
  readonly question: string;
  /** Wordings, one of which an answer must begin with; no_basis is right too. A control must be answered, with or without. */
  readonly says: readonly string[];
}

/** A question takes part in one of so many rules, so that all of them together are asked in a minute. */
const SHARE_OF_RULES = 3;

/**
 * Near misses of the answerable questions and of the clauses, by rule: another place, year, period, amount, body, document,
 * an industry that no clause names. The same input gives the same list. `clauses` are those of the document asked about.
 */
export function makeNearMisses(
  rules: readonly NearMissRule[],
  questions: readonly EvaluationQuestion[],
  clauses: readonly Clause[],
): readonly NearMiss[] {
  const searchable = clauses.filter(({ searchable, kind }) => searchable && kind !== 'front');
  const originals = questions.filter(isPlain);
  return rules.flatMap((rule, at) => {
    switch (rule.source) {
      case 'questions':
        return originals
          .filter((_, order) => (order + at) % SHARE_OF_RULES === 0)
          .filter((question) => answersWith(rule.needs, question, clauses))
          .flatMap(({ id, question }) => changed(rule, question, isEven(id)));
      case 'headings':
        return rule.kind === 'industry'
          ? rule.words.flatMap((word, order) => namedOfNoClause(rule, word, order, searchable))
          : searchable
              .filter(({ heading }) => heading !== '')
              .map(({ heading }, order) => made(rule, order, { heading }, order % 2 === 0));
      case 'targets':
        return targetsOf(searchable).flatMap((target, order) => restated(rule, target, order, searchable));
      default:
        return rule.source satisfies never;
    }
  });
}

/** Asked in plain Chinese, on its own, about what a clause lays down. */
function isPlain(question: EvaluationQuestion): boolean {
  const { kind, variant, history, expect } = question;
  return (
    (kind === 'lay' || kind === 'target') &&
    (variant === null || variant === 'spoken') &&
    history.length === 0 &&
    expect.clauses.length > 0 &&
    demandOf(question) === 'answer'
  );
}

/** Even by the last digit of its id. */
function isEven(id: string): boolean {
  return Number(/\d(?=\D*$)/u.exec(id)?.[0] ?? 0) % 2 === 0;
}

function answersWith(words: string | null, { expect }: EvaluationQuestion, clauses: readonly Clause[]): boolean {
  const [locator = ''] = expect.clauses;
  return words === null || (clauses.find(({ id }) => id.endsWith(`#${locator}`))?.text.includes(words) ?? false);
}

function changed(rule: NearMissRule, question: string, isTuning: boolean): readonly NearMiss[] {
  const replaced = rule.replaces === null ? null : new RegExp(rule.replaces, 'gu');
  if (replaced?.test(question)) {
    const word = pick(rule.words, question.length, isTuning);
    return [{ ...about(rule, isTuning), original: question, question: question.replace(replaced, word) }];
  }
  if (rule.skips !== null && new RegExp(rule.skips, 'u').test(question)) return [];
  return [{ ...made(rule, question.length, { question }, isTuning), original: question }];
}

function namedOfNoClause(
  rule: NearMissRule,
  word: string,
  order: number,
  clauses: readonly Clause[],
): readonly NearMiss[] {
  if (clauses.some(({ text }) => text.includes(word))) return [];
  const isTuning = order % 2 === 0;
  return rule.frames.map((frame) => ({
    ...about(rule, isTuning),
    original: null,
    question: frame.replace('{word}', word),
  }));
}

/** The stretches between commas that state a figure: 智能机器人产业营业收入达到900亿元. */
function targetsOf(clauses: readonly Clause[]): readonly string[] {
  const stretches = clauses.flatMap(({ text }) =>
    splitSentences(text).flatMap((sentence) => sentence.text.split(/[，；。]/u)),
  );
  return stretches.filter((stretch) => NUMBER.test(stretch) && stretch.length <= 40);
}

const NUMBER = /(?<![\d/G.])\d+(?:\.\d+)?(?=\s*(?:EFLOPS|万|亿|%|个|款|种|家|ms|台|辆))/u;

/** The target with its number multiplied; nothing where the product stands in the documents by chance. */
function restated(rule: NearMissRule, target: string, order: number, clauses: readonly Clause[]): readonly NearMiss[] {
  const isTuning = order % 2 === 0;
  const word = pick(rule.words, order, isTuning);
  const wrong = target.replace(NUMBER, (number) => `${Number((Number(number) * Number(word)).toPrecision(3))}`);
  const isStated = clauses.some(({ text }) => text.includes(NUMBER.exec(wrong)?.[0] ?? ''));
  return isStated === rule.isControl ? [made(rule, order, { target: wrong }, isTuning)] : [];
}

function made(
  rule: NearMissRule,
  order: number,
  values: Readonly<Record<string, string>>,
  isTuning: boolean,
): NearMiss {
  const frame = rule.frames[order % rule.frames.length] ?? '';
  const all = { ...values, word: pick(rule.words, order, isTuning) };
  const question = Object.entries(all).reduce((text, [name, value]) => text.replace(`{${name}}`, value), frame);
  return { ...about(rule, isTuning), original: null, question };
}

function about({ kind, isControl, says }: NearMissRule, isTuning: boolean): Omit<NearMiss, 'original' | 'question'> {
  return { kind, isControl, says, half: isTuning ? 'tuning' : 'scoring' };
}

/** Each half has the words of its own: the even ones, or the odd. */
function pick(words: readonly string[], order: number, isTuning: boolean): string {
  const own = words.filter((_, at) => words.length === 1 || (at % 2 === 0) === isTuning);
  return own[order % own.length] ?? '';
}
