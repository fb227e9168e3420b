import { ErrorCode, McpError, type ReadResourceResult } from '@modelcontextprotocol/sdk/types.js';
import { day } from '../contract/chat.js';
import { Failure } from '../domain/failure.js';
import type { Day } from '../domain/policy-document.js';
import type { McpServices } from './mcp-services.js';
import { publicMessageOf } from './tool-result.js';

/** The protocol's code of a resource that is not there. */
const RESOURCE_NOT_FOUND = -32_002;

/** What addresses of resources may end in: the day on which validity is judged; default today. */
export const ON_A_DAY = '{?asOf}';

/** The text of one resource, judged on the day that its address gives as `asOf`, else today. A fault becomes an error of the protocol that says so in Chinese: resources have no error results. */
export function readResource(
  { onFault, clock }: Pick<McpServices, 'onFault' | 'clock'>,
  uri: URL,
  mimeType: string,
  read: (on: Day) => string,
): ReadResourceResult {
  try {
    return { contents: [{ uri: uri.href, mimeType, text: read(dayOf(uri) ?? clock.today()) }] };
  } catch (fault) {
    onFault(fault);
    throw new McpError(codeOf(fault), publicMessageOf(fault));
  }
}

function dayOf({ searchParams }: URL): Day | null {
  const given = searchParams.get('asOf');
  const { success, error } = day.nullable().safeParse(given);
  if (success) return given;
  const publicMessage = error.issues[0]?.message ?? '';
  throw new Failure('invalid_request', 'asOf of a resource', { publicMessage });
}

function codeOf(fault: unknown): number {
  if (!(fault instanceof Failure)) return ErrorCode.InternalError;
  if (fault.code === 'not_found') return RESOURCE_NOT_FOUND;
  return fault.code === 'invalid_request' ? ErrorCode.InvalidParams : ErrorCode.InternalError;
}
