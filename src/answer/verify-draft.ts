import type { Outcome, SentenceKind } from '../domain/answer.js';
import type { Clause } from '../domain/clause.js';
import type { Draft, DraftSentence, Evidence, Section } from '../domain/draft.js';
import type { ClauseId } from '../domain/ids.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { Wording } from '../ports/wording.js';
import { countedClauses, topDivisions } from '../search/find-clauses.js';
import { METADATA_FIELDS } from './answer-metadata.js';
import { COMPARED_VALUES, faultOfComparison } from './verify-comparison.js';
import { areFactsOfOne, tellsOfDocument } from './verify-document-facts.js';

/** Words of a clause and where they stand: `clause.text.slice(...span)` is the quote. */
export interface ProvenEvidence {
  readonly clauseId: ClauseId;
  readonly span: readonly [number, number];
}

/** A sentence that may be sent. */
export interface ProvenSentence {
  readonly section: Section;
  readonly kind: SentenceKind;
  readonly text: string;
  readonly evidence: readonly ProvenEvidence[];
}

export interface ProvenDraft {
  readonly outcome: Outcome;
  readonly sentences: readonly ProvenSentence[];
  /** What was not believed, and why; for the log, never for the person. */
  readonly dropped: readonly { readonly sentence: DraftSentence; readonly reason: string }[];
  readonly followUps: readonly string[];
  readonly engine: string;
}

/** Words that turn a statement round: leaving out a fragment that holds one would change what the clause says. */
const TURNS = /[不未无非禁免]|除外|除非|但是|但/u;
const FRAGMENT_END = /[，；。！？]/u;
const LONGEST_ASKED_NUMBER = 6;
/** What a person says of themselves is given back only as a few words of one phrase. */
const LONGEST_SAID = 40;

/**
 * Keeps the sentences that are proven and drops the rest. A quotation stands in its clause character for character; a
 * statement is whole fragments of one quotation, in its order, with nothing left out that would turn the sense; fixed wording
 * is filled only with values that the cited clauses, the documents or the person's own `message` (masked; default none) bear
 * out. Believes no composer, so it serves them all.
 */
export function verifyDraft(draft: Draft, index: ClauseIndex, wording: Wording, message = ''): ProvenDraft {
  const sentences: ProvenSentence[] = [];
  const dropped: { sentence: DraftSentence; reason: string }[] = [];
  for (const sentence of draft.sentences) {
    const proof = prove(sentence, index, wording, message);
    if (typeof proof === 'string') dropped.push({ sentence, reason: proof });
    else sentences.push(proof);
  }
  const claimsAnAnswer = draft.outcome === 'answered' || draft.outcome === 'partial';
  const { followUps, engine } = draft;
  if (claimsAnAnswer && !sentences.some((sentence) => sentence.evidence.length > 0)) {
    const nothing: ProvenSentence[] = [
      { section: 'conclusion', kind: 'fixed', text: wording.say('no-basis'), evidence: [] },
      { section: 'contact', kind: 'fixed', text: wording.say('contact-hotline'), evidence: [] },
    ];
    return { outcome: 'no_basis', sentences: nothing, dropped, followUps: [], engine };
  }
  return { outcome: draft.outcome, sentences, dropped, followUps, engine };
}

/** The sentence as proven, or the reason why it is not. */
function prove(
  sentence: DraftSentence,
  index: ClauseIndex,
  wording: Wording,
  message: string,
): ProvenSentence | string {
  const given = sentence.kind === 'quote' ? [sentence.evidence] : sentence.evidence;
  const evidence: ProvenEvidence[] = [];
  for (const one of given) {
    const found = locate(one, index);
    if (typeof found === 'string') return found;
    evidence.push(found);
  }
  const { section, kind } = sentence;
  switch (sentence.kind) {
    case 'quote':
      return { section, kind, text: sentence.evidence.quote, evidence };
    case 'statement': {
      const fault = faultOfStatement(sentence.text, sentence.evidence);
      return fault ?? { section, kind, text: sentence.text, evidence };
    }
    case 'fixed': {
      if (!wording.has(sentence.wording)) return `no wording “${sentence.wording}”`;
      const clauses = evidence.flatMap(({ clauseId }) => index.clause(clauseId) ?? []);
      const fault = faultOfComparison(sentence.wording, sentence.values, sentence.evidence);
      if (fault !== null) return fault;
      const isOfDocument = tellsOfDocument(sentence.wording);
      if (isOfDocument && !areFactsOfOne(sentence.values, index)) return 'not the facts of one document';
      const isComparison = sentence.wording.startsWith('comparison-');
      for (const [name, value] of Object.entries(sentence.values)) {
        if (isOfDocument || (isComparison && COMPARED_VALUES.includes(name))) continue;
        const isProven = name === 'said' ? isSaid(value, message) : isBorneOut(name, value, clauses, index);
        if (!isProven) return `value of ${name} is not borne out`;
      }
      const missing = wording.placeholders(sentence.wording).find((name) => !(name in sentence.values));
      if (missing !== undefined) return `no value for ${missing}`;
      return { section, kind, text: wording.say(sentence.wording, sentence.values), evidence };
    }
    default:
      return sentence satisfies never;
  }
}

function locate({ clauseId, quote }: Evidence, index: ClauseIndex): ProvenEvidence | string {
  const clause = index.clause(clauseId);
  return clause ? locateIn(clause, quote) : `no clause ${clauseId}`;
}

/** Where words stand in their clause, or why they do not. */
export function locateIn(clause: Clause, words: string): ProvenEvidence | string {
  if (words.trim() === '') return 'empty quotation';
  // A division is cited by its title, which stands before its text where its own text is empty.
  const from = clause.text.indexOf(words);
  return from < 0 ? `not verbatim in ${clause.id}` : { clauseId: clause.id, span: [from, from + words.length] };
}

function faultOfStatement(text: string, evidence: readonly Evidence[]): string | null {
  const [source] = evidence;
  if (!source || evidence.length > 1) return 'a statement needs exactly one quotation';
  const whole = fragmentsOf(source.quote);
  let at = 0;
  const used = new Set<number>();
  for (const fragment of fragmentsOf(text)) {
    const found = whole.indexOf(fragment, at);
    if (found < 0) return 'not whole fragments of the quotation, in order';
    used.add(found);
    at = found + 1;
  }
  if (used.size === 0) return 'empty statement';
  return whole.some((fragment, order) => !used.has(order) && TURNS.test(fragment))
    ? 'leaves out a fragment that turns the sense'
    : null;
}

function fragmentsOf(text: string): readonly string[] {
  return text
    .split(FRAGMENT_END)
    .map((fragment) => fragment.trim())
    .filter((fragment) => fragment !== '');
}

/** `said` is the person's own words: a stretch of their message, character for character, with no sentence of its own. */
function isSaid(value: string, message: string): boolean {
  return value.trim() !== '' && value.length <= LONGEST_SAID && !/[。！？!?\n]/u.test(value) && message.includes(value);
}

/**
 * `count…` is the number of clauses cited or counted in their document; `asked…` repeats a number of the question; `field` is
 * a fact's name; `year` is named by a cited clause; `region` and `level` are those of its document, a region else named by its title; anything else stands in a cited clause's label, heading or path, or is a document's title.
 */
function isBorneOut(name: string, value: string, clauses: readonly Clause[], index: ClauseIndex): boolean {
  if (name.startsWith('asked')) return /^\d+$/u.test(value) && value.length <= LONGEST_ASKED_NUMBER;
  if (name === 'count') {
    const documents = [...new Set(clauses.map((clause) => clause.documentId))];
    const counts = documents.flatMap((id) => [countedClauses(index, id).length, topDivisions(index, id).length]);
    return [clauses.length, ...counts].some((count) => value === `${count}`);
  }
  if (name === 'field') return METADATA_FIELDS.includes(value);
  if (name === 'year') return clauses.some((clause) => clause.text.includes(`${value}年`));
  const documents = clauses.flatMap((clause) => index.document(clause.documentId) ?? []);
  if (name === 'region')
    return documents.some(({ region, title }) => (region === null ? title.includes(value) : region === value));
  if (name === 'level') return documents.some(({ level }) => level === value);
  if (value.trim() === '') return false;
  if (index.documents().some((document) => document.title === value)) return true;
  return clauses.some((clause) => [clause.label, clause.heading, ...clause.path].some((text) => text.includes(value)));
}
