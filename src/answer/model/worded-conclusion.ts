import { readQuantities } from '../../domain/quantity.js';
import type { ClauseIndex } from '../../ports/clause-index.js';
import type { ProvenDraft, ProvenEvidence, ProvenSentence } from '../verify-draft.js';
import { MODEL_WORDING } from './weights.js';

/** A conclusion that grows by proven sentences. What it has once shown stays as it is. */
export interface WordedConclusion {
  /** Takes proven sentences; false where the conclusion holds all that it should. */
  add(sentences: readonly ProvenSentence[]): boolean;
  /** The extractive conclusion is shown now, and the model's sentences come after it. */
  showExtract(): void;
  /** What may be shown so far: a draft of the conclusion alone; null while there is nothing. */
  shown(): ProvenDraft | null;
  /** The whole answer; the extractive one where the model's sentences do not make a conclusion. */
  whole(engine: string): ProvenDraft;
}

/**
 * The model's sentences in the place of the extract's own. They make a conclusion only where one of them leans on a clause
 * that the extract concluded from, and those before it wait for it. Where a figure was asked for and none of the extract's
 * is among them, the extract follows.
 */
export function openConclusion(extracted: ProvenDraft, wantsFigure: boolean, index: ClauseIndex): WordedConclusion {
  const conclusion = extracted.sentences.filter(({ section }) => section === 'conclusion');
  const isExtract = (sentence: ProvenSentence): boolean => sentence.kind !== 'fixed';
  const first = conclusion.findIndex(isExtract);
  const extract = conclusion.filter(isExtract);
  const before = conclusion.slice(0, first);
  const after = conclusion.slice(first).filter((sentence) => !isExtract(sentence));
  const leading = new Set(extract.flatMap(({ evidence }) => evidence.map(({ clauseId }) => clauseId)));
  const rest = extracted.sentences.filter(({ section }) => section !== 'conclusion');
  const kept: ProvenSentence[] = [];
  let isExtractFirst = false;
  const isConclusive = (): boolean => isExtractFirst || kept.some((sentence) => leansOn(sentence, leading));
  const worded = (): readonly ProvenSentence[] => (isExtractFirst ? [...extract, ...kept] : kept);
  return {
    add: (sentences) => {
      for (const sentence of sentences) {
        const isSaid = worded().some(({ text }) => text === sentence.text);
        if (!isSaid && kept.length < MODEL_WORDING.mostKept) kept.push(sentence);
      }
      return kept.length < MODEL_WORDING.mostKept;
    },
    showExtract: () => {
      // Sentences shown already are not pushed down by it.
      if (!isConclusive()) isExtractFirst = true;
    },
    shown: () => (isConclusive() ? { ...extracted, sentences: [...before, ...worded()] } : null),
    whole: (engine) => {
      if (kept.length === 0 || !isConclusive()) return extracted;
      const lacksFigure = wantsFigure && !isExtractFirst && !holdsFigureOf(extract, kept);
      const sentences = [...before, ...worded(), ...(lacksFigure ? extract : []), ...after];
      return { ...extracted, engine, sentences: [...sentences, ...withBasisOf(kept, rest, index)] };
    },
  };
}

function leansOn({ evidence }: ProvenSentence, clauses: ReadonlySet<string>): boolean {
  return evidence.some(({ clauseId }) => clauses.has(clauseId));
}

function holdsFigureOf(extract: readonly ProvenSentence[], kept: readonly ProvenSentence[]): boolean {
  const figures = extract.flatMap(({ text }) => readQuantities(text).map(({ value }) => value));
  const said = kept.flatMap(({ text }) => readQuantities(text).map(({ value }) => value));
  return figures.length === 0 || figures.some((value) => said.includes(value));
}

/** Each clause that a sentence leans on is quoted in the basis, with the words that bear the sentence out. */
function withBasisOf(
  kept: readonly ProvenSentence[],
  rest: readonly ProvenSentence[],
  index: ClauseIndex,
): readonly ProvenSentence[] {
  const quoted = new Set(
    rest.flatMap(({ section, evidence }) => (section === 'basis' ? evidence.map(({ clauseId }) => clauseId) : [])),
  );
  const added: ProvenSentence[] = [];
  for (const one of kept.flatMap(({ evidence }) => evidence)) {
    if (quoted.has(one.clauseId)) continue;
    quoted.add(one.clauseId);
    added.push(quoteOf(one, index));
  }
  return [...rest, ...added];
}

function quoteOf(evidence: ProvenEvidence, index: ClauseIndex): ProvenSentence {
  const text = index.clause(evidence.clauseId)?.text.slice(...evidence.span) ?? '';
  return { section: 'basis', kind: 'quote', text, evidence: [evidence] };
}
