import { describe, expect, it } from 'vitest';
import { readVocabulary } from '../../src/adapters/seeds/vocabulary-files.js';
import { createUnderstanding } from '../../src/search/understand-question.js';
import { TERMS } from '../../src/search/weights.js';
import { repositoryPath } from '../support/shared-data.js';

const pairs = (text: string): readonly string[] => [...text].slice(1).map((_, at) => text.slice(at, at + 2));
const vocabulary = {
  ...readVocabulary(repositoryPath('seeds', 'vocabulary')),
  layWords: [],
  legalWords: [{ theme: '劳动', say: ['撵人走'], mean: ['解除合同', '辞退职工'], weight: 0.5 }],
};

function understanding(corpus: string) {
  const known = new Set(pairs(corpus));
  return createUnderstanding({
    vocabulary,
    converter: { toSimplified: (text) => text, toTraditional: (text) => text },
    tokenize: pairs,
    words: pairs,
    sounds: () => ({ fromPinyin: () => null, fromInitials: () => null, correct: (text) => text }),
    holds: (term) => known.has(term),
  });
}

describe('legal words', () => {
  it('add what statutes call it, beside the person’s own words and lighter', () => {
    const terms = new Map(understanding('可以解除合同')('要撵人走').terms);
    expect(terms.get('撵人')).toBe(1);
    expect(terms.get('解除')).toBe(0.5 * TERMS.legalWord);
  });

  // An added word that nothing holds would only make the question look less answered.
  it('are silent about meanings that the corpus does not have in full', () => {
    const terms = new Map(understanding('解除合同，职工')('要撵人走').terms);
    expect(terms.has('合同')).toBe(true);
    expect(terms.has('职工')).toBe(false);
    expect(understanding('人工智能')('要撵人走').terms.map(([term]) => term)).toEqual(pairs('要撵人走'));
  });
});
