import { z } from 'zod';

const textResult = z.object({ content: z.tuple([z.object({ type: z.literal('text'), text: z.string() })]) });

/** The one text of a tool's result. */
export function textOf(result: unknown): string {
  return textResult.parse(result).content[0].text;
}
