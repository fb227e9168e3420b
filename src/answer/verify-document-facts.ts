import { legalRankOf } from '../domain/legal-rank.js';
import { firstDayOf, type PolicyDocument } from '../domain/policy-document.js';
import type { ClauseIndex } from '../ports/clause-index.js';

type FactsOf = Readonly<Record<string, (document: PolicyDocument) => string | null>>;

/** What fixed wording may tell of a document, by the name of its placeholder. */
const FACTS: FactsOf = {
  title: ({ title }) => title,
  successor: ({ title }) => title,
  docnumber: ({ docNumber }) => docNumber,
  issuer: ({ issuer }) => issuer,
  issued: ({ issuedOn }) => issuedOn,
  published: ({ publishedOn }) => publishedOn,
  first: firstDayOf,
  last: ({ expiresOn }) => expiresOn,
  url: ({ url }) => url,
  region: ({ region }) => region,
  level: ({ level }) => level,
  rank: legalRankOf,
};
/** Before the name of a fact it is one of the other document that the wording tells of. */
const OTHER = 'other';

/** Wording about documents as such, collected or not: what it says is known of them and stands in no clause. */
const ABOUT_DOCUMENTS = /^(?:uncollected|standing|replaced|conflict)(?:-|$)/u;

/** Whether the wording tells of a document as such. */
export function tellsOfDocument(wording: string): boolean {
  return ABOUT_DOCUMENTS.test(wording);
}

/** Whether all the values are facts of one document that the index holds or knows of, and all of `other…` facts of one too. */
export function areFactsOfOne(values: Readonly<Record<string, string>>, index: ClauseIndex): boolean {
  const facts = Object.entries(values);
  const others = facts.flatMap(([name, value]) =>
    name.startsWith(OTHER) ? [[name.slice(OTHER.length), value] as const] : [],
  );
  const documents = [...index.documents(), ...index.uncollected()];
  return [facts.filter(([name]) => !name.startsWith(OTHER)), others].every(
    (group) => group.length === 0 || documents.some((document) => group.every(isFactOf(document))),
  );
}

function isFactOf(document: PolicyDocument) {
  return ([name, value]: readonly [string, string]): boolean => value !== '' && FACTS[name]?.(document) === value;
}
