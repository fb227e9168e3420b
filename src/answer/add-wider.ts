import type { Clause } from '../domain/clause.js';
import type { Draft } from '../domain/draft.js';
import { bodySentences } from './choose-sentences.js';
import { quote } from './draft-sentences.js';
import type { Ground } from './model/ground.js';
import type { PlaceReader } from './places.js';
import type { QuestionContext } from './question-context.js';

/**
 * Where the question names a city and a document of that city answers, the nearest clause of the province's or the nation's is
 * quoted after it, by the sentence that has most of the question's words; the same draft where none was ranked near or one is
 * quoted already.
 */
export function addWider(
  draft: Draft,
  ground: Ground,
  { index }: QuestionContext,
  { tokenize, places }: { readonly tokenize: (text: string) => readonly string[]; readonly places: PlaceReader },
): Draft {
  const regionOf = ({ documentId }: Clause): string | null => index.document(documentId)?.region ?? null;
  const isWider = (clause: Clause): boolean => {
    const region = regionOf(clause);
    return index.document(clause.documentId)?.level === '国家' || (region !== null && !places.isLocal(region));
  };
  const [top] = ground.clauses;
  const region = top ? regionOf(top) : null;
  if (region === null || !places.isLocal(region) || !places.namesWithin(ground.question, region)) return draft;
  const quoted = draft.sentences.flatMap((each) =>
    each.kind === 'quote' ? (index.clause(each.evidence.clauseId) ?? []) : [],
  );
  const wider = quoted.some(isWider) ? undefined : ground.clauses.find(isWider);
  if (!wider) return draft;
  const asked = new Set(tokenize(ground.question));
  const [best] = bodySentences(wider)
    .map((text) => ({ text, found: new Set(tokenize(text).filter((term) => asked.has(term))).size }))
    .sort((a, b) => b.found - a.found);
  return best ? { ...draft, sentences: [...draft.sentences, quote('basis', wider, best.text.trim())] } : draft;
}
