import type { DocumentId } from './ids.js';

/** A day of the civil calendar in China, `YYYY-MM-DD`; compared as text. */
export type Day = string;

/** What the sources say of a document beyond its dates; null where they say nothing. */
export type DeclaredStatus = 'repealed' | 'superseded' | 'draft';

/** Whether a document binds on a given day. Computed, never stored. */
export type Validity = 'in_force' | 'not_yet' | 'expired' | 'repealed' | 'superseded' | 'draft' | 'unknown';

/** Who a document is of: the country, a province, a city, or a district or county. */
export type PolicyLevel = '国家' | '省' | '市' | '区';

/** Where a fact about a document was found. */
export interface FactSource {
  /** The name of the fact in `PolicyDocument`. */
  readonly fact:
    | 'title'
    | 'docNumber'
    | 'issuer'
    | 'issuedOn'
    | 'publishedOn'
    | 'effectiveOn'
    | 'expiresOn'
    | 'status'
    | 'supersedes';
  /** Beside the text (a `.jsonl` line, a page's head), in the text itself, or in the catalogue. */
  readonly origin: 'beside' | 'text' | 'catalogue';
  /** The words that say it, verbatim; null where it was not said in words. */
  readonly quote: string | null;
  /** The other document whose text says it; absent where it is the document's own. */
  readonly documentId?: DocumentId;
}

/** What one document says of how long another one binds. */
export interface Prolonged {
  /** As written: `《某办法》（某府〔2020〕3号）`. */
  readonly name: string;
  /** Its new last day, or by how many months it binds longer. */
  readonly until: Day | null;
  readonly months: number | null;
  /** The sentence, verbatim. */
  readonly quote: string;
}

/** A file that a document's page links to. Its text is not read, so nothing in it can be quoted. */
export interface Attachment {
  readonly name: string;
  readonly url: string;
}

/** Facts about one document. Every fact that its source does not state is null. */
export interface PolicyDocument {
  readonly id: DocumentId;
  /** Full title without 《》. */
  readonly title: string;
  /** Other names people use: the notice's title, the title without its 中华人民共和国, a short name. Never empty strings. */
  readonly aliases: readonly string[];
  /** 文号, with the brackets 〔〕: `粤办函〔2024〕88号`. */
  readonly docNumber: string | null;
  /** 发布机构. */
  readonly issuer: string | null;
  readonly region: string | null;
  readonly level: PolicyLevel | null;
  /** 索引号. */
  readonly indexNumber: string | null;
  /** 分类. */
  readonly category: string | null;
  /** 成文日期 (for statutes: the day it was adopted). */
  readonly issuedOn: Day | null;
  /** 发布日期. */
  readonly publishedOn: Day | null;
  /** 施行日期. */
  readonly effectiveOn: Day | null;
  /** Last day on which it binds. */
  readonly expiresOn: Day | null;
  readonly status: DeclaredStatus | null;
  /** Documents that it replaces and documents that replace it: ids where they are known here, else names as written. */
  readonly supersedes: readonly string[];
  readonly supersededBy: readonly string[];
  /** Other documents whose validity it prolongs. */
  readonly prolongs: readonly Prolonged[];
  /** Where the facts were found; not every fact has an entry. */
  readonly factSources: readonly FactSource[];
  /** Official address. */
  readonly url: string | null;
  /** Files that its page links to; absent where there are none. */
  readonly attachments?: readonly Attachment[];
  /** Set where it was published though its text failed the check: who took that on, when and why. */
  readonly override?: RecordedOverride;
}

/** A named person who publishes what failed its check, and why. */
export interface Override {
  readonly name: string;
  readonly reason: string;
}

/** An override as a published document carries it. */
export interface RecordedOverride extends Override {
  readonly on: Day;
}

/**
 * The first day on which the document binds: its 施行日期, else the day it was published or else issued, as notices bind from
 * publication unless they say otherwise; never before it was adopted, as an amended law repeats the first day of its first
 * version. Null where nothing tells.
 */
export function firstDayOf({ issuedOn, publishedOn, effectiveOn }: PolicyDocument): Day | null {
  const from = effectiveOn ?? publishedOn;
  return issuedOn !== null && (from === null || from < issuedOn) ? issuedOn : from;
}

/**
 * Whether the document binds on `day`. A draft never does. What was repealed or replaced did until its last day, and where that is
 * not known it does on no day.
 */
export function validityOn(document: PolicyDocument, day: Day): Validity {
  const { status, expiresOn } = document;
  if (status === 'draft') return 'draft';
  const hasEnded = expiresOn === null ? status !== null : day > expiresOn;
  if (hasEnded) return status ?? 'expired';
  const from = firstDayOf(document);
  if (from === null) return 'unknown';
  return day < from ? 'not_yet' : 'in_force';
}
