import type { Outcome } from './answer.js';
import type { DocumentId } from './ids.js';
import type { Day, FactSource, Override, Validity } from './policy-document.js';
import type { SourceDocument } from './source-document.js';

/**
 * What a new text makes of the one under the same id. `correction`: the old text never held and is kept in the history
 * alone. `amendment`: the new one holds from a day on, the old one until the day before, and is still searched for days
 * before; `from` null takes the new text's own 施行日期, else today.
 */
export type Replacement = { readonly kind: 'correction' } | { readonly kind: 'amendment'; readonly from: Day | null };

export type LedgerAction = 'published' | 'corrected' | 'amended' | 'withdrawn';

/** One line of the ledger: what changed in what is published, who did it, and why. */
export interface LedgerEntry {
  /** Its line in the ledger, from 1. */
  readonly sequence: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** A person, a caller of the interface, or a part of the product that acts by itself. */
  readonly by: string;
  readonly action: LedgerAction;
  readonly documentId: DocumentId;
  readonly title: string;
  /** SHA-256 of the content published (text and stated facts); of a withdrawal null. */
  readonly contentHash: string | null;
  /** The file or line that it was read from. */
  readonly origin: string | null;
  readonly draftId: string | null;
  readonly override: Override | null;
  /** Why, in the words of whoever did it. */
  readonly reason: string | null;
  /** Of an amendment: the first day of the new text. */
  readonly from: Day | null;
  /** Sources that the change put, and those that it removed. */
  readonly put: readonly DocumentId[];
  readonly removed: readonly DocumentId[];
}

/** Where the bytes of a draft were fetched from. */
export interface FetchedFrom {
  readonly url: string;
  /** ISO 8601, UTC. */
  readonly fetchedAt: string;
  readonly sha256: string;
  /** The document whose address it is, if it is of one. */
  readonly documentId?: DocumentId;
}

/** A document that was read and is not published. The same content has the same draft. */
export interface Draft {
  /** Ten hexadecimal digits of the hash of its content. */
  readonly id: string;
  /** With its id, which the text may have given. */
  readonly source: SourceDocument & { readonly id: DocumentId };
  readonly title: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly by: string;
  readonly from: FetchedFrom | null;
}

/** Something found about a document's structure; see `checkIntegrity`. */
export interface ReportedFinding {
  readonly severity: 'error' | 'unclear' | 'warning';
  readonly line: number;
  readonly message: string;
}

/** A document of the corpus that has much of a draft's text. */
export interface Duplicate {
  readonly documentId: DocumentId;
  readonly title: string;
  /** Share of the draft's text that the other has, and of both texts that is common; 1 and 1: the same text. */
  readonly contained: number;
  readonly common: number;
}

/** How a question was answered. */
export interface AnswerSummary {
  readonly outcome: Outcome;
  /** The first citation's label; null where nothing is cited. */
  readonly citation: string | null;
  readonly text: string;
}

/** What a draft would change in the answers to questions that were asked before. */
export interface Impact {
  /** Questions asked of both, and where they are from. */
  readonly asked: number;
  readonly from: 'records' | 'seeds';
  readonly changed: readonly {
    readonly question: string;
    readonly before: AnswerSummary;
    readonly after: AnswerSummary;
  }[];
  /** Questions that were not asked for want of time. */
  readonly leftOut: number;
}

/** One line of a draft's clause tree. */
export interface OutlineEntry {
  readonly depth: number;
  readonly kind: string;
  readonly number: string;
  readonly heading: string;
}

/** A fact about a draft, and where it was found; `source` null where that is not known. */
export interface ReportedFact {
  readonly fact: string;
  readonly value: string;
  readonly source: FactSource | null;
}

/** What is known of a draft before it is published. */
export interface DraftReport {
  readonly documentId: DocumentId;
  readonly facts: readonly ReportedFact[];
  readonly outline: readonly OutlineEntry[];
  /** Clauses that questions would be matched against. */
  readonly clauseCount: number;
  readonly findings: readonly ReportedFinding[];
  /** Why it may be published only with an override; null where nothing stands against it. */
  readonly fault: string | null;
  /** What is published under its id: other content, the same, or nothing. */
  readonly published: 'other' | 'same' | 'none';
  /** Null where they were not looked for. */
  readonly duplicates: readonly Duplicate[] | null;
  readonly validity: { readonly day: Day; readonly validity: Validity };
  /** Null where it was not looked for. */
  readonly impact: Impact | null;
}

/** A draft as lists have it. */
export interface DraftSummary {
  readonly id: string;
  readonly documentId: DocumentId;
  readonly title: string;
  readonly origin: string;
  readonly createdAt: string;
  readonly by: string;
  readonly from: FetchedFrom | null;
  readonly fault: string | null;
  readonly published: DraftReport['published'];
}

/** One text that a document had. */
export interface DocumentVersion {
  /** From 1, the oldest first. */
  readonly number: number;
  /** The line of the ledger that published it; null for one from before the ledger, or of the seeds. */
  readonly entry: LedgerEntry | null;
  /** The line that ended it; null for the one that is published now. */
  readonly ended: LedgerEntry | null;
  /** Under which id it is searched; null: it is in the history alone. */
  readonly searchedAs: DocumentId | null;
}
