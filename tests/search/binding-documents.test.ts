import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../src/domain/ids.js';
import { allowedDocuments, bindingOn } from '../../src/search/binding-documents.js';
import { policyDocument } from '../support/policy-document.js';

const id = (text: string): DocumentId => text as DocumentId;
const expired = policyDocument(id('old'), { effectiveOn: '2010-01-01', expiresOn: '2019-12-31' });
const current = policyDocument(id('new'), { effectiveOn: '2020-01-01' });
const documents = [expired, current];

describe('documents that bind', () => {
  it('are those of the day, and the same set again for the same day, so that an index may keep its mask', () => {
    expect([...bindingOn(documents, '2015-06-01').ids]).toEqual(['old']);
    expect([...bindingOn(documents, '2024-06-01').ids]).toEqual(['new']);
    expect(bindingOn(documents, '2024-06-01').ids).toBe(bindingOn(documents, '2024-06-01').ids);
  });

  it('are chosen among those that the caller allows', () => {
    const index = { documents: () => documents };
    expect(allowedDocuments(index, null)).toBe(documents);
    expect(allowedDocuments(index, [id('old')])).toEqual([expired]);
  });
});
