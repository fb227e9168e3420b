import { z } from 'zod';
import { day, outcome, validity } from './chat.js';
import { problem } from './problem.js';

/** `1`: from the day that the text says, else today; a day: from then on. */
const amend = z.union([z.literal('1'), day], 'amend 应为 1 或 YYYY-MM-DD');
const person = z.string().trim().min(1, '不能为空').max(64, '不能超过 64 字');
const reason = z.string().trim().min(1, '不能为空').max(500, '不能超过 500 字');

export const putDocumentQuery = z.object({
  draft: z.literal('1', 'draft 应为 1').optional(),
  amend: amend.optional(),
  by: person.optional(),
});

export const publishDraftRequest = z.object({
  override: z.object({ name: person, reason }).optional(),
  amend: amend.optional(),
  by: person.optional(),
  reason: reason.optional(),
});

export const withdrawDocumentQuery = z.object({ by: person.optional(), reason: reason.optional() });

export const documentPut = z.object({
  state: z.enum(['published', 'replaced', 'unchanged', 'draft']),
  documentId: z.string(),
  /** Clauses that questions are matched against; of what was published. */
  clauseCount: z.int().optional(),
  /** Of a draft that was asked for: its id, and why it may be published only by a named person. */
  draftId: z.string().optional(),
  fault: z.string().nullable().optional(),
});

export const draftSummary = z.object({
  id: z.string(),
  documentId: z.string(),
  title: z.string(),
  origin: z.string(),
  createdAt: z.string(),
  by: z.string(),
  from: z.object({ url: z.string(), fetchedAt: z.string(), sha256: z.string() }).nullable(),
  fault: z.string().nullable(),
  published: z.enum(['other', 'same', 'none']),
});

const answerSummary = z.object({ outcome, citation: z.string().nullable(), text: z.string() });

const draftReport = z.object({
  facts: z.array(
    z.object({
      fact: z.string(),
      value: z.string(),
      /** The words that say so; null where there are none. */
      quote: z.string().nullable(),
    }),
  ),
  outline: z.array(z.object({ depth: z.int(), kind: z.string(), number: z.string(), heading: z.string() })),
  clauseCount: z.int(),
  findings: z.array(
    z.object({ severity: z.enum(['error', 'unclear', 'warning']), line: z.int(), message: z.string() }),
  ),
  duplicates: z
    .array(z.object({ documentId: z.string(), title: z.string(), contained: z.number(), common: z.number() }))
    .nullable(),
  validity: z.object({ day: z.string(), validity }),
  /** What the draft would change in the answers to questions that were asked before. */
  impact: z
    .object({
      asked: z.int(),
      from: z.enum(['records', 'seeds']),
      changed: z.array(z.object({ question: z.string(), before: answerSummary, after: answerSummary })),
      leftOut: z.int(),
    })
    .nullable(),
});

export const draftDetail = draftSummary.extend({ report: draftReport });
export const draftList = z.object({ drafts: z.array(draftSummary) });

/** Why a document was not published, with the draft that was kept of it where a named person may decide otherwise. */
export const documentRefused = problem.extend({ draft: draftDetail.optional() });

export const draftPublished = z.object({ draftId: z.string(), documentId: z.string(), title: z.string() });

const change = z.object({
  at: z.string(),
  by: z.string(),
  action: z.enum(['published', 'corrected', 'amended', 'withdrawn']),
  reason: z.string().nullable(),
  override: z.object({ name: z.string(), reason: z.string() }).nullable(),
  /** Of an amendment: the first day of the new text. */
  from: z.string().nullable(),
});

/** Every text that a document had, oldest first. */
export const documentVersions = z.object({
  versions: z.array(
    z.object({
      number: z.int(),
      /** Null for one from before the ledger, or of the seeds. */
      published: change.nullable(),
      /** Null for the one that is published now. */
      ended: change.nullable(),
      /** Under which id it is searched; null: it is in the history alone. */
      searchedAs: z.string().nullable(),
    }),
  ),
});

export type DraftSummary = z.infer<typeof draftSummary>;
export type DraftDetail = z.infer<typeof draftDetail>;
export type DocumentVersions = z.infer<typeof documentVersions>;
