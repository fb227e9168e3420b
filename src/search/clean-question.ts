import { foldConfusables } from './confusables.js';

/** Characters that are never seen and never meant: zero-width, bidi controls, tags, fillers, control characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Co}\p{Cn}]/gu;
/** The same character over and over (哈哈哈哈哈哈, ？？？？？？) says no more than twice. */
const REPEATED = /([^\d])\1{3,}/gu;
/** Nor does the same phrase, pasted again and again. */
const REPEATED_PHRASE = /(\D{2,40}?)\1{2,}/gu;
const BETWEEN_HAN = /(?<=[\u3400-\u9fff，。？！、；：])\s+(?=[\u3400-\u9fff，。？！、；：])/gu;
const PLAIN = /^[\x20-\x7e\u3001\u3002\u4e00-\u9fff\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]*$/u;

/** Without hidden characters, in half-width and plain letters: what a person sees. Keeps every word, repetitions included. */
export function seenText(text: string): string {
  const seen = text.replace(/\s+/gu, ' ').replace(UNSEEN, '').normalize('NFKC');
  return PLAIN.test(seen) ? seen : foldConfusables(seen);
}

/** What a person sees, with blanks between Chinese characters closed and repetitions said once or twice. Keeps every word. */
export function cleanQuestion(text: string): string {
  return seenText(text).replace(REPEATED, '$1$1').replace(REPEATED_PHRASE, '$1').replace(BETWEEN_HAN, '').trim();
}
