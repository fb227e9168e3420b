import type { Clause } from '../domain/clause.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import type { Place } from '../domain/vocabulary.js';
import { compileFinder } from '../search/replace-words.js';

/** Holds the places a question names against what a document is for. */
export interface PlaceReader {
  /** A place outside the document's region that no given clause mentions, or null. */
  outside(question: string, clauses: readonly Clause[], document: PolicyDocument): Place | null;
  /** A place inside the document's region, smaller than it, that the clause does not mention, or null. */
  narrower(question: string, clause: Clause, document: PolicyDocument): Place | null;
}

/** One character is too little to know a place by. */
const namesOf = ({ name, shortNames }: Place): readonly string[] =>
  [name, ...shortNames].filter((each) => each.length >= 2);

export function createPlaceReader(places: readonly Place[]): PlaceReader {
  const byName = new Map(places.flatMap((place) => namesOf(place).map((name) => [name, place] as const)));
  const find = compileFinder([...byName.keys()]);
  const named = (question: string): readonly Place[] => [
    ...new Set(find(question).flatMap((name) => byName.get(name) ?? [])),
  ];
  const isRegion = (place: Place, region: string): boolean => namesOf(place).some((name) => region.includes(name));
  const liesWithin = (place: Place, region: string): boolean => {
    for (let at: Place | undefined = place; at; at = at.within === null ? undefined : byName.get(at.within)) {
      if (isRegion(at, region)) return true;
    }
    return false;
  };
  const mentions = (clause: Clause, place: Place): boolean => namesOf(place).some((name) => clause.text.includes(name));

  return {
    outside: (question, clauses, document) => {
      const region = document.region ?? '';
      const asked = named(question);
      // 美国公司能在广东设研发中心吗 says where it comes from, and asks about here.
      if (asked.some((place) => isRegion(place, region))) return null;
      const inside = (place: Place): boolean =>
        liesWithin(place, region) || namesOf(place).some((name) => document.title.includes(name));
      return asked.find((place) => !inside(place) && !clauses.some((clause) => mentions(clause, place))) ?? null;
    },
    narrower: (question, clause, document) => {
      const region = document.region ?? '';
      const isSmaller = (place: Place): boolean => liesWithin(place, region) && !isRegion(place, region);
      return named(question).find((place) => isSmaller(place) && !mentions(clause, place)) ?? null;
    },
  };
}
