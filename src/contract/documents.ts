import { z } from 'zod';
import { day, validity } from './chat.js';

const dayOrNull = z.string().nullable();

/** The day on which validity is judged; default today. */
export const validityQuery = z.object({ asOf: day.optional() });

/** What is known of a policy whether or not its text is here. */
const policyFacts = z.object({
  id: z.string(),
  title: z.string(),
  docNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  region: z.string().nullable(),
  level: z.enum(['国家', '省', '市', '区']).nullable(),
  issuedOn: dayOrNull,
  publishedOn: dayOrNull,
  effectiveOn: dayOrNull,
  expiresOn: dayOrNull,
  validity,
  url: z.string().nullable(),
});

export const documentSummary = policyFacts.extend({
  /** Clauses that questions are matched against; headings and finer items are not counted. */
  clauseCount: z.int(),
});

export const clauseSummary = z.object({
  id: z.string(),
  kind: z.string(),
  number: z.string(),
  heading: z.string(),
  label: z.string(),
});

/** A clause with what stands above, below and beside it. */
export const clauseDetail = clauseSummary.extend({
  documentId: z.string(),
  documentTitle: z.string(),
  docNumber: z.string().nullable(),
  path: z.array(z.string()),
  text: z.string(),
  validity,
  url: z.string().nullable(),
  parent: clauseSummary.nullable(),
  children: z.array(clauseSummary),
  previous: clauseSummary.nullable(),
  next: clauseSummary.nullable(),
});

export type ClauseTreeNode = z.infer<typeof clauseSummary> & { children: ClauseTreeNode[] };
export const clauseTreeNode: z.ZodType<ClauseTreeNode> = clauseSummary.extend({
  get children() {
    return z.array(clauseTreeNode);
  },
});

export const documentList = z.object({
  documents: z.array(documentSummary),
  /** Policies that are known to exist and whose text is not here (正文未收录): no answer says what is in them. */
  uncollected: z.array(policyFacts),
});
export const documentDetail = documentSummary.extend({
  clauses: z.array(clauseTreeNode),
  /** Files that the document's official page links to, whose text is not here (正文未收录); absent where there are none. */
  attachments: z.array(z.object({ name: z.string(), url: z.string() })).optional(),
});

export type PolicyFacts = z.infer<typeof policyFacts>;
export type DocumentSummary = z.infer<typeof documentSummary>;
export type DocumentDetail = z.infer<typeof documentDetail>;
export type DocumentList = z.infer<typeof documentList>;
export type ClauseDetail = z.infer<typeof clauseDetail>;
export type ClauseSummary = z.infer<typeof clauseSummary>;
