import { z } from 'zod';
import { parseDocumentId } from '../../domain/ids.js';
import { readSeedLines } from './read-seed-lines.js';

const line = z.strictObject({
  documentId: z.string().refine((id) => parseDocumentId(id) !== null, 'not a document id'),
  aliases: z.array(z.string().trim().min(3, 'an alias needs three characters')).min(1),
});

/**
 * Reads the names that people use for documents, `{documentId, aliases}` a line; lines of one document add up. Ids need
 * not be indexed. Throws a `configuration` Failure that names file and line for what cannot be read or does not fit.
 */
export function readAliases(path: string): ReadonlyMap<string, readonly string[]> {
  const aliases = new Map<string, readonly string[]>();
  for (const { entry } of readSeedLines(path, line)) {
    aliases.set(entry.documentId, [...new Set([...(aliases.get(entry.documentId) ?? []), ...entry.aliases])]);
  }
  return aliases;
}
