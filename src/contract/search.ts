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
});

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
  /** Candidates looked at and cut, with why; only with `explain`. */
  rejected: z.array(searchHit.extend({ reason: z.string() })).optional(),
});

export type SearchResponse = z.infer<typeof searchResponse>;
