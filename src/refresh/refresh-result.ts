import type { DocumentId } from '../domain/ids.js';

/** A document whose official address is read again. */
export interface RefreshTarget {
  /** Its id, in the corpus or in the catalogue. */
  readonly id: DocumentId;
  /** Without 《》. */
  readonly title: string;
  readonly url: string;
}

/** What came of one address. */
export const REFRESH_OUTCOMES = [
  /** The page says something else than what is kept: a draft was proposed. */
  'changed',
  /** A document that was not collected can be read: a draft was proposed. */
  'available',
  'unchanged',
  /** The site says that the page is not there (404, 410). Nothing is withdrawn for that. */
  'missing',
  /** It was fetched, and no reader makes a document of it. */
  'unreadable',
  /** It was not asked for: an address that is not allowed, robots.txt, a format that nobody reads. */
  'refused',
  /** Not reached, too slow, too large, or a fault of the site. */
  'failed',
] as const;

export type RefreshOutcome = (typeof REFRESH_OUTCOMES)[number];

export interface RefreshResult extends RefreshTarget {
  readonly outcome: RefreshOutcome;
  /** Why, for people. */
  readonly reason: string;
  /** The draft that was proposed; null where none was, as in a dry run. */
  readonly draftId: string | null;
}
