import type { IncomingMessage, ServerResponse } from 'node:http';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { createMcpServer } from './create-mcp-server.js';
import type { McpServices } from './mcp-services.js';

/**
 * Answers one message of the streamable HTTP transport, whose JSON has been read into `body`. Nothing is kept between messages,
 * so any process may answer the next one. Work stops when the caller leaves.
 */
export async function answerOverHttp(
  services: McpServices,
  request: IncomingMessage,
  response: ServerResponse,
  body: unknown,
): Promise<void> {
  const server = createMcpServer(services);
  const transport = new StreamableHTTPServerTransport();
  response.once('close', () => void server.close());
  await server.connect(transport);
  await transport.handleRequest(request, response, body);
}
