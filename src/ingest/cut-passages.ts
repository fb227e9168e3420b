import type { Clause, Passage } from '../domain/clause.js';
import { packParagraphs } from './pack-paragraphs.js';
import { SIZES } from './sizes.js';

/** Searchable clauses as passages small enough for the embedder; together they cover each clause. */
export function cutPassages(clauses: readonly Clause[]): readonly Passage[] {
  return clauses
    .filter((clause) => clause.searchable)
    .flatMap((clause) => {
      const spans: readonly (readonly [number, number])[] =
        clause.text.length <= SIZES.wholeClause ? [[0, clause.text.length]] : packParagraphs(clause.text);
      return spans.map(
        (span): Passage => ({
          clauseId: clause.id,
          documentId: clause.documentId,
          span,
          text: clause.text.slice(...span),
        }),
      );
    });
}
