import { beforeAll, describe, expect, it } from 'vitest';
import { readLawArticles, readLegalQuestions } from '../../src/adapters/eval-sets.js';
import { prepareLegalQuestions } from '../../src/evaluation/prepare-legal-questions.js';
import { repositoryPath, sharedData } from '../support/shared-data.js';

const questions = readLegalQuestions(repositoryPath('seeds', 'questions', 'laws.jsonl'));
const collection = sharedData('scale', 'lawrefbook_clauses.jsonl.gz');

describe('the everyday legal questions', () => {
  it('are many, about many fields of life and many laws', () => {
    expect(questions.length).toBeGreaterThanOrEqual(250);
    expect(new Set(questions.map(({ field }) => field)).size).toBeGreaterThanOrEqual(20);
    expect(new Set(questions.flatMap(({ articles }) => articles.map(({ law }) => law))).size).toBeGreaterThanOrEqual(
      100,
    );
  });

  it('are each asked once, under a number of its own', () => {
    expect(new Set(questions.map(({ question }) => question.replace(/\p{P}/gu, ''))).size).toBe(questions.length);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  });

  // A question that cites its article tests the lookup, not the search.
  it('never name an article, nor a law by its title', () => {
    expect(questions.filter(({ question }) => /第[一二三四五六七八九十百千\d]+条|《/u.test(question))).toEqual([]);
    const named = questions.filter(({ question, articles }) => articles.some(({ law }) => question.includes(law)));
    expect(named.map(({ id }) => id)).toEqual([]);
  });

  it('name no article twice', () => {
    const twice = questions.filter(
      ({ articles }) => new Set(articles.map(({ law, article }) => `${law}${article}`)).size < articles.length,
    );
    expect(twice.map(({ id }) => id)).toEqual([]);
  });
});

describe.skipIf(collection.missing)('the corpus of national law (needs ../shared/scale)', () => {
  let prepared: ReturnType<typeof prepareLegalQuestions>;

  beforeAll(() => {
    prepared = prepareLegalQuestions(readLawArticles(collection.path), questions);
  });

  it('has every article that the questions name, in the newest version', () => {
    expect(prepared.missing).toEqual([]);
  });

  it('holds about 57,000 articles', () => {
    expect(prepared.articleCount).toBeGreaterThan(56_000);
    expect(prepared.articleCount).toBeLessThan(60_000);
  });
});
