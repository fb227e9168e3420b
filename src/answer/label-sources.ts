import type { Clause } from '../domain/clause.js';
import type { Draft, DraftSentence } from '../domain/draft.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import { type FixedSentence, fixed, titleEvidence } from './draft-sentences.js';
import type { PlaceReader } from './places.js';
import type { QuestionContext } from './question-context.js';

interface Source {
  readonly clause: Clause;
  readonly document: PolicyDocument;
}

/**
 * An answer from search, with whose rules it tells: of a city that the question does not name it is said first that they are that
 * city's, and where the clauses are of several levels or regions each is told by its own before it is quoted.
 */
export function labelSources(draft: Draft, { index, understood }: QuestionContext, places: PlaceReader): Draft {
  const sourceOf = (sentence: DraftSentence): Source | null => {
    if (sentence.section !== 'basis' || sentence.kind !== 'quote') return null;
    const clause = index.clause(sentence.evidence.clauseId);
    const document = clause && index.document(clause.documentId);
    return document ? { clause, document } : null;
  };
  const sources = draft.sentences.flatMap((sentence) => sourceOf(sentence) ?? []);
  const [top] = sources;
  if (!top) return draft;
  const region = regionOf(top.document, places);
  const first =
    region !== null && places.isLocal(region) && !places.namesWithin(understood.plain, region)
      ? [fixed('conclusion', 'source-local', { region }, [titleEvidence(top.clause)])]
      : [];
  const areSeveral = new Set(sources.map(({ document }) => levelKey(document))).size > 1;
  const labelled = new Set<PolicyDocument>();
  const sentences = draft.sentences.flatMap((sentence): readonly DraftSentence[] => {
    const source = areSeveral ? sourceOf(sentence) : null;
    if (!source || labelled.has(source.document)) return [sentence];
    labelled.add(source.document);
    return [...labelOf(source), sentence];
  });
  return { ...draft, sentences: [...first, ...sentences] };
}

/** As the document is known to be for, else the one place that its title names. */
function regionOf({ region, title }: PolicyDocument, places: PlaceReader): string | null {
  return region ?? places.named(title)[0] ?? null;
}

function levelKey({ level, region }: PolicyDocument): string {
  return `${level ?? ''} ${region ?? ''}`;
}

function labelOf({ clause, document: { level, region } }: Source): readonly FixedSentence[] {
  if (level === '国家') return [fixed('basis', 'source-nation', {}, [titleEvidence(clause)])];
  if (region === null) return [];
  return level === null
    ? [fixed('basis', 'source-region', { region }, [titleEvidence(clause)])]
    : [fixed('basis', 'source-level', { region, level }, [titleEvidence(clause)])];
}
