import { printChineseNumeral } from '../domain/chinese-numeral.js';
import type { Clause } from '../domain/clause.js';
import type { ClauseId, DocumentId } from '../domain/ids.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { ClauseReference, ParsedReferences } from './parse-references.js';

/** What became of the references of one question in one document. */
export interface FoundClauses {
  /** In the order asked, without repetition. */
  readonly clauses: readonly Clause[];
  /** References to numbers that the document does not have. */
  readonly missing: readonly ClauseReference[];
  /** References to a 款 or 项 that their clause does not have; what is above it stands in `clauses`. */
  readonly tooFine: readonly { readonly clause: Clause; readonly reference: FineReference }[];
}

/** A reference below the clause: 第二款, 第（三）项. */
export type FineReference = Extract<ClauseReference, { kind: 'clause' }>;

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
  const tooFine: { clause: Clause; reference: FineReference }[] = [];
  for (const reference of parsed.references) {
    const found = lookUp(index, documentId, reference);
    if (found.length === 0) missing.push(reference);
    const stepped =
      parsed.step === 0 ? found : found.flatMap((clause) => neighbourOf(index, clause, parsed.step as 1 | -1) ?? []);
    if (found.length > 0 && stepped.length === 0) missing.push({ kind: 'neighbour' });
    for (const whole of stepped) {
      const fine = reference.kind === 'clause' && parsed.step === 0 ? finer(index, whole, reference) : null;
      const clause = fine?.clause ?? whole;
      if (!clauses.includes(clause)) clauses.push(clause);
      if (fine && !fine.exact && reference.kind === 'clause') tooFine.push({ clause, reference });
    }
  }
  return { clauses, missing, tooFine };
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
      return counted.filter((clause) => clause.number === number || clause.number === numeral);
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
      const chapters = index.clausesOf(documentId).filter((clause) => clause.kind === 'chapter');
      // People say 章 of documents that count 部分 as well.
      if (chapters.length === 0) return lookUp(index, documentId, { ...reference, kind: 'part' });
      const named = chapters.filter((clause) => clause.number === name);
      if (reference.section === null) return named;
      const section = `第${printChineseNumeral(reference.section)}节`;
      return named
        .flatMap((chapter) => chapter.childIds.flatMap((id) => index.clause(id) ?? []))
        .filter((clause) => clause.number === section);
    }
    default:
      return reference satisfies never;
  }
}

/** The 款 or 项 of a clause that a reference names; where there is none, the nearest above it, not `exact`. */
function finer(
  index: ClauseIndex,
  clause: Clause,
  { paragraph, item }: FineReference,
): { clause: Clause; exact: boolean } {
  const below = (parent: Clause, kind: Clause['kind']): readonly Clause[] =>
    parent.childIds.flatMap((id) => index.clause(id) ?? []).filter((child) => child.kind === kind);
  const paragraphs = below(clause, 'paragraph');
  // The only 款 of an article is the article.
  const all = paragraphs.length > 0 ? paragraphs : [clause];
  const named = paragraph === null ? all : all.slice(paragraph - 1, paragraph);
  if (named.length === 0) return { clause, exact: false };
  const within = paragraph === null ? clause : (named[0] ?? clause);
  if (item === null) return { clause: within, exact: true };
  const found = named.flatMap((each) => below(each, 'item')).find(({ number }) => number === `${item}`);
  return found ? { clause: found, exact: true } : { clause: within, exact: false };
}
