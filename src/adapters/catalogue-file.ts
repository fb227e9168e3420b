import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type { CataloguedPolicy } from '../domain/catalogued-policy.js';
import { Failure } from '../domain/failure.js';
import { type DocumentId, parseDocumentId } from '../domain/ids.js';

const day = z.iso.date().nullable().default(null);
const text = z.string().trim().min(1).nullable().default(null);
const names = z.array(z.string().trim().min(1)).default([]);
const source = z.string().trim().min(1).optional();

/** Facts that are not known may be left out. */
const line = z.strictObject({
  id: z.custom<DocumentId>((id) => typeof id === 'string' && parseDocumentId(id) !== null, 'not a document id'),
  title: z.string().trim().min(1),
  docNumber: text,
  issuer: text,
  level: z.enum(['国家', '省', '市', '区']).nullable().default(null),
  region: text,
  issuedOn: day,
  publishedOn: day,
  effectiveOn: day,
  expiresOn: day,
  status: z.enum(['repealed', 'superseded', 'draft']).nullable().default(null),
  supersedes: names,
  supersededBy: names,
  url: z
    .url({ protocol: /^https?$/u })
    .nullable()
    .default(null),
  sources: z
    .strictObject({
      title: source,
      docNumber: source,
      issuer: source,
      issuedOn: source,
      publishedOn: source,
      effectiveOn: source,
      expiresOn: source,
      status: source,
    })
    .transform((sources): CataloguedPolicy['sources'] =>
      Object.fromEntries(Object.entries(sources).filter(([, where]) => where !== undefined)),
    ),
});

/**
 * Reads what is known of policies beside their texts, one a line. Throws a `configuration` Failure that names file and line
 * for what cannot be read or does not fit, and for an id that stands twice.
 */
export function readCatalogue(path: string): readonly CataloguedPolicy[] {
  const entries = new Map<DocumentId, CataloguedPolicy>();
  for (const [index, written] of readText(path).split('\n').entries()) {
    if (written.trim() === '') continue;
    const at = `${basename(path)}:${index + 1}`;
    const entry = parseLine(written, at);
    if (entries.has(entry.id)) throw new Failure('configuration', `${at}: ${entry.id} stands twice`);
    entries.set(entry.id, entry);
  }
  return [...entries.values()];
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Failure('configuration', `${basename(path)}: cannot be read`, { cause });
  }
}

function parseLine(written: string, at: string): CataloguedPolicy {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch (cause) {
    throw new Failure('configuration', `${at}: not one JSON object on one line`, { cause });
  }
  const parsed = line.safeParse(value);
  if (!parsed.success) {
    throw new Failure('configuration', `${at}: ${z.prettifyError(parsed.error)}`, { cause: parsed.error });
  }
  return parsed.data;
}
