import { describe, expect, it } from 'vitest';
import { createPinyinRomanizer } from '../../src/adapters/pinyin-romanizer.js';
import type { DocumentId } from '../../src/domain/ids.js';
import { ingestDocument, type ParsedDocument } from '../../src/ingest/ingest-document.js';
import { findDuplicates } from '../../src/publication/find-duplicates.js';
import { createMemoryIndex, unsearched } from '../support/memory-index.js';

const SENTENCES = Array.from(
  { length: 20 },
  (_, at) => `第${at}号蜂场由养蜂协会负责，每年改建一次，补助${at * 7}万元。`,
);

function read(id: string, sentences: readonly string[]): ParsedDocument {
  const text = sentences.join('\n');
  const read = ingestDocument(
    { id: id as DocumentId, origin: id, format: 'text', text, stated: { title: `《${id}》` } },
    createPinyinRomanizer(),
  );
  if (read.state === 'refused') throw new Error(read.reason);
  return read;
}

/** Every document of the index is a candidate: the words of these texts are all alike. */
const find = (draft: ParsedDocument, ...corpus: readonly ParsedDocument[]) => {
  const index = createMemoryIndex(corpus.map(unsearched));
  const scores = new Map(corpus.map(({ document }) => [document.id, 1]));
  return findDuplicates(draft, { ...index, documentScores: () => scores }, (text) => [...text]);
};

describe('duplicates of a draft', () => {
  const draft = read('draft', SENTENCES);

  it('are told with the share of common text, the same text as one', () => {
    const [same, near] = find(draft, read('near', [...SENTENCES.slice(0, 18), '别的内容。']), read('same', SENTENCES));
    expect(same).toMatchObject({ documentId: 'same', common: 1, contained: 1 });
    expect(near?.documentId).toBe('near');
    expect(near?.common).toBeGreaterThan(0.7);
  });

  it('are told where the draft stands within a longer document', () => {
    const part = read('part', SENTENCES.slice(0, 5));
    expect(find(part, draft)).toMatchObject([{ contained: 1 }]);
  });

  it('are neither documents that share some phrases, nor the document itself and its earlier versions', () => {
    const other = read(
      'other',
      SENTENCES.map((each) => each.replace(/由.*负责/u, '归区里管').replace(/每年.*次/u, '长期不动')),
    );
    expect(find(draft, other, read('draft', SENTENCES), read('draft.until-2025-12-31', SENTENCES))).toEqual([]);
  });
});
