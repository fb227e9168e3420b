import { printChineseNumeral } from '../domain/chinese-numeral.js';
import type { Clause } from '../domain/clause.js';
import { type ClauseId, clauseId, type DocumentId, parseClauseId } from '../domain/ids.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { ClauseReference, ParsedReferences } from './parse-references.js';

/** What became of the references of one question in one document. */
export interface FoundClauses {
  /** In the order asked, without repetition. */
  readonly clauses: readonly Clause[];
  /** References to numbers that the document does not have. */
  readonly missing: readonly ClauseReference[];
}

/** Clauses that people count as 条: measures and articles; where a document has neither, its parts, else its passages. */
export function countedClauses(index: Pick<ClauseIndex, 'clausesOf'>, documentId: DocumentId): readonly Clause[] {
  const clauses = index.clausesOf(documentId);
  for (const kinds of [['measure', 'article'], ['part'], ['passage']]) {
    const counted = clauses.filter((clause) => kinds.includes(clause.kind));
    if (counted.length > 0) return counted;
  }
  return [];
}

/** Parts of a document of government, or chapters of a statute, in order. */
export function topDivisions(index: ClauseIndex, documentId: DocumentId): readonly Clause[] {
  const clauses = index.clausesOf(documentId);
  const parts = clauses.filter((clause) => clause.kind === 'part');
  return parts.length > 0 ? parts : clauses.filter((clause) => clause.kind === 'chapter');
}

/** The counted clauses below a part, section or chapter, in reading order. */
export function countedBelow(index: ClauseIndex, container: Clause): readonly Clause[] {
  return countedClauses(index, container.documentId).filter((clause) =>
    ancestorsOf(index, clause).includes(container.id),
  );
}

function ancestorsOf(index: ClauseIndex, clause: Clause): readonly ClauseId[] {
  const above: ClauseId[] = [];
  for (let at = clause.parentId; at !== null; at = index.clause(at)?.parentId ?? null) above.push(at);
  return above;
}

/** The counted clause before (-1) or after (1) the given one, or undefined at either end. */
export function neighbourOf(index: ClauseIndex, clause: Clause, step: -1 | 1): Clause | undefined {
  const counted = countedClauses(index, clause.documentId);
  const at = counted.findIndex((other) => other.id === clause.id);
  if (at >= 0) return counted[at + step];
  return step === 1
    ? counted.find((other) => other.order > clause.order)
    : counted.findLast((other) => other.order < clause.order);
}

/** Looks references up in one document: the clause itself, no search. */
export function findClauses(index: ClauseIndex, documentId: DocumentId, parsed: ParsedReferences): FoundClauses {
  const clauses: Clause[] = [];
  const missing: ClauseReference[] = [];
  for (const reference of parsed.references) {
    const found = lookUp(index, documentId, reference);
    if (found.length === 0) missing.push(reference);
    const stepped =
      parsed.step === 0 ? found : found.flatMap((clause) => neighbourOf(index, clause, parsed.step as 1 | -1) ?? []);
    if (found.length > 0 && stepped.length === 0) missing.push({ kind: 'neighbour' });
    for (const clause of stepped) if (!clauses.includes(clause)) clauses.push(clause);
  }
  return { clauses, missing };
}

function lookUp(index: ClauseIndex, documentId: DocumentId, reference: ClauseReference): readonly Clause[] {
  const counted = countedClauses(index, documentId);
  switch (reference.kind) {
    case 'last':
      return counted.slice(-1 - reference.back).slice(0, 1);
    case 'neighbour':
      return [];
    case 'last-part':
      return topDivisions(index, documentId).slice(-1);
    case 'clause': {
      const number = reference.suffix === null ? `${reference.number}` : `${reference.number}-${reference.suffix}`;
      const numeral = printChineseNumeral(reference.number);
      const hits = counted.filter(
        (clause) => clause.number === number || clause.number === numeral || clause.number === `p${number}`,
      );
      return hits.map((clause) => finer(index, clause, reference) ?? clause);
    }
    case 'part': {
      const numeral = printChineseNumeral(reference.number);
      const part = topDivisions(index, documentId).find(
        (clause) => clause.number === numeral || clause.number === `第${numeral}章`,
      );
      if (!part || reference.section === null) return part ? [part] : [];
      const below = printChineseNumeral(reference.section);
      return part.childIds.flatMap((id) => {
        const child = index.clause(id);
        return child && (child.number === below || child.number === `${reference.section}`) ? [child] : [];
      });
    }
    case 'chapter': {
      const name = `第${printChineseNumeral(reference.number)}章`;
      return index.clausesOf(documentId).filter((clause) => clause.kind === 'chapter' && clause.number === name);
    }
    default:
      return reference satisfies never;
  }
}

/** The 款 or 项 of an article, where the reference names one and it exists. */
function finer(
  index: ClauseIndex,
  article: Clause,
  { paragraph, item }: Extract<ClauseReference, { kind: 'clause' }>,
): Clause | undefined {
  const locator = parseClauseId(article.id)?.locator;
  if (locator === undefined || (paragraph === null && item === null)) return undefined;
  const path = [locator, paragraph ?? 1, ...(item === null ? [] : [item])].join('/');
  return index.clause(clauseId(article.documentId, path));
}
