import type { ReadOutcome } from '../../ports/document-reader.js';

/** What makes a file unreadable, in plain Chinese; thrown inside a reader and made its refusal at the reader's edge. */
export class Unreadable extends Error {}

/** Makes a document of a text, or a refusal of what was found unreadable on the way to it. */
export async function readText(origin: string, read: () => Promise<string>): Promise<ReadOutcome> {
  try {
    return { ok: { id: null, origin, format: 'text', text: await read(), stated: {} } };
  } catch (fault) {
    if (fault instanceof Unreadable) return { refusal: { origin, reason: fault.message } };
    throw fault;
  }
}
