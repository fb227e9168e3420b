import { printChineseNumeral } from '../domain/chinese-numeral.js';
import type { Clause } from '../domain/clause.js';
import type { DraftSentence } from '../domain/draft.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import { countedClauses, type FineReference, type FoundClauses, topDivisions } from '../search/find-clauses.js';
import type { ClauseReference } from '../search/parse-references.js';
import { clauseName } from './clause-name.js';
import { fixed, titleEvidence } from './draft-sentences.js';

/** What to say of each number that a question names and the document does not have. */
export function sayGaps(index: ClauseIndex, document: PolicyDocument, found: FoundClauses): readonly DraftSentence[] {
  return [
    ...found.missing.map((reference) => sayMissing(index, document, reference)),
    ...found.tooFine.map(({ clause, reference }) => sayTooFine(index, clause, reference)),
  ];
}

/** 共有45条，没有第46条: with how many there are, and the last of them as the proof. */
export function sayMissing(index: ClauseIndex, document: PolicyDocument, reference: ClauseReference): DraftSentence {
  const { title } = document;
  const counted = countedClauses(index, document.id);
  const divisions = topDivisions(index, document.id);
  const last = (clauses: readonly Clause[]) => clauses.slice(-1).map(titleEvidence);
  switch (reference.kind) {
    case 'part':
    case 'chapter': {
      const chapter = divisions.find(({ number }) => number === `第${printChineseNumeral(reference.number)}章`);
      if (chapter && reference.kind === 'chapter') return sayNoSection(index, chapter, reference.section ?? 0);
      const values = { title, count: `${divisions.length}`, asked: `${reference.number}` };
      if (divisions.length === 0) return fixed('conclusion', 'reference-no-parts', { title }, last(counted));
      const wording = divisions.every(({ kind }) => kind === 'chapter') ? 'chapter' : 'part';
      return fixed('conclusion', `reference-no-such-${wording}`, values, last(divisions));
    }
    case 'last':
    case 'last-part':
    case 'neighbour':
      return fixed('conclusion', 'reference-at-the-end', { title, count: `${counted.length}` }, last(counted));
    case 'clause': {
      const { number, suffix } = reference;
      if (counted.every(({ kind }) => kind === 'passage'))
        return fixed('conclusion', 'reference-unnumbered', { title }, last(counted));
      if (suffix !== null) {
        const values = { title, asked: `${number}`, askedinsert: `${suffix}` };
        return fixed('conclusion', 'reference-no-such-insert', values, last(counted));
      }
      const values = { title, count: `${counted.length}`, asked: `${number}` };
      return isLost(number, counted)
        ? fixed('conclusion', 'reference-lost-clause', { title, asked: `${number}` }, last(counted))
        : fixed('conclusion', 'reference-no-such-clause', values, last(counted));
    }
    default:
      return reference satisfies never;
  }
}

/** 第二章共有三节，没有第九节. */
function sayNoSection(index: ClauseIndex, chapter: Clause, asked: number): DraftSentence {
  const sections = chapter.childIds.flatMap((id) => index.clause(id) ?? []).filter(({ kind }) => kind === 'division');
  const name = clauseName(chapter);
  if (sections.length === 0) return fixed('conclusion', 'reference-no-sections', { name }, [titleEvidence(chapter)]);
  const values = { name, count: `${sections.length}`, asked: `${asked}` };
  return fixed('conclusion', 'reference-no-such-section', values, sections.map(titleEvidence));
}

/** Whether the number lies between two that are there: the law has it, the text as indexed does not. */
function isLost(asked: number, counted: readonly Clause[]): boolean {
  const numbers = counted.filter(({ kind }) => kind === 'article').map(({ number }) => Number(number.split('-')[0]));
  return numbers.some((number) => number < asked) && numbers.some((number) => number > asked);
}

/** 共有两款，没有第三款: the clause is there, what is asked for below it is not. */
function sayTooFine(index: ClauseIndex, clause: Clause, { paragraph, item }: FineReference): DraftSentence {
  const below = (kind: Clause['kind'], of: Clause): readonly Clause[] =>
    of.childIds.flatMap((id) => index.clause(id) ?? []).filter((child) => child.kind === kind);
  const name = clauseName(clause);
  const paragraphs = below('paragraph', clause);
  if (paragraph !== null && clause.kind !== 'paragraph' && paragraph > Math.max(1, paragraphs.length)) {
    const all = paragraphs.length > 0 ? paragraphs : [clause];
    const values = { name, count: `${all.length}`, asked: `${paragraph}` };
    return fixed('conclusion', 'reference-no-such-paragraph', values, all.map(titleEvidence));
  }
  const items = [clause, ...paragraphs].flatMap((each) => below('item', each));
  if (items.length === 0) return fixed('conclusion', 'reference-no-items', { name }, [titleEvidence(clause)]);
  const values = { name, count: `${items.length}`, asked: `${item ?? 0}` };
  return fixed('conclusion', 'reference-no-such-item', values, items.map(titleEvidence));
}
