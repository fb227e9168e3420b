const ASCII_PER_TOKEN = 4;

/**
 * Tokens of a text by rule of thumb: one for every character outside ASCII, one for every four inside. Software that reckons with
 * `usage` gets a figure of the right size; no model's own count is meant.
 */
export function estimateTokens(text: string): number {
  const characters = [...text].length;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant.
  const ascii = text.replace(/[^\x00-\x7f]/gu, '').length;
  return characters - ascii + Math.ceil(ascii / ASCII_PER_TOKEN);
}
