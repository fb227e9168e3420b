import { ErrorCode, McpError, type ReadResourceResult } from '@modelcontextprotocol/sdk/types.js';
import { Failure } from '../domain/failure.js';
import type { McpServices } from './mcp-services.js';
import { publicMessageOf } from './tool-result.js';

/** The protocol's code of a resource that is not there. */
const RESOURCE_NOT_FOUND = -32_002;

/** The text of one resource. A fault becomes an error of the protocol that says so in Chinese: resources have no error results. */
export function readResource(
  { onFault }: Pick<McpServices, 'onFault'>,
  uri: URL,
  mimeType: string,
  read: () => string,
): ReadResourceResult {
  try {
    return { contents: [{ uri: uri.href, mimeType, text: read() }] };
  } catch (fault) {
    onFault(fault);
    const isMissing = fault instanceof Failure && fault.code === 'not_found';
    throw new McpError(isMissing ? RESOURCE_NOT_FOUND : ErrorCode.InternalError, publicMessageOf(fault));
  }
}
