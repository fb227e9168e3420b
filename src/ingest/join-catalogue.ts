import type { CataloguedPolicy } from '../domain/catalogued-policy.js';
import type { FactSource, PolicyDocument } from '../domain/policy-document.js';
import { plainName } from '../search/statute-names.js';
import { aliasesOf } from './read-metadata.js';

/** Facts of which a text may be silent and the catalogue may know. */
const FILLED = ['docNumber', 'issuer', 'region', 'level', 'issuedOn', 'publishedOn', 'url'] as const;
/** Facts of which a text knows only how they stood when it was written. */
const OVERRULED = ['status', 'expiresOn'] as const;

export interface JoinedCatalogue {
  readonly documents: readonly PolicyDocument[];
  /** Policies of the catalogue whose text is not among the documents, as documents of no clauses. */
  readonly uncollected: readonly PolicyDocument[];
}

/**
 * Documents with what the catalogue knows of them. It fills what a text leaves unsaid; how long a document binds and what has
 * replaced it the catalogue knows better, as no text knows of its own repeal.
 */
export function joinCatalogue(
  documents: readonly PolicyDocument[],
  catalogue: readonly CataloguedPolicy[],
): JoinedCatalogue {
  const entries = new Map(catalogue.map((entry) => [entry.id as string, entry]));
  const held = new Set(documents.flatMap((document) => [document.id, ...keysOf(document)]));
  const isHeld = (entry: CataloguedPolicy): boolean => held.has(entry.id) || keysOf(entry).some((key) => held.has(key));
  return {
    documents: documents.map((document) => {
      const entry = entries.get(document.id);
      return entry ? withEntry(document, entry) : document;
    }),
    uncollected: catalogue.filter((entry) => !isHeld(entry)).map(asDocument),
  };
}

/** By what a document is told to be the same though its id is another: its 文号, or its title and day. */
function keysOf({ docNumber, title, issuedOn }: Pick<PolicyDocument, 'docNumber' | 'title' | 'issuedOn'>) {
  const key = docNumber ?? (issuedOn === null ? null : `${plainName(title)} ${issuedOn}`);
  return key === null ? [] : [key];
}

function withEntry(document: PolicyDocument, entry: CataloguedPolicy): PolicyDocument {
  const facts: { -readonly [Fact in keyof PolicyDocument]?: PolicyDocument[Fact] } = {};
  const take = <Fact extends (typeof FILLED | typeof OVERRULED)[number] | 'effectiveOn'>(fact: Fact): void => {
    const value = entry[fact] as PolicyDocument[Fact];
    if (value !== null && value !== document[fact]) facts[fact] = value;
  };
  for (const fact of FILLED) if (document[fact] === null) take(fact);
  for (const fact of OVERRULED) take(fact);
  // An amended law repeats the first day of its first version.
  if (document.effectiveOn === null || (document.issuedOn ?? '') > document.effectiveOn) take('effectiveOn');
  if (entry.supersedes.length > 0) facts.supersedes = [...new Set([...document.supersedes, ...entry.supersedes])];
  if (entry.supersededBy.length > 0) facts.supersededBy = entry.supersededBy;
  const taken = Object.keys(facts);
  if (taken.length === 0) return document;
  const sources = taken.flatMap((fact): FactSource[] =>
    fact in entry.sources ? [{ fact: fact as FactSource['fact'], origin: 'catalogue', quote: null }] : [],
  );
  const kept = document.factSources.filter(({ fact }) => !taken.includes(fact));
  return { ...document, ...facts, factSources: [...kept, ...sources] };
}

function asDocument({ sources, ...facts }: CataloguedPolicy): PolicyDocument {
  return {
    ...facts,
    aliases: aliasesOf(facts.title, null),
    indexNumber: null,
    category: null,
    prolongs: [],
    factSources: (Object.keys(sources) as FactSource['fact'][]).map((fact) => ({
      fact,
      origin: 'catalogue',
      quote: null,
    })),
  };
}
