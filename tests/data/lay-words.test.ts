import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readVocabulary } from '../../src/adapters/seeds/vocabulary-files.js';
import type { Clause } from '../../src/domain/clause.js';
import { compileFinder } from '../../src/search/replace-words.js';
import { parseSeed } from '../support/seed-index.js';
import { repositoryPath } from '../support/shared-data.js';

const { layWords, places } = readVocabulary(repositoryPath('seeds', 'vocabulary'));
const policy = readFileSync(repositoryPath('seeds', 'documents', '粤办函〔2024〕88号.txt'), 'utf8').replace(/\s/gu, '');
const findSayings = compileFinder(layWords.flatMap(({ say }) => say));
const clauseNumbers = ['一', ...Array.from({ length: 45 }, (_, at) => `${at + 1}`)];
let clauses: ReadonlyMap<string, Clause>;

/** A theme starts with the number of the clause it is about. */
const themeNumber = (theme: string): string => theme.split(' ')[0] ?? '';

beforeAll(async () => {
  const parsed = await parseSeed();
  clauses = new Map(parsed.clauses.map((clause) => [clause.id.split('#')[1] ?? '', clause]));
});

describe('lay words', () => {
  it('are many, and say each of the 45 measures and the goals in at least a dozen ways', () => {
    expect(layWords.length).toBeGreaterThanOrEqual(250);
    const sayings = (number: string) =>
      layWords.filter(({ theme }) => themeNumber(theme) === number).flatMap(({ say }) => say).length;
    expect(clauseNumbers.filter((number) => sayings(number) < 12)).toEqual([]);
  });

  it('lead only to words that the policy itself uses', () => {
    const foreign = layWords.flatMap(({ mean }) => mean.filter((word) => !policy.includes(word.replace(/\s/gu, ''))));
    expect(foreign).toEqual([]);
  });

  it('lead to words of the clause their theme names', () => {
    const astray = layWords.filter(({ theme, mean }) => {
      const text = clauses.get(themeNumber(theme))?.text.replace(/\s/gu, '') ?? '';
      return !mean.some((word) => text.includes(word.replace(/\s/gu, '')));
    });
    expect(astray.map(({ theme, mean }) => `${theme}: ${mean.join()}`)).toEqual([]);
  });

  it('weigh no more than the person’s own words', () => {
    expect(layWords.filter(({ weight }) => weight > 1 || weight <= 0)).toEqual([]);
  });

  it('are words, not single characters, which stand inside too many others', () => {
    expect(layWords.flatMap(({ say }) => say.filter((said) => said.length < 2))).toEqual([]);
  });

  // What stands in nearly every question must call no theme: these held a saying by chance once.
  it.each([
    '广东省人工智能',
    '广东省人民政府',
    '国家政策',
    '省市政府',
    '地级以上市人民政府',
    '本地产业',
    '提高中小企业竞争力',
    '符合资格',
    '学会使用',
    '确保安全',
    '关于人工智能赋能千行百业的若干措施',
    '芯片生态',
    '有关节点',
  ])('are not found by chance in “%s”', (words) => {
    expect(findSayings(words)).toEqual([]);
  });
});

describe('places', () => {
  const byName = new Map(places.map((place) => [place.name, place]));

  it('lie within places that are listed, and never within themselves', () => {
    const lost = places.filter((place) => {
      const passed = new Set<string>();
      for (let at = place.name; ; ) {
        if (passed.has(at)) return true;
        passed.add(at);
        const found = byName.get(at);
        if (!found) return true;
        if (found.within === null) return false;
        at = found.within;
      }
    });
    expect(lost.map(({ name }) => name)).toEqual([]);
  });

  it('hold all 34 provinces with a sign of their own and all 21 cities of Guangdong', () => {
    const provinces = places.filter(({ kind }) => kind === 'province');
    expect(provinces.length).toBe(34);
    expect(new Set(provinces.map(({ sign }) => sign)).size).toBe(34);
    expect(places.filter(({ kind, within }) => kind === 'city' && within === '广东省').length).toBe(21);
  });

  it('do not hold China, within which every question is asked', () => {
    expect(places.filter(({ name, shortNames }) => [name, ...shortNames].includes('中国'))).toEqual([]);
  });

  it('that the policy names all lie in Guangdong, so that no question about it is taken for one about elsewhere', () => {
    const inGuangdong = (name: string | null): boolean =>
      name === '广东省' || (name !== null && inGuangdong(byName.get(name)?.within ?? null));
    const named = places.filter(({ name, shortNames }) => [name, ...shortNames].some((word) => policy.includes(word)));
    expect(named.filter(({ name }) => !inGuangdong(name)).map(({ name }) => name)).toEqual([]);
  });
});
