import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { wireClauseDetail } from '../wire/wire-documents.js';
import type { McpServices } from './mcp-services.js';
import { findClause } from './read-ids.js';
import { readResource } from './read-resource.js';

const MEDIA_TYPE = 'application/json';

/** `yuece://clauses/{documentId}/{+locator}`: one clause, as `get_clause` gives it. Not listed: there may be 100,000. */
export function addClauseResources(server: McpServer, services: McpServices): void {
  server.registerResource(
    'clause',
    new ResourceTemplate('yuece://clauses/{documentId}/{+locator}', { list: undefined }),
    {
      title: '政策条款',
      description: '一条条款的原文、效力和前后条；编号“文件编号#13”写作 yuece://clauses/文件编号/13',
      mimeType: MEDIA_TYPE,
    },
    (uri, { documentId, locator }) =>
      readResource(services, uri, MEDIA_TYPE, () => {
        const { index, clause, document } = findClause(services, `${documentId}#${decoded(String(locator))}`);
        return JSON.stringify(wireClauseDetail(index, clause, document, services.clock.today()));
      }),
  );
}

/** Chinese numbers come percent-encoded in an address; what cannot be decoded is no locator and is not found. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
