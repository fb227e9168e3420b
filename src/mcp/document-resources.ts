import {
  type McpServer,
  type ReadResourceTemplateCallback,
  ResourceTemplate,
} from '@modelcontextprotocol/sdk/server/mcp.js';
import type { Clause } from '../domain/clause.js';
import { type Day, type PolicyDocument, validityOn } from '../domain/policy-document.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import { readyIndex } from '../wire/ready-index.js';
import { VALIDITY_WORDS } from '../wire/validity-words.js';
import type { McpServices } from './mcp-services.js';
import { findDocument } from './read-ids.js';
import { ON_A_DAY, readResource } from './read-resource.js';

const MEDIA_TYPE = 'text/plain';

const ADDRESS = 'yuece://documents/{id}';

/** `yuece://documents/{id}`, with `{?asOf}` or without: every document, listed; read, its facts and all its clauses, verbatim. */
export function addDocumentResources(server: McpServer, services: McpServices): void {
  const list = () => ({
    resources: readyIndex(services)
      .documents()
      .map((document) => ({
        uri: `yuece://documents/${document.id}`,
        name: document.id,
        title: document.title,
        description: factsOf(document, services.clock.today()).join('；'),
        mimeType: MEDIA_TYPE,
      })),
  });
  const read: ReadResourceTemplateCallback = (uri, { id }) =>
    readResource(services, uri, MEDIA_TYPE, (on) =>
      documentText(readyIndex(services), findDocument(services, String(id)), on),
    );
  // The first that fits is taken, and without it a day would be part of the id.
  server.registerResource(
    'document-on-a-day',
    new ResourceTemplate(`${ADDRESS}${ON_A_DAY}`, { list: undefined }),
    {
      title: '某日的政策文件',
      description: '一份政策文件的全文和基本信息，效力按 asOf 那一天（写作 YYYY-MM-DD）判断',
      mimeType: MEDIA_TYPE,
    },
    read,
  );
  server.registerResource(
    'document',
    new ResourceTemplate(ADDRESS, { list }),
    { title: '政策文件', description: '一份政策文件的基本信息和全文', mimeType: MEDIA_TYPE },
    read,
  );
}

/** Before each clause stands `#` and its locator: with the document's id before it, that is the clause's id. */
function documentText(index: ClauseIndex, document: PolicyDocument, day: Day): string {
  const clauses = index.clausesOf(document.id).filter((clause) => !isWithin(index, clause));
  const blocks = clauses.map(({ id, text }) => `${id.slice(document.id.length)} ${text}`);
  return [`《${document.title}》`, factsOf(document, day).join('\n'), ...blocks].join('\n\n');
}

/** The text of a searchable clause holds all that stands below it. */
function isWithin(index: ClauseIndex, { parentId }: Clause): boolean {
  const parent = parentId === null ? undefined : index.clause(parentId);
  return parent !== undefined && (parent.searchable || isWithin(index, parent));
}

function factsOf(document: PolicyDocument, day: Day): readonly string[] {
  const { docNumber, issuer, issuedOn, publishedOn, effectiveOn, expiresOn } = document;
  const facts: readonly (readonly [string, string | null])[] = [
    ['文件编号', document.id],
    ['文号', docNumber],
    ['发布机构', issuer],
    ['成文日期', issuedOn],
    ['发布日期', publishedOn],
    ['施行日期', effectiveOn],
    ['有效期至', expiresOn],
    [`效力（${day}）`, VALIDITY_WORDS[validityOn(document, day)]],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [`${name}：${value}`]));
}
