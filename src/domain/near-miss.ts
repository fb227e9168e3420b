/** What is changed about a question that the documents answer. */
export const NEAR_MISS_KINDS = [
  'province',
  'country',
  'city',
  'nation',
  'year',
  'period',
  'industry',
  'amount',
  'body',
  'document',
  'same-place',
  'same-year',
  'same-amount',
  'origin',
] as const;
export type NearMissKind = (typeof NEAR_MISS_KINDS)[number];

/** What a near miss is made of: a question of a set, the heading of a clause, or a target that a clause states. */
export const NEAR_MISS_SOURCES = ['questions', 'headings', 'targets'] as const;
export type NearMissSource = (typeof NEAR_MISS_SOURCES)[number];

/** How near misses of one kind are made, and what a right reply to them says. */
export interface NearMissRule {
  readonly kind: NearMissKind;
  /** True: the change leaves the question answerable, and it must still be answered. */
  readonly isControl: boolean;
  readonly source: NearMissSource;
  /** What is put in. For amounts: factors by which the target's number is multiplied. */
  readonly words: readonly string[];
  /** `{word}` with `{question}`, `{heading}` or `{target}`. */
  readonly frames: readonly string[];
  /** What of the question a word stands for, as a pattern; where nothing fits, a frame is used. */
  readonly replaces: string | null;
  /** Sources that fit this pattern are passed over: they name a place of their own, or someone who asks. */
  readonly skips: string | null;
  /** Words that must stand in the clause which answers the question. */
  readonly needs: string | null;
  /** Ids of the wordings, one of which an answer must begin with where it does not decline; a control may. */
  readonly says: readonly string[];
}
