import {
  type McpServer,
  type ReadResourceTemplateCallback,
  ResourceTemplate,
} from '@modelcontextprotocol/sdk/server/mcp.js';
import { wireClauseDetail } from '../wire/wire-documents.js';
import type { McpServices } from './mcp-services.js';
import { findClause } from './read-ids.js';
import { ON_A_DAY, readResource } from './read-resource.js';

const MEDIA_TYPE = 'application/json';

const ADDRESS = 'yuece://clauses/{documentId}/{+locator}';

/**
 * `yuece://clauses/{documentId}/{+locator}`, with `{?asOf}` or without: one clause, as `get_clause` gives it. Not listed: there
 * may be 100,000.
 */
export function addClauseResources(server: McpServer, services: McpServices): void {
  const read: ReadResourceTemplateCallback = (uri, { documentId, locator }) =>
    readResource(services, uri, MEDIA_TYPE, (on) => {
      const { index, clause, document } = findClause(services, `${documentId}#${decoded(String(locator))}`);
      return JSON.stringify(wireClauseDetail(index, clause, document, on));
    });
  // The first that fits is taken, and without it a day would be part of the locator.
  server.registerResource(
    'clause-on-a-day',
    new ResourceTemplate(`${ADDRESS}${ON_A_DAY}`, { list: undefined }),
    {
      title: '某日的政策条款',
      description: '一条条款的原文、前后条，以及在 asOf 那一天（写作 YYYY-MM-DD）的效力',
      mimeType: MEDIA_TYPE,
    },
    read,
  );
  server.registerResource(
    'clause',
    new ResourceTemplate(ADDRESS, { list: undefined }),
    {
      title: '政策条款',
      description: '一条条款的原文、效力和前后条；编号“文件编号#13”写作 yuece://clauses/文件编号/13',
      mimeType: MEDIA_TYPE,
    },
    read,
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
