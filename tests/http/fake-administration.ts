import type { DocumentId } from '../../src/domain/ids.js';
import type { LedgerEntry } from '../../src/domain/publication.js';
import type { Administration } from '../../src/http/services.js';
import type { KeptDraft } from '../../src/ports/draft-store.js';
import { summaryOf } from '../../src/publication/keep-draft.js';

export const ADMIN_KEY = 'administrator-key-of-a-test';

const documentId = 'notice-2024-1' as DocumentId;

export const DRAFT: KeptDraft = {
  draft: {
    id: '0123456789',
    source: { id: documentId, origin: 'notice.txt', format: 'text', text: '正文', stated: {} },
    title: '通知',
    createdAt: '2026-01-01T00:00:00.000Z',
    by: '张三',
    from: null,
  },
  report: {
    documentId,
    facts: [{ fact: '标题', value: '通知', source: { fact: 'title', origin: 'text', quote: '通知' } }],
    outline: [{ depth: 0, kind: 'article', number: '1', heading: '' }],
    clauseCount: 1,
    findings: [{ severity: 'error', line: 3, message: '缺第二条' }],
    fault: '缺第二条',
    published: 'none',
    duplicates: [],
    validity: { day: '2026-01-01', validity: 'in_force' },
    impact: { asked: 1, from: 'seeds', changed: [], leftOut: 0 },
  },
};

const ENTRY: LedgerEntry = {
  sequence: 1,
  at: '2026-01-01T00:00:00.000Z',
  by: '张三',
  action: 'published',
  documentId,
  title: '通知',
  contentHash: '00',
  origin: 'notice.txt',
  draftId: null,
  override: null,
  reason: null,
  from: null,
  put: [documentId],
  removed: [],
};

/** Says yes to everything, with one draft. */
export function fakeAdministration(given: Partial<Administration['publication']> = {}): Administration {
  return {
    key: ADMIN_KEY,
    readable: ['.txt', '.html'],
    publication: {
      putFile: async () => [{ state: 'published', documentId, clauseCount: 1 }],
      drafts: async () => [summaryOf(DRAFT)],
      review: async () => DRAFT,
      publish: async ([draftId = '']) => ({ published: [{ draftId, documentId, title: '通知' }], refused: [] }),
      discard: async () => true,
      withdraw: async () => true,
      versions: async () => [{ number: 1, entry: ENTRY, ended: null, searchedAs: documentId }],
      ...given,
    },
  };
}
