import { z } from 'zod';
import { day } from './chat.js';

export const searchRequest = z.object({
  query: z
    .string({ error: '请填写检索词（query）' })
    .trim()
    .min(1, '检索词不能为空')
    .max(2000, '检索词不能超过 2000 字'),
  limit: z.int().min(1).max(100).optional(),
  asOf: day.optional(),
  documentIds: z.array(z.string().min(1).max(128)).max(100).optional(),
  explain: z.boolean().optional(),
});

export const searchExplanation = z.object({
  dense: z.number(),
  lexical: z.number(),
  exact: z.number(),
  document: z.number(),
  rank: z.int(),
  /** Everything that was measured; the parts add up to the score, as the four kinds above do. */
  features: z.array(z.object({ name: z.string(), value: z.number(), weight: z.number(), part: z.number() })),
});

/** Why a candidate is no hit: not enough room, or its document was left out. */
export const rejectionKind = z.enum(['beyond_limit', 'filtered', 'not_in_force', 'other_document']);

export const searchHit = z.object({
  clauseId: z.string(),
  documentId: z.string(),
  number: z.string(),
  label: z.string(),
  text: z.string(),
  score: z.number(),
  explain: searchExplanation.optional(),
});

export const searchResponse = z.object({
  hits: z.array(searchHit),
  /** Candidates looked at and cut, with why; only with `explain`, as all below. */
  rejected: z
    .array(
      searchHit.extend({
        kind: rejectionKind,
        /** The kind in words. */
        reason: z.string(),
        /** Where it would have stood, had its document not been left out. */
        rankAmongAll: z.int().optional(),
      }),
    )
    .optional(),
  /** How the query was rewritten, from what was typed to what was looked for. */
  steps: z.array(z.object({ step: z.string(), text: z.string() })).optional(),
  /** What was looked for: the asker's own words weigh 1, added ones less; `weighted` counts in how rare a term is. */
  terms: z.array(z.object({ term: z.string(), own: z.boolean(), weight: z.number(), weighted: z.number() })).optional(),
  /** What the question wants to be told: a figure, a date, a body. */
  types: z.array(z.string()).optional(),
});

export type SearchResponse = z.infer<typeof searchResponse>;
