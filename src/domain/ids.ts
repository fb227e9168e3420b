declare const brand: unique symbol;

/** A stable ASCII slug of one document, `yuebanhan-2024-88`. */
export type DocumentId = string & { readonly [brand]: 'DocumentId' };

/** `documentId#locator`: one clause of one document, `yuebanhan-2024-88#13`. */
export type ClauseId = string & { readonly [brand]: 'ClauseId' };

const DOCUMENT_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
const LOCATOR = /^[^\s#/]+(?:\/[^\s#/]+)*$/u;

/** The text as a document id, or null where it is not one (ASCII letters, digits, `.`, `_`, `-`; at most 128). */
export function parseDocumentId(text: string): DocumentId | null {
  return DOCUMENT_ID.test(text) ? (text as DocumentId) : null;
}

/**
 * Joins a document and a locator. The locator is the number path inside the document: `13`, `一`, `三/五`, `front`,
 * `17/1/1` (条/款/项), `10-1` (第十条之一), `p3` (third passage of an unnumbered text).
 */
export function clauseId(documentId: DocumentId, locator: string): ClauseId {
  if (!LOCATOR.test(locator)) throw new RangeError(`not a clause locator: ${JSON.stringify(locator)}`);
  return `${documentId}#${locator}` as ClauseId;
}

/** Splits a clause id, or null where the text is not one. */
export function parseClauseId(text: string): { readonly documentId: DocumentId; readonly locator: string } | null {
  const at = text.indexOf('#');
  if (at < 0) return null;
  const documentId = parseDocumentId(text.slice(0, at));
  const locator = text.slice(at + 1);
  return documentId && LOCATOR.test(locator) ? { documentId, locator } : null;
}
