import { describe, expect, it } from 'vitest';
import { readVocabulary } from '../../src/adapters/seeds/vocabulary-files.js';
import { repositoryPath } from '../support/shared-data.js';

const { places } = readVocabulary(repositoryPath('seeds', 'vocabulary'));
const within = (name: string, kind: string) =>
  places.filter((place) => place.within === name && place.kind === kind).map((place) => place.name);

describe('places', () => {
  it('hold the 21 cities of Guangdong and their districts and counties', () => {
    const cities = within('广东省', 'city');
    expect(cities).toHaveLength(21);
    expect(cities.flatMap((city) => within(city, 'district')).length).toBeGreaterThanOrEqual(118);
  });

  it('hold every province', () => {
    expect(places.filter(({ kind }) => kind === 'province')).toHaveLength(34);
  });

  it('lie in places that are known: else no one could tell which province they are of', () => {
    const names = new Set(places.map(({ name }) => name));
    expect(places.filter((place) => place.within !== null && !names.has(place.within))).toEqual([]);
  });
});
