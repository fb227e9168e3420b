import type { DocumentId } from '../domain/ids.js';
import type { Day, PolicyDocument } from '../domain/policy-document.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import { documentsMeant } from './choose-version.js';
import { type FoundClauses, findClauses } from './find-clauses.js';
import type { NamedDocuments } from './name-documents.js';
import { type ParsedReferences, parseReferences } from './parse-references.js';

/** What a question points at in one document. */
export interface PointedAt {
  readonly document: PolicyDocument;
  readonly found: FoundClauses;
}

/** Namesakes beyond this are too many to show side by side. */
const MOST_NAMESAKES = 3;

/**
 * Looks up the clauses that a question points at by number, each in the document named before it: 数据安全法第五条和网络安全法第八条.
 * A name without a number of its own shares the next one's, else the one before: 两部法的第一条. Without names `focus` is meant.
 * Of namesakes those are taken that have what is asked for; where none has, the first, with what is missing.
 */
export function pointAtClauses(
  index: ClauseIndex,
  named: NamedDocuments,
  focus: PolicyDocument,
  asOf: Day,
): readonly PointedAt[] {
  const whole = parseReferences(named.rest);
  if (whole.references.length === 0) return [];
  const known = named.mentions.filter(({ ids }) => ids.length > 0);
  if (known.length === 0) return [{ document: focus, found: findClauses(index, focus.id, whole) }];
  const pairs = named.mentions.length > 1 ? pairUp(named) : known.map(({ ids }) => ({ ids, parsed: whole }));
  const pointed = pairs.flatMap(({ ids, parsed }) => inNamesakes(index, ids, parsed, asOf));
  return merge(pointed);
}

function pairUp({
  lead,
  mentions,
}: NamedDocuments): readonly { ids: readonly DocumentId[]; parsed: ParsedReferences }[] {
  const own = mentions.map(({ ids, after }) => ({ ids, parsed: parseReferences(after) }));
  const before = parseReferences(lead);
  const has = ({ references }: ParsedReferences): boolean => references.length > 0;
  return own.flatMap(({ ids, parsed }, at) => {
    const near = [
      parsed,
      ...own.slice(at + 1).map((other) => other.parsed),
      ...own
        .slice(0, at)
        .map((other) => other.parsed)
        .toReversed(),
      before,
    ].find(has);
    return near && ids.length > 0 ? [{ ids, parsed: near }] : [];
  });
}

function inNamesakes(
  index: ClauseIndex,
  ids: readonly DocumentId[],
  parsed: ParsedReferences,
  asOf: Day,
): readonly PointedAt[] {
  const namesakes = documentsMeant(ids, (id) => index.document(id), asOf).map((candidates): PointedAt[] => {
    const all = candidates.map((document) => ({ document, found: findClauses(index, document.id, parsed) }));
    const [first] = all;
    return [all.find(({ found }) => found.missing.length === 0) ?? first].filter((each) => each !== undefined);
  });
  const pointed = namesakes.flat();
  const having = pointed.filter(({ found }) => found.clauses.length > 0);
  return having.length > 0 && having.length <= MOST_NAMESAKES ? having : pointed.slice(0, 1);
}

/** One entry for each document, where a question names it twice. */
function merge(pointed: readonly PointedAt[]): readonly PointedAt[] {
  const byId = new Map<DocumentId, PointedAt>();
  for (const { document, found } of pointed) {
    const known = byId.get(document.id)?.found;
    byId.set(document.id, {
      document,
      found: {
        clauses: [...new Set([...(known?.clauses ?? []), ...found.clauses])],
        missing: [...(known?.missing ?? []), ...found.missing],
        tooFine: [...(known?.tooFine ?? []), ...found.tooFine],
      },
    });
  }
  return [...byId.values()];
}
