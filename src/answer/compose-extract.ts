import type { Clause } from '../domain/clause.js';
import type { Draft, DraftSentence } from '../domain/draft.js';
import type { Candidate, Retrieval } from '../search/retrieve.js';
import { bodySentences, type SentenceWish, scoreSentences, trimSentence } from './choose-sentences.js';
import { clauseName } from './clause-name.js';
import { extractiveDraft, fixed, quote, quoteBasis, titleEvidence } from './draft-sentences.js';
import type { QuestionContext } from './question-context.js';
import { CHOICE } from './weights.js';

/** 在第几条, 哪一条讲: the number of the clause is the answer. */
const WHICH_CLAUSE = /第几(?:条|项)|哪一?(?:条|项|款)|哪个条款|which\s+(?:measure|clause|article)/iu;

const foundIn = (clause: Clause): DraftSentence =>
  fixed('conclusion', 'found-in', { name: clauseName(clause), heading: clause.heading }, [titleEvidence(clause)]);

/**
 * What must be said first, the sentences of the best clause that answer, the clause itself, and the best sentence of each
 * further one.
 */
export function composeExtract(
  context: QuestionContext,
  retrieval: Retrieval,
  ranked: readonly Candidate[],
  wish: SentenceWish,
  tokenize: (text: string) => readonly string[],
  first: readonly DraftSentence[],
): Draft {
  const top = ranked[0] as Candidate;
  const further = ranked
    .slice(1, CHOICE.mostClauses)
    .filter((candidate) => candidate.score >= top.score * CHOICE.furtherClauseShare);
  const conclusion =
    WHICH_CLAUSE.test(context.understood.plain) && top.clause.heading !== ''
      ? [foundIn(top.clause)]
      : concludeFrom(top.clause, retrieval, wish, tokenize);
  const [best = top.clause.text] = scoreSentences(top.clause, retrieval.weightedTerms, wish, tokenize).map(
    ({ text }) => text,
  );
  const sentences: DraftSentence[] = [
    ...first,
    ...conclusion,
    quoteBasis(top.clause, best),
    ...further.flatMap(({ clause }) => {
      const [words] = scoreSentences(clause, retrieval.weightedTerms, wish, tokenize);
      return words ? [quote('basis', clause, words.text)] : [];
    }),
  ];
  if (wish.figure || wish.target) sentences.push(fixed('reminder', 'reminder-targets'));
  return extractiveDraft('answered', sentences, suggest(top.clause));
}

/** The sentence or two of the clause that answer, trimmed to what bears on the question. */
function concludeFrom(
  clause: Clause,
  retrieval: Retrieval,
  wish: SentenceWish,
  tokenize: (text: string) => readonly string[],
): readonly DraftSentence[] {
  const scored = scoreSentences(clause, retrieval.weightedTerms, wish, tokenize);
  const best = scored[0];
  if (!best) return [];
  const second = scored[1];
  const chosen = [
    best,
    ...(second && second.score >= best.score * CHOICE.secondSentenceShare && second.score > 0 ? [second] : []),
  ].map(({ text }) => text);
  const sentences = bodySentences(clause).filter((sentence) => chosen.includes(sentence));
  const trim = (share: number) =>
    sentences.map((sentence) => ({
      sentence,
      fragments: trimSentence(clause, sentence, retrieval.weightedTerms, wish, tokenize, share),
    }));
  const isShort = (trimmed: ReturnType<typeof trim>): boolean =>
    trimmed.flatMap(({ fragments }) => fragments).join('').length <= CHOICE.conclusionLength;
  // Two sentences that answer are worth more than one in full: first each is cut to its best part.
  const [loose, tight] = [trim(CHOICE.fragmentShare), trim(1)];
  const fits = isShort(loose) ? loose : isShort(tight) ? tight : loose.filter(({ sentence }) => sentence === best.text);
  return fits.map(({ sentence, fragments }): DraftSentence => {
    if (fragments.length === 1 && fragments[0] === sentence) return quote('conclusion', clause, sentence.trim());
    const text = `${fragments.join('').replace(/[，；。]+$/u, '')}。`;
    return {
      kind: 'statement',
      section: 'conclusion',
      text,
      evidence: [{ clauseId: clause.id, quote: sentence.trim() }],
    };
  });
}

/** Questions to offer next. */
export function suggest(clause: Clause): readonly string[] {
  return clause.searchable && clause.heading !== '' ? [`${clauseName(clause)}的原文是什么？`] : [];
}
