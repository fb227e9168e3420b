import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { FAILURES, Failure } from '../domain/failure.js';
import type { McpServices } from './mcp-services.js';

/** Every tool reads, changes nothing, and knows the indexed documents alone. */
export const READ_ONLY = { readOnlyHint: true, idempotentHint: true, openWorldHint: false } as const;

/** What a tool found; as text it is the same JSON, for clients without structured content, unless it has words of its own. */
export function toolResult(found: object, text = JSON.stringify(found)): CallToolResult {
  return { content: [{ type: 'text', text }], structuredContent: { ...found } };
}

/** Runs a tool; its fault becomes a result that says so in Chinese. */
export async function toolResultOf(
  { onFault }: Pick<McpServices, 'onFault'>,
  find: () => CallToolResult | Promise<CallToolResult>,
): Promise<CallToolResult> {
  try {
    return await find();
  } catch (fault) {
    onFault(fault);
    return { content: [{ type: 'text', text: publicMessageOf(fault) }], isError: true };
  }
}

/** What the caller may hear of a fault. */
export function publicMessageOf(fault: unknown): string {
  return fault instanceof Failure ? fault.publicMessage : FAILURES.internal.publicMessage;
}
