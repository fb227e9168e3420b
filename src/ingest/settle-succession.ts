import { type FactSource, firstDayOf, type PolicyDocument } from '../domain/policy-document.js';
import { currentId } from '../domain/version-id.js';
import { titleIssued } from '../search/statute-names.js';
import { createDocumentFinder } from './find-named.js';
import { prolongNamed } from './prolong-named.js';
import { dayBefore } from './read-dates.js';

/** Titles of which there is one at a time; two notices of one title may both bind. */
const ONE_AT_A_TIME = /(?:法|法典|条例|办法|规定|细则|规则|解释|若干措施|政策措施|标准)$/u;
const EDITION = /[（(](?:\d{4}年?)?(?:修订|修正|修改)(?:版|稿)?[）)]$/u;

/**
 * What documents say of each other, settled among all of them. A document is replaced by the next version of its title, by one
 * that says that it is repealed with it, or by one that the catalogue names; it binds until the day before the first of them
 * does, and on any day before is as valid as if nothing had replaced it. One that had ended before stays ended by itself. One
 * whose validity another prolongs binds until then. Names become ids where their document is among those given; a draft
 * changes nothing.
 */
export function settleSuccession(given: readonly PolicyDocument[]): readonly PolicyDocument[] {
  const findIn = createDocumentFinder(given);
  const documents = prolongNamed(given, findIn);
  const byId = new Map(documents.map((document) => [document.id, document]));
  const find = (name: string): PolicyDocument | undefined => {
    const found = findIn(name);
    return found && byId.get(found.id);
  };
  const successors = new Map<string, Set<PolicyDocument>>();
  const follows = (older: PolicyDocument | undefined, newer: PolicyDocument | undefined): void => {
    if (!older || !newer || older === newer || newer.status === 'draft' || isBefore(newer, older)) return;
    successors.set(older.id, (successors.get(older.id) ?? new Set()).add(newer));
  };
  for (const [older, newer] of [...versionsInOrder(documents), ...amendedInOrder(documents)]) follows(older, newer);
  for (const document of documents) {
    for (const name of document.supersedes) follows(find(name), document);
    for (const name of document.supersededBy) follows(document, find(name));
  }
  const idOf = (name: string): string => find(name)?.id ?? name;
  return documents.map((document) => {
    const after = [...(successors.get(document.id) ?? [])];
    if (after.length === 0 && document.supersedes.length === 0 && document.supersededBy.length === 0) return document;
    return {
      ...document,
      supersedes: unique(document.supersedes.map(idOf)),
      supersededBy: unique([...document.supersededBy.map(idOf), ...after.map(({ id }) => id)]),
      ...endOf(document, after),
    };
  });
}

/** The last day of a document before what follows it, and that it was replaced; nothing where it had ended before. */
function endOf(
  { expiresOn, factSources }: PolicyDocument,
  after: readonly PolicyDocument[],
): Partial<Pick<PolicyDocument, 'expiresOn' | 'status' | 'factSources'>> {
  const [next] = after
    .flatMap((newer) => {
      const first = firstDayOf(newer);
      return first === null ? [] : [{ newer, first }];
    })
    .sort((a, b) => (a.first < b.first ? -1 : 1));
  if (!next) return {};
  const last = dayBefore(next.first);
  if (expiresOn !== null && expiresOn < last) return {};
  return { expiresOn: last, status: 'superseded', factSources: [...endedBy(factSources), ...sourcesOf(next.newer)] };
}

/** What was said of its end before it was replaced is so no more. */
function endedBy(factSources: readonly FactSource[]): readonly FactSource[] {
  return factSources.filter(({ fact }) => fact !== 'expiresOn' && fact !== 'status');
}

/** Where it is said that a document replaces another: its words of repeal, else those that name its first day. */
function sourcesOf({ id, factSources }: PolicyDocument): readonly FactSource[] {
  const said = (fact: FactSource['fact']): FactSource | undefined => factSources.find((source) => source.fact === fact);
  const source = said('supersedes') ?? said('effectiveOn');
  return source && source.origin === 'text' ? [{ ...source, fact: 'status', documentId: id }] : [];
}

/** Each version of a title of which there is one at a time, with the version that came next. */
function versionsInOrder(documents: readonly PolicyDocument[]): readonly (readonly [PolicyDocument, PolicyDocument])[] {
  const versions = new Map<string, PolicyDocument[]>();
  for (const document of documents) {
    const title = (titleIssued(document.title) ?? document.title.replace(/[《》〈〉]/gu, '')).replace(EDITION, '');
    if (document.issuedOn === null || document.status === 'draft' || !ONE_AT_A_TIME.test(title)) continue;
    versions.set(title, [...(versions.get(title) ?? []), document]);
  }
  return [...versions.values()].flatMap((group) =>
    group.flatMap((older) => {
      const newer = group.filter((other) => isBefore(older, other)).sort((a, b) => (isBefore(a, b) ? -1 : 1));
      return newer[0] ? [[older, newer[0]] as const] : [];
    }),
  );
}

/** Each text that held until an amendment, with the text that came next. */
function amendedInOrder(documents: readonly PolicyDocument[]): readonly (readonly [PolicyDocument, PolicyDocument])[] {
  const texts = new Map<string, PolicyDocument[]>();
  for (const document of documents) {
    const id = currentId(document.id);
    texts.set(id, [...(texts.get(id) ?? []), document]);
  }
  // The id of an earlier text is that of the current one with its last day behind it.
  const place = ({ id }: PolicyDocument): string => (currentId(id) === id ? `${id}~` : id);
  return [...texts.values()].flatMap((group) => {
    const inOrder = [...group].sort((a, b) => (place(a) < place(b) ? -1 : 1));
    return inOrder.slice(1).map((newer, at) => [inOrder[at] ?? newer, newer] as const);
  });
}

function isBefore({ issuedOn: one }: PolicyDocument, { issuedOn: other }: PolicyDocument): boolean {
  return one !== null && other !== null && one < other;
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
