/** Parts of a token that are counted, so that sums are exact. */
const PARTS = 30;
/** What one character may cost, by what it is, in parts of a token. Each is at or above what common vocabularies need for ordinary text. */
const COST = {
  /** 1.3. Chinese characters: 0.6–0.8 in Qwen and DeepSeek, about 1.1 on average in cl100k. */
  ideograph: 39,
  /** A third. Letters of other scripts: English has about 4.5 to a token. */
  letter: 10,
  /** Qwen and Llama count every digit. */
  digit: PARTS,
  /** Emoji and rare signs are cut into bytes. */
  astral: 3 * PARTS,
  /** Punctuation and everything else. */
  other: PARTS,
} as const;

/**
 * About how many tokens a text has, rather too many than too few: for budgets and for what callers are told, never for a bill. Runs of blanks count once.
 * No vocabulary is loaded, so that it is the same for every model and needs no network.
 */
export function countTokens(text: string): number {
  let count = 0;
  let blank = false;
  for (const character of text) {
    const isBlank = /\s/u.test(character);
    if (!isBlank || !blank) count += isBlank ? COST.letter : costOf(character);
    blank = isBlank;
  }
  return Math.ceil(count / PARTS);
}

function costOf(character: string): number {
  if (character.length > 1) return COST.astral;
  if (/\p{Script=Han}/u.test(character)) return COST.ideograph;
  if (/\p{Nd}/u.test(character)) return COST.digit;
  return /\p{Script=Latin}/u.test(character) ? COST.letter : COST.other;
}
