import { z } from 'zod';
import { Failure } from '../../domain/failure.js';
import { readSeedLines } from './read-seed-lines.js';

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
  for (const { entry, at } of readSeedLines(path, line)) {
    const { heading, unofficialTranslation } = entry;
    if ((translations.get(heading) ?? unofficialTranslation) !== unofficialTranslation)
      throw new Failure('configuration', `${at}: “${heading}” is translated in two ways`);
    translations.set(heading, unofficialTranslation);
  }
  return translations;
}
