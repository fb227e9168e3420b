import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { searchPolicy } from '../contract/mcp-tools.js';
import { validityOn } from '../domain/policy-document.js';
import { readyIndex } from '../wire/ready-index.js';
import { wireSearch } from '../wire/wire-search.js';
import type { McpServices } from './mcp-services.js';
import { documentIdsOf } from './read-ids.js';
import { READ_ONLY, toolResult, toolResultOf } from './tool-result.js';

/** `search_policy`: clauses, best first, each with its document's validity. */
export function addSearchPolicy(server: McpServer, services: McpServices): void {
  server.registerTool(
    'search_policy',
    {
      title: '检索政策条款',
      description: '按意思检索已收录的政策条款，最相关的在前，给出条款编号、名称、原文和文件效力。',
      inputSchema: searchPolicy.input,
      outputSchema: searchPolicy.output,
      annotations: READ_ONLY,
    },
    ({ query, limit, asOf = services.clock.today(), documentIds }) =>
      toolResultOf(services, async () => {
        const outcome = await services.search({
          query,
          limit,
          asOf,
          ...(documentIds !== undefined && { documentIds: documentIdsOf(documentIds) }),
        });
        const index = readyIndex(services);
        const wired = wireSearch(outcome, false).hits;
        const hits = outcome.hits.flatMap(({ clause }, at) => {
          const document = index.document(clause.documentId);
          const hit = wired[at];
          return document && hit
            ? [{ ...hit, documentTitle: document.title, validity: validityOn(document, asOf) }]
            : [];
        });
        return toolResult({ hits });
      }),
  );
}
