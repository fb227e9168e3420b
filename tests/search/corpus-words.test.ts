import { describe, expect, it } from 'vitest';
import { createJiebaSegmenter } from '../../src/adapters/jieba-segmenter.js';
import type { Clause } from '../../src/domain/clause.js';
import { headingPhrases, knownPhrases } from '../../src/search/corpus-words.js';

const clause = (heading: string, searchable = true) => ({ heading, searchable }) as Clause;
const phrases = headingPhrases(
  [clause('智能家电更新'), clause('智能家电下乡'), clause('智能船舶', false), clause('')],
  createJiebaSegmenter(),
);
const vocabulary = { layWords: [{ say: ['智能家电', '油车', 'AI'] }] } as unknown as Parameters<typeof knownPhrases>[1];

describe('phrases of headings', () => {
  it('counts them over the searchable clauses', () => {
    expect(phrases.get('智能家电')).toBe(2);
    expect(phrases.has('智能船舶')).toBe(false);
  });

  it('lets a saying count less than any heading, and as headings have it where they do', () => {
    const known = knownPhrases(phrases, vocabulary);
    expect(known.get('油车')).toBe(0.5);
    expect(known.get('智能家电')).toBe(2);
    expect(known.has('AI')).toBe(false);
  });
});
