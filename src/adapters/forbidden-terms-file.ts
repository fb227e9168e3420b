import { readFileSync } from 'node:fs';
import { Failure } from '../domain/failure.js';

const ITEM = /^- (.+)$/gmu;

/**
 * Reads the patterns of `prompts/guard/forbidden-terms.md`: every item of its lists.
 * Throws a `configuration` Failure for an unreadable file or one without an item: a guard without words guards nothing.
 */
export function readForbiddenTerms(file: string): readonly string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Failure('configuration', 'the forbidden terms cannot be read', { cause });
  }
  const terms = [...text.matchAll(ITEM)].map(([, term = '']) => term.trim());
  if (terms.length === 0) throw new Failure('configuration', 'the forbidden terms hold no term');
  return terms;
}
