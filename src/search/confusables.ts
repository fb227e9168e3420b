/**
 * Letters of other alphabets and the Latin ones they look like, for what NFKC leaves alone (it folds full-width,
 * mathematical and circled letters and the Kangxi radicals). Made by comparing the letters' common printed forms:
 * Cyrillic, Greek, then Latin and Armenian letters that are no plain ones.
 */
const LETTERS = pairs([
  ['авекмнорстухѕіјԁԛԝһӏьгпи', 'abekmhopctyxsijdqwhlbrnu'],
  ['АВЕКМНОРСТУХЅІЈ', 'ABEKMHOPCTYXSIJ'],
  ['αβγεηικνορστυχω', 'abyenikvopotuxw'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ['ıɑɡɩʟոսօհց', 'iagilnuohg'],
]);
/** Chinese radicals of the supplement, which NFKC leaves as they are: texts copied from PDF files hold them. */
const RADICALS = pairs([
  [
    '⺁⺌⺝⺠⺮⺼⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰',
    '厂小月民竹月虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙',
  ],
]);
const RADICAL = /[⺀-⻳]/gu;
/** Letters of one word, whatever alphabet they are of. */
const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]{2,}/gu;
const LATIN = /[a-z]/iu;
/** Marks set over, under or through letters (not the umlaut, which pinyin needs, nor Japanese ones). */
const MARKS = /(?![\u0308\u3099\u309a])[\p{Mn}\p{Me}]/gu;

/**
 * Folds what looks like plain letters into them: ignоre with a Cyrillic о is ignore, 忽̶略̶ is 忽略. A word is folded only if
 * every letter of it looks Latin, and in real Russian or Greek only a word that holds Latin letters as well. Single signs
 * such as μ and Ω stay as they are.
 */
export function foldConfusables(text: string): string {
  const plain = text.replace(RADICAL, (radical) => RADICALS.get(radical) ?? radical);
  const bare = plain.normalize('NFD').replace(MARKS, '').normalize('NFC');
  const isForeign = (bare.match(WORD) ?? []).some((word) => !LATIN.test(word) && fold(word) === null);
  return bare.replace(WORD, (word) => (isForeign && !LATIN.test(word) ? word : (fold(word) ?? word)));
}

/** Null where a letter of the word looks like no Latin one. */
function fold(word: string): string | null {
  const folded = [...word].map((letter) => (LATIN.test(letter) ? letter : LETTERS.get(letter)));
  return folded.includes(undefined) ? null : folded.join('');
}

function pairs(lines: readonly (readonly [from: string, to: string])[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap(([from, to]) => {
      const letters = [...to];
      return [...from].map((letter, at) => [letter, letters[at] ?? letter] as const);
    }),
  );
}
