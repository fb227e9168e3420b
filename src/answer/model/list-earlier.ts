import { MODEL_WORDING } from './weights.js';

/** The person's last questions as a prompt shows them, oldest first. */
export function listEarlier(earlier: readonly string[]): string {
  const shown = earlier.slice(-MODEL_WORDING.earlierQuestions);
  return shown.length === 0 ? '（没有）' : shown.map((text) => `- ${text.replace(/\s+/gu, ' ')}`).join('\n');
}
