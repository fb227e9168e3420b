import { commonShare } from './plausible-chinese.js';

/** What texts decoded twice, or from uninitialised memory, are full of. */
const MOJIBAKE = /锟斤拷|烫烫烫|屯屯屯|[ÂÃ][\u0080-\u00bf]|[äåæçèé][\u0080-\u00bf]{2}|â€/u;
/** Symbol fonts of word processors put bullets there; a reader drops them. */
const SYMBOLS = /[\uf000-\uf0ff]/gu;
/** What no line of a document holds. */
const CONTROL = /(?![\t\n])\p{Cc}/gu;
const PRIVATE = /[\ue000-\uf8ff]/gu;
/** More private characters than one in so many, and words are lost among them: a font without its table. */
const PRIVATE_BORNE = 500;
/** A text of so many Chinese characters must look like Chinese. */
const ENOUGH = 100;
/** See `plausible-chinese.ts`. */
const LEAST_SHARE = 0.15;

/** Why a text cannot be quoted word for word: its characters were damaged before it came here. Null where they are sound. */
export function findDamage(text: string): string | null {
  const lineOf = (at: number): number => text.slice(0, at).split('\n').length;
  const lost = text.search(/\ufffd|\p{Surrogate}/u);
  if (lost >= 0) return `第${lineOf(lost)}行有无法识别的字符，原文已损坏`;
  const garbled = MOJIBAKE.exec(text);
  if (garbled) return `第${lineOf(garbled.index)}行是乱码（“${garbled[0]}”），请用正确的编码重新保存`;
  const hidden = text.match(PRIVATE)?.length ?? 0;
  if (hidden * PRIVATE_BORNE > text.length) return '有较多无法显示的字符（私有区编码），可能缺少字体';
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han >= ENOUGH && commonShare(text) < LEAST_SHARE) return '不像中文文本，疑似乱码';
  return null;
}

/** A text of lines and printed characters: without control characters and the bullets of symbol fonts. */
export function printableText(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085]/gu, '\n')
    .replace(CONTROL, '')
    .replace(SYMBOLS, ' ');
}
