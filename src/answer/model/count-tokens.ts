/** placeholder, replaced by the models part */
export function countTokens(text: string): number {
  return Math.ceil([...text].length * 0.8);
}
