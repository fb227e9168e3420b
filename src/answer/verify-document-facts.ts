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
};

/** Wording about documents as such, collected or not: what it says is known of them and stands in no clause. */
const ABOUT_DOCUMENTS = /^(?:uncollected|standing|replaced)(?:-|$)/u;

/** Whether the wording tells of a document as such. */
export function tellsOfDocument(wording: string): boolean {
  return ABOUT_DOCUMENTS.test(wording);
}

/** Whether all the values are facts of one document that the index holds or knows of. */
export function areFactsOfOne(values: Readonly<Record<string, string>>, index: ClauseIndex): boolean {
  return [...index.documents(), ...index.uncollected()].some((document) =>
    Object.entries(values).every(([name, value]) => value !== '' && FACTS[name]?.(document) === value),
  );
}
