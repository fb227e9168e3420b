import type { SourceDocument } from '../domain/source-document.js';

/** What is compared: a page is more than its document, and its frame changes every day. */
export type Said = Pick<SourceDocument, 'text' | 'stated' | 'attachments'>;

/** Whether two copies of one page, read by the same reader, say the same: text (blanks aside), stated facts, attachments. */
export function sameDocument(now: Said, before: Said): boolean {
  return sameText(now.text, before.text) && factsOf(now) === factsOf(before);
}

/**
 * Whether a page says what a collected document says, which may have come in another form: its text, blanks aside, no status
 * (废止, 失效) that is not known, and no other dates or attachments than those that both name.
 */
export function saysNothingNew(page: Said, collected: Said): boolean {
  const { status, effectiveOn, expiresOn } = page.stated;
  return (
    sameText(page.text, collected.text) &&
    (status === undefined || status === collected.stated.status) &&
    agree(effectiveOn, collected.stated.effectiveOn) &&
    agree(expiresOn, collected.stated.expiresOn) &&
    agree(page.attachments, collected.attachments)
  );
}

function agree(left: unknown, right: unknown): boolean {
  return left === undefined || right === undefined || JSON.stringify(left) === JSON.stringify(right);
}

function sameText(left: string, right: string): boolean {
  return left.replaceAll(/\s+/gu, '') === right.replaceAll(/\s+/gu, '');
}

function factsOf({ stated: { url: _, ...facts }, attachments = [] }: Said): string {
  const given = Object.entries(facts).filter(([, value]) => value !== undefined);
  return JSON.stringify([given.sort(([left], [right]) => (left < right ? -1 : 1)), attachments]);
}
