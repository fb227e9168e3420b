import type { DocumentId } from '../../src/domain/ids.js';
import type { PolicyDocument } from '../../src/domain/policy-document.js';

/** A document of which nothing is known but its id, a title and what is given. */
export function policyDocument(id: string, facts: Partial<PolicyDocument> = {}): PolicyDocument {
  return {
    id: id as DocumentId,
    title: '某文件',
    aliases: [],
    docNumber: null,
    issuer: null,
    region: null,
    level: null,
    indexNumber: null,
    category: null,
    issuedOn: null,
    publishedOn: null,
    effectiveOn: null,
    expiresOn: null,
    status: null,
    supersedes: [],
    supersededBy: [],
    prolongs: [],
    factSources: [],
    url: null,
    ...facts,
  };
}
