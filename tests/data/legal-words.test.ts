import { describe, expect, it } from 'vitest';
import { readLawArticles } from '../../src/adapters/eval-sets.js';
import { readVocabulary } from '../../src/adapters/seeds/vocabulary-files.js';
import { compileFinder } from '../../src/search/replace-words.js';
import { repositoryPath, sharedData } from '../support/shared-data.js';

const { legalWords } = readVocabulary(repositoryPath('seeds', 'vocabulary'));
const sayings = legalWords.flatMap(({ say }) => say);
const findSayings = compileFinder(sayings);
const collection = sharedData('scale', 'lawrefbook_clauses.jsonl.gz');

describe('legal words', () => {
  it('are many, over many fields of life', () => {
    expect(sayings.length).toBeGreaterThanOrEqual(400);
    expect(new Set(legalWords.map(({ theme }) => theme)).size).toBeGreaterThanOrEqual(15);
  });

  it('are words, not single characters, which stand inside too many others', () => {
    expect(sayings.filter((said) => said.length < 2)).toEqual([]);
  });

  it('say something that they do not mean already', () => {
    const idle = legalWords.filter(({ say, mean }) => say.some((said) => mean.includes(said)));
    expect(idle.map(({ say }) => say.join())).toEqual([]);
  });

  it('weigh no more than the person’s own words', () => {
    expect(legalWords.filter(({ weight }) => weight > 1 || weight <= 0)).toEqual([]);
  });

  // What stands in many questions about a policy must call no law.
  it.each([
    '广东省人工智能',
    '广东省人民政府',
    '关于人工智能赋能千行百业的若干措施',
    '算力基础设施',
    '工业机器人产业',
  ])('are not found by chance in “%s”', (words) => {
    expect(findSayings(words)).toEqual([]);
  });

  it.skipIf(collection.missing)('lead only to words that national law uses (needs ../shared/scale)', () => {
    const law = readLawArticles(collection.path)
      .filter(({ category }) => !category.endsWith('地方法规'))
      .map(({ text }) => text)
      .join('\n');
    const foreign = legalWords.flatMap(({ mean }) => mean.filter((word) => !law.includes(word)));
    expect(foreign).toEqual([]);
  });
});
