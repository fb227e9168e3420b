import { parseChineseNumeral } from '../domain/chinese-numeral.js';

/** Digits in groups of three: `1,000`, `1 000`. A longer first group is a number of its own: `2024 100`. */
const GROUPED = /(?<![\d.])\d{1,3}(?:[, ]\d{3})+(?!\d)/gu;
/** Arabic figures, groups joined before; a sign of share belongs to the figure. */
const ARABIC = /\d+(?:\.\d+)?\s*[%‰]?/gu;
/** Chinese numerals count as figures only before a unit: 一 and 十 alone are too often words. */
const CHINESE =
  /[零〇一二两三四五六七八九十百千万亿]+(?=\s*(?:元|美元|家|台|套|个|项|名|人|位|年|月|日|天|倍|成|吨|平方|公里|小时))/gu;
/** Pointers at clauses are checked apart, as mentions; a `[n]` points at a citation. */
const POINTERS =
  /\[\d+\]|第\s*[（(]?\s*[零〇一二两三四五六七八九十百千\d]+\s*[）)]?\s*(?:大部分|部分|编|章|节|条措施|项措施|条|款|项|目|段)(?:之[一二三四五六七八九十]+)?/gu;

/**
 * The figures that a sentence states, each once, in one spelling: `1,000`, `１０００` and `1 000` are `1000`; `06` is `6`;
 * `三千亿` before a unit is its value. Clause numbers (`第13条`) and citation marks (`[1]`) are not figures.
 */
export function readFigures(text: string): readonly string[] {
  return [...new Set(figuresOf(text.normalize('NFKC').replace(POINTERS, ' ')))];
}

/** The figures of `stated` that stand nowhere in `proof`; clause numbers within `proof` count as proof. */
export function unprovenFigures(stated: string, proof: string): readonly string[] {
  const proven = new Set([...figuresOf(proof.normalize('NFKC')), ...readFigures(proof)]);
  return readFigures(stated).filter((figure) => !proven.has(figure));
}

function figuresOf(plain: string): readonly string[] {
  const text = plain.replace(GROUPED, (digits) => digits.replace(/[, ]/gu, ''));
  const arabic = [...text.matchAll(ARABIC)].map(([figure]) => {
    const digits = figure.replace(/[\s%‰]/gu, '');
    return `${Number(digits)}${figure.replace(/[\d.\s]/gu, '')}`;
  });
  const chinese = [...text.matchAll(CHINESE)].flatMap(([numeral]) => {
    const value = parseChineseNumeral(numeral);
    return value === null ? [] : [`${value}`];
  });
  return [...arabic, ...chinese];
}
