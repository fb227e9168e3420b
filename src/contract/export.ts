import { z } from 'zod';
import { chatRequest } from './chat.js';

/** How one kept answer is asked for as a file. */
export const exportQuery = z.object({
  format: z.enum(['markdown', 'docx', 'print'], '应为 markdown、docx 或 print'),
  /** Of the words around the answer; the answer and its quotations stay as they were given. */
  locale: chatRequest.shape.locale,
});

export type ExportFormat = z.infer<typeof exportQuery>['format'];
