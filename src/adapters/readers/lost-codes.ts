/** Chinese, ASCII, and the marks and numbers that Chinese texts print among them. */
const USUAL = /[\p{Script=Han}\p{ASCII}\u00a0-\u00ff\u2000-\u25ff\u2e80-\u303f\ue000-\uf8ff\uff00-\uffef]/gu;
/** More than this share of other letters, and the codes of a font were taken for characters. */
const BORNE = 0.2;

/** Whether a text is glyph numbers of a font without a table of its characters: letters of no language in a row. */
export function hasLostCodes(text: string): boolean {
  const others = text.replace(USUAL, '').length;
  return others > BORNE * text.length;
}
