import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { getClause } from '../contract/mcp-tools.js';
import { wireClauseDetail } from '../wire/wire-documents.js';
import type { McpServices } from './mcp-services.js';
import { findClause } from './read-ids.js';
import { READ_ONLY, toolResult, toolResultOf } from './tool-result.js';

/** `get_clause`: one clause verbatim, with its surroundings and validity. */
export function addGetClause(server: McpServer, services: McpServices): void {
  server.registerTool(
    'get_clause',
    {
      title: '查看条款原文',
      description: '按编号取一条条款的原文，连同所在文件、效力、上级、下级和前后条。',
      inputSchema: getClause.input,
      outputSchema: getClause.output,
      annotations: READ_ONLY,
    },
    ({ id, asOf = services.clock.today() }) =>
      toolResultOf(services, () => {
        const { index, clause, document } = findClause(services, id);
        return toolResult(wireClauseDetail(index, clause, document, asOf));
      }),
  );
}
