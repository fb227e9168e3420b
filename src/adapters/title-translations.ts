import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { Failure } from '../domain/failure.js';

const line = z.strictObject({
  /** For the reader of the file; a title is looked up by its words. */
  clauseId: z.string().min(1),
  heading: z.string().trim().min(1),
  unofficialTranslation: z.string().trim().min(1),
});

/**
 * Reads translations of clause titles, `{clauseId, heading, unofficialTranslation}` a line, by the title as printed. Throws a
 * `configuration` Failure that names file and line for what cannot be read or does not fit, or a title translated in two ways.
 */
export function readTitleTranslations(path: string): ReadonlyMap<string, string> {
  const translations = new Map<string, string>();
  for (const [index, text] of readText(path).split('\n').entries()) {
    if (text.trim() === '') continue;
    const at = `${basename(path)}:${index + 1}`;
    const { heading, unofficialTranslation } = parseLine(text, at);
    if ((translations.get(heading) ?? unofficialTranslation) !== unofficialTranslation)
      throw new Failure('configuration', `${at}: “${heading}” is translated in two ways`);
    translations.set(heading, unofficialTranslation);
  }
  return translations;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Failure('configuration', `${basename(path)}: cannot be read`, { cause });
  }
}

function parseLine(text: string, at: string): z.infer<typeof line> {
  try {
    return line.parse(JSON.parse(text));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : 'not one JSON object on one line';
    throw new Failure('configuration', `${at}: ${reason}`, { cause });
  }
}
