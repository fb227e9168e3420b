/** Characters that are never seen and never meant: zero-width, bidi controls, tags, fillers, control characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** The same character over and over (哈哈哈哈哈哈, ？？？？？？) says no more than twice. */
const REPEATED = /([^\d])\1{3,}/gu;
const BETWEEN_HAN = /(?<=[\u3400-\u9fff，。？！、；：])\s+(?=[\u3400-\u9fff，。？！、；：])/gu;

/** Half-width, without hidden characters, with blanks between Chinese characters closed. Keeps every word. */
export function cleanQuestion(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(UNSEEN, '')
    .normalize('NFKC')
    .replace(REPEATED, '$1$1')
    .replace(BETWEEN_HAN, '')
    .trim();
}
