import type { Clause } from '../domain/clause.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import type { Place } from '../domain/vocabulary.js';

/** An amount with its unit, as a person would put it into a question. */
const AMOUNT = /\d[\d.,]*\s*(?:EFLOPS|万亿元?|亿元?|万元?|千元|元|%|％|台|万台|亿台|万辆|辆|款|种|个百分点|倍)/giu;

const squeeze = (text: string): string => text.replace(/[\s,]/gu, '').toLowerCase();

/** Amounts that the question states and no given clause does: a premise that must not be affirmed. */
export function figuresOutside(question: string, clauses: readonly Clause[]): readonly string[] {
  const texts = clauses.map((clause) => squeeze(clause.text));
  return (question.match(AMOUNT) ?? []).filter(
    (amount) => !texts.some((text) => text.includes(squeeze(amount).replace(/元$/u, ''))),
  );
}

/** Amounts that the question states and the clause does too: the person has read it there, or is told of it. */
export function figuresInside(question: string, clause: Clause): readonly string[] {
  return (question.match(AMOUNT) ?? []).filter((amount) => figuresOutside(amount, [clause]).length === 0);
}

/** Years that the question names and neither the clauses nor the document's own dates and number do. */
export function yearsOutside(
  question: string,
  clauses: readonly Clause[],
  document: PolicyDocument,
): readonly string[] {
  const own = [document.docNumber, document.issuedOn, document.publishedOn, document.effectiveOn, document.title].join(
    ' ',
  );
  const years = question.match(/(?<!\d)(?:19|20)\d{2}(?=\s*年|\D*$|\D)/gu) ?? [];
  return years.filter((year) => !own.includes(year) && !clauses.some((clause) => clause.text.includes(year)));
}

/** Asks for what the country as a whole lays down. */
const NATIONAL =
  /国家层面|国家级(?:的)?(?:政策|规定|文件)|(?:国家|中央|国务院|工信部|科技部|发改委).{0,4}(?:出台|发布|印发|制定|规定|政策|文件)/u;

/** True where national rules are asked for and the document is a province's or a city's. */
export function isNationalAskedOf(question: string, document: PolicyDocument): boolean {
  return NATIONAL.test(question) && document.region !== null;
}

/** The place a question names that lies outside what the document is for, and that no given clause mentions. */
export function placeOutside(
  question: string,
  clauses: readonly Clause[],
  document: PolicyDocument,
  places: readonly Place[],
): Place | null {
  const named = places.filter((place) =>
    [place.name, ...place.shortNames].some((name) => name.length >= 2 && question.includes(name)),
  );
  const region = document.region ?? '';
  // 美国公司能在广东设研发中心吗 says where it comes from, and asks about here.
  const here = named.some(({ name, shortNames }) => [name, ...shortNames].some((each) => region.includes(each)));
  const outside = here
    ? undefined
    : named.find((place) => {
        const names = [place.name, ...place.shortNames];
        const inside =
          names.some((name) => region.includes(name) || document.title.includes(name)) ||
          liesWithin(place, region, places);
        return !inside && !clauses.some((clause) => names.some((name) => clause.text.includes(name)));
      });
  return outside ?? null;
}

/** A place inside the document's region, smaller than it, that the question names and the clause does not. */
export function narrowerPlace(
  question: string,
  clause: Clause,
  document: PolicyDocument,
  places: readonly Place[],
): Place | null {
  const region = document.region ?? '';
  const named = places.find((place) => {
    const names = [place.name, ...place.shortNames].filter((name) => name.length >= 2);
    const smaller = liesWithin(place, region, places) && !names.some((name) => region.includes(name));
    return (
      smaller && names.some((name) => question.includes(name)) && !names.some((name) => clause.text.includes(name))
    );
  });
  return named ?? null;
}

function liesWithin(place: Place, region: string, places: readonly Place[]): boolean {
  for (let at: Place | undefined = place; at; at = places.find((other) => other.name === at?.within)) {
    if (region !== '' && (region.includes(at.name) || at.shortNames.some((name) => region.includes(name)))) return true;
  }
  return false;
}
