import type { Draft, DraftSentence } from '../domain/draft.js';
import { type PolicyDocument, validityOn } from '../domain/policy-document.js';
import { isBinding } from '../search/binding-documents.js';
import { fixed } from './draft-sentences.js';
import type { QuestionContext } from './question-context.js';
import { tellStanding } from './tell-standing.js';

/** A name that fits more policies than these is taken for none of the others. */
const MOST_NAMED = 3;
/** Said of a document of which nothing at all is known. */
const UNKNOWN_DOCUMENT: readonly string[] = ['no-basis-document', 'no-basis-other-document'];

/**
 * Says first that a policy exists that the question names and whose text is not here: its 文号, issuer, day and official address,
 * and whether it binds; never what it says. Whatever else is answered is only a part of what was asked.
 */
export function nameUncollected(draft: Draft, context: QuestionContext): Draft {
  const named = context.uncollected.slice(0, MOST_NAMED);
  if (named.length === 0) return draft;
  const others = draft.sentences.filter(
    (sentence) => !(sentence.kind === 'fixed' && UNKNOWN_DOCUMENT.includes(sentence.wording)),
  );
  return {
    ...draft,
    outcome: draft.outcome === 'answered' ? 'partial' : draft.outcome,
    sentences: [...named.flatMap((policy) => tellOf(policy, context)), ...others],
  };
}

function tellOf(policy: PolicyDocument, context: QuestionContext): readonly DraftSentence[] {
  const { title, docNumber, issuer, issuedOn, publishedOn, url } = policy;
  const known = (wording: string, name: string, value: string | null): readonly DraftSentence[] =>
    value === null ? [] : [fixed('conclusion', wording, { [name]: value })];
  return [
    fixed('conclusion', 'uncollected', { title }),
    ...known('uncollected-number', 'docnumber', docNumber),
    ...known('uncollected-issuer', 'issuer', issuer),
    ...(issuedOn === null
      ? known('uncollected-published', 'published', publishedOn)
      : known('uncollected-issued', 'issued', issuedOn)),
    ...(isBinding(validityOn(policy, context.asOf)) ? [] : tellStanding(policy, context)),
    ...known('uncollected-address', 'url', url),
  ];
}
