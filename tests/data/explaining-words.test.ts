import { describe, expect, it } from 'vitest';
import { readVocabulary } from '../../src/adapters/seeds/vocabulary-files.js';
import { repositoryPath } from '../support/shared-data.js';

const { explaining } = readVocabulary(repositoryPath('seeds', 'vocabulary'));

describe('explaining words', () => {
  it('stand for at least one other word', () => {
    expect(explaining.alike.filter((group) => new Set(group).size < 2)).toEqual([]);
  });

  // A word of consequence that were plain would be said of anything without a clause.
  it('are never plain where they are of consequence or name who acts', () => {
    const plain = new Set(explaining.plain);
    // Force, denial and region have checks of their own, which read them in every sentence.
    const checked = '禁止 不得 严禁 必须 试点 全省 全市 全县 全区 本市 我省 我市'.split(' ');
    const weighty = [...explaining.weighty, ...explaining.roles].filter((word) => !checked.includes(word));
    expect(weighty.filter((word) => plain.has(word))).toEqual([]);
  });
});
