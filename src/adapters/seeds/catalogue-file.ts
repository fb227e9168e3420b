import { z } from 'zod';
import type { CataloguedPolicy } from '../../domain/catalogued-policy.js';
import { Failure } from '../../domain/failure.js';
import { type DocumentId, parseDocumentId } from '../../domain/ids.js';
import { readSeedLines } from './read-seed-lines.js';

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
  for (const { entry, at } of readSeedLines(path, line)) {
    if (entries.has(entry.id)) throw new Failure('configuration', `${at}: ${entry.id} stands twice`);
    entries.set(entry.id, entry);
  }
  return [...entries.values()];
}
