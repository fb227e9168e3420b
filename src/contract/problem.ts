import { z } from 'zod';

/** RFC 9457 problem details; `detail` is Chinese and for people. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
});

export type Problem = z.infer<typeof problem>;
