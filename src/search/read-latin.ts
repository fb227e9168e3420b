import type { SoundMatcher } from './match-by-sound.js';
import { isSyllables } from './read-pinyin.js';

/** `di 31 tiao`. */
const NUMBERED_CLAUSE = /\bdi\s*(\d{1,4})\s*tiao\b/giu;
/** `No. 88`; before English words are read, as “no” is one of them. */
const NUMBER_SIGN = /\bno\.?\s*(\d{1,4})\b/giu;

const LATIN_RUN = /[A-Za-z][A-Za-z' ]{2,}[A-Za-z]/gu;
const TONE_MARKS = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/u;
/** `ren2gong1`: two syllables at least, each with the number of its tone. */
const TONE_DIGITS = /(?<![A-Za-z\d])[a-z]{1,6}[1-5](?: ?[a-z]{1,6}[1-5])+(?![A-Za-z\d])/gu;

/** Reads runs of Latin words that can be nothing but pinyin and initials; everything else stays. */
export function readPinyin(text: string, sounds: SoundMatcher): string {
  return plainLetters(text.replace(NUMBERED_CLAUSE, '第$1条')).replace(LATIN_RUN, (run) => {
    const words = run.toLowerCase().split(/[' ]+/u);
    if (words.every(isSyllables)) return sounds.fromPinyin(run) ?? run;
    const read = words.map((word) => sounds.fromInitials(word) ?? (isSyllables(word) ? sounds.fromPinyin(word) : null));
    return words.length > 1 && read.every((word) => word !== null) ? read.join('') : run;
  });
}

/** Replaces English words by Chinese ones. */
export function readEnglish(text: string, replaceWords: (text: string) => string): string {
  return closeBlanks(replaceWords(text.replace(NUMBER_SIGN, '$1号')));
}

/** Reads what Latin letters are left in a Chinese text, as pinyin or, unless they are a word of their own, as initials. */
export function readLettersInChinese(text: string, sounds: SoundMatcher, isWord: (letters: string) => boolean): string {
  const read = text.replace(LATIN_RUN, (run) => sounds.fromPinyin(run) ?? run);
  if (!/[\u3400-\u9fff]/u.test(read)) return read;
  const expanded = read.replace(/(?<![A-Za-z\d])[a-z]{2,8}(?![A-Za-z\d])/gu, (letters) =>
    isWord(letters) ? letters : (sounds.fromInitials(letters) ?? letters),
  );
  return expanded === text ? text : closeBlanks(expanded);
}

/** `rén`, `ren2` → `ren`. */
function plainLetters(text: string): string {
  const untoned = TONE_MARKS.test(text)
    ? text
        .normalize('NFD')
        .replace(/[\u0300-\u030c]/gu, '')
        .normalize('NFC')
    : text;
  return untoned.replace(TONE_DIGITS, (letters) => letters.replace(/\d/gu, ' ').trim());
}

/** Closes the blanks that replacing Latin words leaves between Chinese ones. */
function closeBlanks(text: string): string {
  return text.replace(/(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])/gu, '');
}
