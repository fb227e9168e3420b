import {
  type Day,
  type PolicyDocument,
  type PolicyLevel,
  type Validity,
  validityOn,
} from '../domain/policy-document.js';

/** What a reader of the library asks for; absent: all. */
export interface LibraryQuery {
  /** Words of the title or the 文号; blanks part words that must all be there. */
  readonly text: string;
  readonly level: PolicyLevel | null;
  readonly region: string | null;
  /** Of the day of issue, or else of publication: `2024`. */
  readonly year: string | null;
  readonly validity: Validity | null;
  readonly asOf: Day;
  /** From 1. */
  readonly page: number;
}

/** One line of the library. */
export interface ListedPolicy {
  readonly document: PolicyDocument;
  readonly validity: Validity;
}

/** One page of the library, with what can be chosen and how many there are. */
export interface PolicyList {
  readonly query: LibraryQuery;
  readonly policies: readonly ListedPolicy[];
  /** Those asked for that are known to exist and whose text is not here; on the first page alone. */
  readonly uncollected: readonly PolicyDocument[];
  /** Of all documents, and of those that were asked for. */
  readonly total: number;
  readonly found: number;
  /** How many of those found stand how. */
  readonly counts: ReadonlyMap<Validity, number>;
  readonly pages: number;
  readonly levels: readonly PolicyLevel[];
  readonly regions: readonly string[];
  readonly years: readonly string[];
}

/** Documents on one page. */
const PAGE_SIZE = 50;
const LEVELS: readonly PolicyLevel[] = ['国家', '省', '市', '区'];

/** The documents that were asked for, the newest first; those without a day come last. A page beyond the last is the last. */
export function listPolicies(
  documents: readonly PolicyDocument[],
  uncollected: readonly PolicyDocument[],
  query: LibraryQuery,
): PolicyList {
  const words = folded(query.text).split(/\s+/u).filter(Boolean);
  const ask = (all: readonly PolicyDocument[]): ListedPolicy[] =>
    all
      .map((document) => ({ document, validity: validityOn(document, query.asOf) }))
      .filter(
        ({ document, validity }) =>
          (query.level === null || document.level === query.level) &&
          (query.region === null || document.region === query.region) &&
          (query.year === null || yearOf(document) === query.year) &&
          (query.validity === null || validity === query.validity) &&
          holds(document, words),
      )
      .sort((a, b) => compare(dayOf(b.document), dayOf(a.document)) || compare(a.document.title, b.document.title));
  const found = ask(documents);
  const counts = new Map<Validity, number>();
  for (const { validity } of found) counts.set(validity, (counts.get(validity) ?? 0) + 1);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(query.page, pages);
  const given = (values: readonly (string | null)[]): string[] =>
    [...new Set(values)].filter((value) => value !== null && value !== '').map(String);
  return {
    query: { ...query, page },
    policies: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    uncollected: page === 1 ? ask(uncollected).map(({ document }) => document) : [],
    total: documents.length,
    found: found.length,
    counts,
    pages,
    levels: LEVELS.filter((level) => documents.some((document) => document.level === level)),
    regions: given(documents.map(({ region }) => region)).sort((a, b) => a.localeCompare(b, 'zh')),
    years: given(documents.map(yearOf)).sort().reverse(),
  };
}

function holds({ title, docNumber, aliases }: PolicyDocument, words: readonly string[]): boolean {
  const text = folded([title, docNumber ?? '', ...aliases].join('\n'));
  return words.every((word) => text.includes(word));
}

/** 文号 are typed with any brackets: 〔2024〕, [2024], (2024). */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[[({【]/gu, '〔')
    .replace(/[\])}】]/gu, '〕');
}

function dayOf({ issuedOn, publishedOn, effectiveOn }: PolicyDocument): string {
  return issuedOn ?? publishedOn ?? effectiveOn ?? '';
}

function yearOf(document: PolicyDocument): string | null {
  return dayOf(document).slice(0, 4) || null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
