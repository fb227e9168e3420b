import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { Failure } from '../domain/failure.js';
import { parseDocumentId } from '../domain/ids.js';

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
  for (const [index, text] of readText(path).split('\n').entries()) {
    if (text.trim() === '') continue;
    const entry = parseLine(text, `${basename(path)}:${index + 1}`);
    aliases.set(entry.documentId, [...new Set([...(aliases.get(entry.documentId) ?? []), ...entry.aliases])]);
  }
  return aliases;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Failure('configuration', `${basename(path)}: cannot be read`, { cause });
  }
}

function parseLine(text: string, at: string): z.infer<typeof line> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Failure('configuration', `${at}: not one JSON object on one line`, { cause });
  }
  const parsed = line.safeParse(value);
  if (!parsed.success) {
    throw new Failure('configuration', `${at}: ${z.prettifyError(parsed.error)}`, { cause: parsed.error });
  }
  return parsed.data;
}
