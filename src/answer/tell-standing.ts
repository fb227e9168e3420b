import type { Draft, DraftSentence } from '../domain/draft.js';
import type { DocumentId } from '../domain/ids.js';
import { firstDayOf, type PolicyDocument, validityOn } from '../domain/policy-document.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import { isBinding } from '../search/binding-documents.js';
import { fixed, quote } from './draft-sentences.js';
import type { QuestionContext } from './question-context.js';

/** Stands before an article and not in its clause. */
const ARTICLE_NUMBER = /^第[零〇一二三四五六七八九十百千\d]+条[\s：:、]*/u;

type Asked = Pick<QuestionContext, 'index' | 'asOf'>;

/**
 * In fixed words that a document does not bind on the day asked about, since when, and what has replaced it. Empty where it
 * binds or that is not known.
 */
export function tellStanding(document: PolicyDocument, { index, asOf }: Asked): readonly DraftSentence[] {
  const { title, expiresOn } = document;
  const validity = validityOn(document, asOf);
  switch (validity) {
    case 'in_force':
    case 'unknown':
      return [];
    case 'not_yet':
      return [fixed('conclusion', 'standing-not_yet', { title, first: firstDayOf(document) ?? '' })];
    case 'draft':
      return [fixed('conclusion', 'standing-draft', { title })];
    case 'expired':
    case 'repealed':
    case 'superseded': {
      const wording = `standing-${validity}`;
      const ended =
        expiresOn === null
          ? fixed('conclusion', `${wording}-undated`, { title })
          : fixed('conclusion', wording, { title, last: expiresOn });
      return [ended, ...document.supersededBy.flatMap((id) => tellSuccessor(id, index))];
    }
    default:
      return validity satisfies never;
  }
}

/** The draft with what has to be said first of each named document that does not bind on the day. */
export function tellStandingFirst(draft: Draft, context: QuestionContext): Draft {
  if (context.named.known.length === 0) return draft;
  const ended = [...context.scope].flatMap((id) => {
    const document = context.index.document(id);
    return document && !isBinding(validityOn(document, context.asOf)) ? [document] : [];
  });
  const first = ended.flatMap((document) => tellStanding(document, context));
  if (first.length === 0) return draft;
  const said = new Set(first.map((sentence) => JSON.stringify(sentence)));
  const others = draft.sentences.filter((sentence) => !said.has(JSON.stringify(sentence)));
  return { ...draft, sentences: [...first, ...others] };
}

/** The sentences of its own text, or of what replaced it, that say until when a document binds; each verbatim in its clause. */
export function quoteStanding({ id, factSources }: PolicyDocument, index: ClauseIndex): readonly DraftSentence[] {
  return factSources.flatMap(({ fact, quote: said, documentId = id }): DraftSentence[] => {
    if (said === null || (fact !== 'expiresOn' && fact !== 'status')) return [];
    const words = said.replace(ARTICLE_NUMBER, '');
    const clauses = index.clausesOf(documentId).filter(({ text }) => text.includes(words));
    const clause = clauses.find(({ searchable }) => searchable) ?? clauses[0];
    return clause ? [quote('conclusion', clause, words)] : [];
  });
}

function tellSuccessor(id: string, index: ClauseIndex): readonly DraftSentence[] {
  const collected = index.document(id as DocumentId);
  const document = collected ?? index.uncollected().find((each) => each.id === id);
  if (!document) return [];
  const { title: successor, docNumber } = document;
  const first = firstDayOf(document);
  // A new version has the title of the old one: its day tells them apart.
  const undated =
    first === null
      ? fixed('conclusion', 'replaced-by', { successor })
      : fixed('conclusion', 'replaced-by-since', { successor, first });
  return [
    docNumber === null ? undated : fixed('conclusion', 'replaced-by-numbered', { successor, docnumber: docNumber }),
    ...(collected ? [] : [fixed('conclusion', 'uncollected', { title: successor })]),
  ];
}
