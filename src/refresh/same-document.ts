import type { SourceDocument } from '../domain/source-document.js';

/** What is compared: a page is more than its document, and its frame changes every day. */
export type Said = Pick<SourceDocument, 'text' | 'stated' | 'attachments'>;

/** Whether two copies of one page, read by the same reader, say the same: text (blanks aside), stated facts, attachments. */
export function sameDocument(now: Said, before: Said): boolean {
  return plain(now.text) === plain(before.text) && factsOf(now) === factsOf(before);
}

/**
 * Whether a page says what a collected document says, which may have come in another form: its text, blanks and what stands
 * above it aside, no status (废止, 失效) that is not known, and no other dates or attachments than those that both name.
 */
export function saysNothingNew(page: Said, collected: Said): boolean {
  const { status, effectiveOn, expiresOn } = page.stated;
  return (
    endsWith(plain(collected.text), withoutTitle(page)) &&
    (status === undefined || status === collected.stated.status) &&
    agree(effectiveOn, collected.stated.effectiveOn) &&
    agree(expiresOn, collected.stated.expiresOn) &&
    agree(page.attachments, collected.attachments)
  );
}

/** A collected text may have its title and a table of facts above what the page has, and no sentence. */
function endsWith(collected: string, page: string): boolean {
  return page !== '' && collected.endsWith(page) && !/[。；]/u.test(collected.slice(0, -page.length));
}

function withoutTitle({ text, stated: { title } }: Said): string {
  const [all, head] = [plain(text), plain(title ?? '')];
  return all.startsWith(head) ? all.slice(head.length) : all;
}

function agree(left: unknown, right: unknown): boolean {
  return left === undefined || right === undefined || JSON.stringify(left) === JSON.stringify(right);
}

function plain(text: string): string {
  return text.replaceAll(/\s+/gu, '');
}

function factsOf({ stated: { url: _, ...facts }, attachments = [] }: Said): string {
  const given = Object.entries(facts).filter(([, value]) => value !== undefined);
  return JSON.stringify([given.sort(([left], [right]) => (left < right ? -1 : 1)), attachments]);
}
