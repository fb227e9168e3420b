/** Traditional Chinese (Hong Kong and Taiwan wording included) to simplified, and back. Length may change. */
export interface ScriptConverter {
  toSimplified(text: string): string;
  toTraditional(text: string): string;
}
