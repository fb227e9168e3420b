import type { Clause } from '../domain/clause.js';
import type { Draft, DraftSentence, Evidence } from '../domain/draft.js';
import { legalRankOf, outranks } from '../domain/legal-rank.js';
import { firstDayOf, type PolicyDocument } from '../domain/policy-document.js';
import { type FixedSentence, fixed, quote, quoteBasis, titleEvidence } from './draft-sentences.js';
import { findConflict } from './find-conflict.js';
import type { Ground } from './model/ground.js';
import type { PlaceReader } from './places.js';
import type { QuestionContext } from './question-context.js';

/** How much, how many, how long, until when, at what age, whether it may be done. */
const MEASURED =
  /多少|几|多久|多长|多大|期限|时限|年限|最[高低多少迟晚]|比例|标准|额度|金额|可以|能不能|能否|可否|允许/u;

/**
 * The answer with the clause of another document in force that answers differently: both by name, level and first day, its words
 * as they stand, and which of the two applies where. The same draft where none does. Only what was ranked near the best
 * clause is looked at.
 */
export function noteConflict(
  draft: Draft,
  ground: Ground,
  { index }: QuestionContext,
  { tokenize, places }: { readonly tokenize: (text: string) => readonly string[]; readonly places: PlaceReader },
): Draft {
  const [top] = ground.clauses;
  const document = top && index.document(top.documentId);
  if (!top || !document || !MEASURED.test(ground.question)) return draft;
  const others = ground.clauses.filter(({ documentId }) => documentId !== top.documentId);
  if (others.length === 0) return draft;
  const quotes = draft.sentences.flatMap((each) => (each.section === 'conclusion' ? quotedOf(each, top) : []));
  const conflict = findConflict(ground.question, { clause: top, quotes }, others, tokenize);
  const other = conflict && index.document(conflict.clause.documentId);
  if (!conflict || !other) return draft;
  const both = [titleEvidence(top), { clauseId: conflict.clause.id, quote: conflict.words }];
  const added: readonly DraftSentence[] = [
    tellBoth(document, other, both),
    quote('conclusion', conflict.clause, conflict.words),
    whichApplies(document, other, places),
  ];
  const isQuoted = draft.sentences.some(
    (each) => each.section === 'basis' && each.kind === 'quote' && each.evidence.clauseId === conflict.clause.id,
  );
  const basis = isQuoted ? [] : [quoteBasis(conflict.clause, conflict.words)];
  return { ...draft, sentences: [...draft.sentences, ...added, ...basis] };
}

function quotedOf(sentence: DraftSentence, { id }: Clause): readonly string[] {
  if (sentence.kind === 'fixed') return [];
  const evidence = sentence.kind === 'quote' ? [sentence.evidence] : sentence.evidence;
  return evidence.filter(({ clauseId }) => clauseId === id).map(({ quote: words }) => words);
}

function tellBoth(one: PolicyDocument, other: PolicyDocument, evidence: readonly Evidence[]): FixedSentence {
  const [first, otherfirst] = [firstDayOf(one), firstDayOf(other)];
  const titles = { title: one.title, othertitle: other.title };
  if (first === null || otherfirst === null || one.level === null || other.level === null)
    return fixed('conclusion', 'conflict', titles, evidence);
  const facts = { level: one.level, otherlevel: other.level, first, otherfirst };
  return fixed('conclusion', 'conflict-dated', { ...titles, ...facts }, evidence);
}

/**
 * 新法优于旧法 and 特别优于一般 of one issuer (立法法第一百零三条), else each in its own place, and 上位优于下位 (第九十八条至第一百条). Where none of
 * these tells, that is said.
 */
function whichApplies(one: PolicyDocument, other: PolicyDocument, places: PlaceReader): FixedSentence {
  const rule = (wording: string, values: Readonly<Record<string, string>>): FixedSentence =>
    fixed('conclusion', `conflict-${wording}`, values);
  const [day, otherDay] = [firstDayOf(one), firstDayOf(other)];
  if (one.issuer !== null && one.issuer === other.issuer && day !== null && otherDay !== null && day !== otherDay)
    return day > otherDay
      ? rule('newer', { title: one.title, first: day })
      : rule('newer', { title: other.title, first: otherDay });
  const isInner = isWithin(one, other, places);
  const [inner, outer] = isInner ? [one, other] : [other, one];
  if (inner.region !== null && (isInner || isWithin(other, one, places)))
    return rule('local', { title: inner.title, region: inner.region, othertitle: outer.title });
  if (one.region !== null && other.region !== null && one.region !== other.region)
    return rule('apart', {
      ...{ title: one.title, region: one.region },
      ...{ othertitle: other.title, otherregion: other.region },
    });
  const [rank, otherRank] = [legalRankOf(one), legalRankOf(other)];
  if (outranks(rank, otherRank))
    return rule('rank', { title: one.title, rank, othertitle: other.title, otherrank: otherRank });
  if (outranks(otherRank, rank))
    return rule('rank', { title: other.title, rank: otherRank, othertitle: one.title, otherrank: rank });
  return rule('open', {});
}

/** Whether a document is of a part only of what the other is for. */
function isWithin({ region }: PolicyDocument, outer: PolicyDocument, places: PlaceReader): boolean {
  if (region === null || region === outer.region || !places.isLocal(region)) return false;
  return outer.level === '国家' || (outer.region !== null && places.namesWithin(region, outer.region));
}
