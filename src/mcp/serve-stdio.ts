import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createMcpServer } from './create-mcp-server.js';
import type { McpServices } from './mcp-services.js';

/** Serves one client over stdin and stdout, which must carry nothing else; resolves when the client has gone. */
export async function serveStdio(services: McpServices): Promise<void> {
  const server = createMcpServer(services);
  const gone = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve);
    server.server.onclose = resolve;
  });
  await server.connect(new StdioServerTransport());
  await gone;
  await server.close();
}
