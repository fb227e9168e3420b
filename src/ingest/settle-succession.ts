import { type Day, firstDayOf, type PolicyDocument } from '../domain/policy-document.js';
import { createDocumentFinder } from './find-named.js';

/** Titles of which there is one at a time; two notices of one title may both bind. */
const ONE_AT_A_TIME = /(?:法|法典|条例|办法|规定|细则|规则|解释|若干措施|政策措施|标准)$/u;

/**
 * What documents say of each other, settled among all of them. A document is replaced by the next version of its title, by one
 * that says that it is repealed with it, or by one that the catalogue names; it binds until the day before the first of them
 * does, and on any day before is as valid as if nothing had replaced it. One that had ended before stays ended by itself. Names
 * become ids where their document is among those given; a draft replaces nothing.
 */
export function settleSuccession(documents: readonly PolicyDocument[]): readonly PolicyDocument[] {
  const find = createDocumentFinder(documents);
  const successors = new Map<string, Set<PolicyDocument>>();
  const follows = (older: PolicyDocument | undefined, newer: PolicyDocument | undefined): void => {
    if (!older || !newer || older === newer || newer.status === 'draft' || isBefore(newer, older)) return;
    successors.set(older.id, (successors.get(older.id) ?? new Set()).add(newer));
  };
  for (const [older, newer] of versionsInOrder(documents)) follows(older, newer);
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
  { expiresOn }: PolicyDocument,
  after: readonly PolicyDocument[],
): Partial<Pick<PolicyDocument, 'expiresOn' | 'status'>> {
  const [next] = after.flatMap((newer) => firstDayOf(newer) ?? []).sort();
  if (next === undefined) return {};
  const last = dayBefore(next);
  return expiresOn !== null && expiresOn < last ? {} : { expiresOn: last, status: 'superseded' };
}

/** Each version of a title of which there is one at a time, with the version that came next. */
function versionsInOrder(documents: readonly PolicyDocument[]): readonly (readonly [PolicyDocument, PolicyDocument])[] {
  const versions = new Map<string, PolicyDocument[]>();
  for (const document of documents) {
    if (document.issuedOn === null || document.status === 'draft' || !ONE_AT_A_TIME.test(document.title)) continue;
    versions.set(document.title, [...(versions.get(document.title) ?? []), document]);
  }
  return [...versions.values()].flatMap((group) =>
    group.flatMap((older) => {
      const later = group.filter((other) => isBefore(older, other)).sort((a, b) => (isBefore(a, b) ? -1 : 1));
      return later[0] ? [[older, later[0]] as const] : [];
    }),
  );
}

function isBefore({ issuedOn: one }: PolicyDocument, { issuedOn: other }: PolicyDocument): boolean {
  return one !== null && other !== null && one < other;
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

function dayBefore(day: Day): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
