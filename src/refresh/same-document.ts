import type { SourceDocument } from '../domain/source-document.js';

/** What is compared: a page is more than its document, and its frame changes every day. */
export type Said = Pick<SourceDocument, 'text' | 'stated'>;

/** Whether two copies of one page, read by the same reader, say the same: text and stated facts, blanks aside. */
export function sameDocument(now: Said, before: Said): boolean {
  return sameText(now.text, before.text) && factsOf(now) === factsOf(before);
}

/**
 * Whether a page says what a collected document says, which may have come in another form: its text, blanks aside, and no
 * status (废止, 失效) beyond what is known.
 */
export function saysNothingNew(page: Said, collected: Said): boolean {
  const { status } = page.stated;
  return sameText(page.text, collected.text) && (status === undefined || status === collected.stated.status);
}

function sameText(left: string, right: string): boolean {
  return left.replaceAll(/\s+/gu, '') === right.replaceAll(/\s+/gu, '');
}

function factsOf({ stated: { url: _, ...facts } }: Said): string {
  const given = Object.entries(facts).filter(([, value]) => value !== undefined);
  return JSON.stringify(given.sort(([left], [right]) => (left < right ? -1 : 1)));
}
