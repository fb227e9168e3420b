import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { DocumentId } from '../../domain/ids.js';
import type { IndexIdentity } from '../../ports/clause-index.js';
import { syncFolder } from './segment-files.js';

export const CURRENT = 'CURRENT';

const documentId = z.string().transform((id) => id as DocumentId);
const stateShape = z.object({
  identity: z.object({ schemaVersion: z.number(), embedderId: z.string(), dimension: z.number() }),
  /** The live segments; all others are of no use. */
  segments: z.array(
    z.object({
      name: z.string(),
      /** CRC-32 of its manifest. */
      sum: z.number(),
      passages: z.number(),
      documents: z.array(documentId),
      /** Those of its documents that were replaced or removed since it was written. */
      removed: z.array(documentId),
    }),
  ),
  sources: z.array(
    z.object({
      key: z.string(),
      stamp: z.string(),
      hash: z.string(),
      documentId: documentId.nullable(),
      refusal: z.string(),
    }),
  ),
});

/** What the index is at this moment: the one file that makes a change happen. */
export type CurrentState = z.infer<typeof stateShape>;
export type SegmentEntry = CurrentState['segments'][number];

/** What was read or written last: the state of a large corpus takes a tenth of a second to parse, and is asked for several times a change. */
let last: { readonly content: string; readonly state: CurrentState } | null = null;

/** Reads the state: null where there is none, a text where it is damaged. */
export async function readState(folder: string): Promise<CurrentState | null | string> {
  let content: string;
  try {
    content = await readFile(join(folder, CURRENT), 'utf8');
  } catch (fault) {
    const isMissing = fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';
    return isMissing ? null : `索引无法读取：${String(fault)}`;
  }
  if (content === last?.content) return last.state;
  const end = content.indexOf('\n');
  const body = content.slice(end + 1);
  if (String(crc32(body)) !== content.slice(0, Math.max(0, end))) return `索引文件 ${CURRENT} 已损坏`;
  last = { content, state: stateShape.parse(JSON.parse(body)) };
  return last.state;
}

/** Makes a state the current one: durable aside, then one rename. */
export async function writeState(folder: string, state: CurrentState): Promise<void> {
  const body = JSON.stringify(state);
  const content = `${crc32(body)}\n${body}`;
  await writeFile(join(folder, `${CURRENT}.new`), content, { flush: true });
  await rename(join(folder, `${CURRENT}.new`), join(folder, CURRENT));
  await syncFolder(folder);
  last = { content, state };
}

export function isSameIdentity(a: IndexIdentity, b: IndexIdentity): boolean {
  return a.schemaVersion === b.schemaVersion && a.embedderId === b.embedderId && a.dimension === b.dimension;
}
