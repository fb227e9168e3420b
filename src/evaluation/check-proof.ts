import type { ChatReply } from '../answer/chat.js';
import type { AnswerSentence, Citation } from '../domain/answer.js';
import type { Clause } from '../domain/clause.js';
import type { EvaluationQuestion } from '../domain/evaluation-question.js';
import type { DocumentId } from '../domain/ids.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import { isClauseNumber, readMentions } from './clause-mentions.js';
import { squeeze } from './compare-text.js';
import { unprovenFigures } from './read-figures.js';

/** Where the words of clauses are looked up, and the document that a question's clause numbers are of. */
export interface ScoringGround {
  readonly index: Pick<ClauseIndex, 'clause' | 'clausesOf'>;
  /** Citations of any other document are never the right clause. */
  readonly documentId: DocumentId;
}

type Lookup = Pick<ClauseIndex, 'clause'>;

/**
 * Quotations that are not the clause's own words: a citation whose quote is not `clause.text.slice(...span)`, and a
 * quoted sentence (its marks and its outer quotation marks aside) that stands in none of the clauses it cites.
 */
export function nonVerbatimQuotes(reply: ChatReply, index: Lookup): readonly string[] {
  const citations = reply.citations.filter((citation) => !isVerbatim(citation, index.clause(citation.clauseId)));
  const sentences = reply.sentences.filter((sentence) => {
    if (sentence.kind !== 'quote') return false;
    const words = squeeze(bare(sentence.text));
    return !citedBy(sentence, reply).some((citation) =>
      squeeze(index.clause(citation.clauseId)?.text ?? '').includes(words),
    );
  });
  return [...citations.map((citation) => citation.quote), ...sentences.map((sentence) => sentence.text)];
}

function isVerbatim({ quote, span }: Citation, clause: Clause | undefined): boolean {
  return clause !== undefined && quote !== '' && clause.text.slice(...span) === quote;
}

/** Citations of clauses that do not exist or not in that document, and every 第N条 said that no cited document has. */
export function inventedClauses(
  question: EvaluationQuestion,
  reply: ChatReply,
  { index, documentId }: ScoringGround,
): readonly string[] {
  const unknown = reply.citations.filter(
    (citation) => index.clause(citation.clauseId)?.documentId !== citation.documentId,
  );
  const documents = new Set([documentId, ...reply.citations.map((citation) => citation.documentId)]);
  const asked = new Set(readMentions([...question.history, question.question].join('\n')).map(({ number }) => number));
  const said = reply.sentences.flatMap((sentence) => {
    // A quotation may name an article of another law; that it is verbatim is checked apart.
    if (sentence.kind === 'quote') return [];
    const cited = citedBy(sentence, reply).map(({ clauseId }) => squeeze(index.clause(clauseId)?.text ?? ''));
    return readMentions(sentence.text).filter(
      ({ text, number }) =>
        !isClauseNumber(number, index, documents) &&
        !cited.some((words) => words.includes(squeeze(text))) &&
        // Fixed wording may say of a number that was asked for that it does not exist.
        !(sentence.kind === 'fixed' && asked.has(number)),
    );
  });
  return [...unknown.map(({ clauseId }) => clauseId), ...said.map(({ text }) => text)];
}

/** Figures of quoted or stated sentences that stand in none of the clauses that the sentence cites. */
export function inventedFigures(reply: ChatReply, index: Lookup): readonly string[] {
  return reply.sentences.flatMap((sentence) => {
    if (sentence.kind === 'fixed') return [];
    const cited = citedBy(sentence, reply);
    const proof = cited.map(({ clauseId }) => index.clause(clauseId)?.text ?? '').join('\n');
    return unprovenFigures(withoutNames(bare(sentence.text), cited), proof);
  });
}

/** Sentences that are neither fixed wording nor point at a citation of the reply. */
export function uncitedSentences(reply: ChatReply): readonly string[] {
  return reply.sentences
    .filter((sentence) => sentence.kind !== 'fixed' && citedBy(sentence, reply).length === 0)
    .map((sentence) => sentence.text);
}

function citedBy(sentence: AnswerSentence, reply: ChatReply): readonly Citation[] {
  return reply.citations.filter((citation) => sentence.citations.includes(citation.index));
}

/** The cited clauses' own names hold figures (〔2024〕88号) that prove nothing about what is said. */
function withoutNames(text: string, cited: readonly Citation[]): string {
  const names = cited.flatMap(({ label, docNumber, documentTitle }) => [label, docNumber ?? '', documentTitle]);
  return names.filter((name) => name !== '').reduce((rest, name) => rest.replaceAll(name, ' '), text);
}

/** A sentence without citation marks, emphasis and the quotation marks round it. */
function bare(text: string): string {
  const plain = text
    .replace(/\[\d+\]|\*\*/gu, '')
    .replace(/^[\s>*-]+/u, '')
    .trim();
  return plain.replace(/^[“「"]([^“”]*)[”」"]([。；]?)$/u, '$1');
}
