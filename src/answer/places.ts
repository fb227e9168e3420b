import type { Clause } from '../domain/clause.js';
import type { PolicyDocument } from '../domain/policy-document.js';
import type { Place } from '../domain/vocabulary.js';
import { compileFinder } from '../search/replace-words.js';

/** A place that a question names and its clause does not speak of. */
export interface OtherPlace {
  /** `outside` the region of the document, or a part of it: `within`. */
  readonly where: 'outside' | 'within';
  /** Only where the person comes from, or beside the document's own region: not the place that is asked about. */
  readonly isAside: boolean;
}

/** Holds the places a question names against the region that a document is for. */
export interface PlaceReader {
  /** Names of places in the question, as it writes them. */
  named(question: string): readonly string[];
  /** Whether the question names the region or a place in it. */
  namesWithin(question: string, region: string): boolean;
  /** Whether the region, by its full or a short name, is less than a province: a city, a district, an area. */
  isLocal(region: string): boolean;
  /**
   * The place that sets the question most apart from the clauses, best clause first: outside the regions of all their
   * documents and mentioned in none; else smaller than the best one's region and not mentioned in it. Null where none does.
   */
  other(
    question: string,
    clauses: readonly Clause[],
    documentOf: (clause: Clause) => PolicyDocument | undefined,
  ): OtherPlace | null;
}

/** One character is too little to know a place by. */
const namesOf = ({ name, shortNames }: Place): readonly string[] =>
  [name, ...shortNames].filter((each) => each.length >= 2);

const PERSON = '(?:我们|我|咱们?|俺们?|我司|我厂|本公司|本企业|本人|公司|企业|单位|工厂|厂子|作为|一家)';
/** 我们在佛山, 我是深圳的, 一家位于东莞: what stands before a place that someone only comes from. */
const COMES_FROM = new RegExp(
  `(?:${PERSON}(?:都|就|也|人)?(?:是|在|来自|系|位于|住在?|设在|注册在|开在)?(?:一家|一个|个)?|位于|来自|落户|注册在)$`,
  'u',
);
/** 深圳的公司, 东莞玩具厂: what stands after it. Someone from outside asks about here only where they come here. */
const OF_A_PERSON =
  /^(?:市|省|区|县)?(?:这边|那边|本地|当地)?(?:的|嘅)?(?:一家|一个)?[^，。？！的有]{0,5}?(?:公司|企业|工厂|厂家|厂|商人|老板|投资者|投资商|客商|创业者|团队|机构|学校|医院|农民|农户|居民|市民|青年|学生|家庭|人才|人(?=[，,想能可来到在]))/u;
const ANY = /./u;
const COMES_HERE = /来|到|在|投资|落户|享受|申请|办理|报名|能不能|可不可以|可否|能否|可以/u;

export function createPlaceReader(places: readonly Place[]): PlaceReader {
  const byName = new Map(places.flatMap((place) => namesOf(place).map((name) => [name, place] as const)));
  const find = compileFinder([...byName.keys()]);
  const isRegion = (place: Place, region: string): boolean => namesOf(place).some((name) => region.includes(name));
  const liesWithin = (place: Place, region: string): boolean => {
    for (let at: Place | undefined = place; at; at = at.within === null ? undefined : byName.get(at.within)) {
      if (isRegion(at, region)) return true;
    }
    return false;
  };
  /** What the nation lays down holds in all of it. */
  const isCovered = (place: Place, { region, title }: PolicyDocument): boolean =>
    region === null ? !isAbroad(place) : liesWithin(place, region) || isTitled(place, title);
  /** 《天河区…公告》 of 广州市 is of 天河. */
  const isTitled = (place: Place, title = ''): boolean => namesOf(place).some((name) => title.includes(name));
  const isAbroad = (place: Place): boolean => place.kind === 'country' || (place.kind === 'area' && !place.within);
  const isMentioned = (place: Place, clause: Clause): boolean =>
    namesOf(place).some((name) => clause.text.includes(name));

  return {
    named: find,
    namesWithin: (question, region) =>
      find(question).some((name) => {
        const place = byName.get(name);
        return place !== undefined && liesWithin(place, region);
      }),
    isLocal: (region) => {
      const place = byName.get(region);
      return place !== undefined && place.kind !== 'country' && place.kind !== 'province' && place.within !== null;
    },
    other: (question, clauses, documentOf) => {
      const found = find(question);
      const [top] = clauses;
      if (found.length === 0 || !top) return null;
      const asked = found.flatMap((name) => {
        const place = byName.get(name);
        return place ? [{ name, place }] : [];
      });
      const documents = clauses.flatMap((clause) => documentOf(clause) ?? []);
      const isHere = (place: Place): boolean =>
        documents.some(({ region }) => region !== null && isRegion(place, region));
      const here = asked.some(({ place }) => isHere(place));
      const outside = asked.filter(
        ({ place }) =>
          !documents.some((document) => isCovered(place, document)) &&
          !clauses.some((clause) => isMentioned(place, clause)),
      );
      if (outside.length > 0) {
        // 美国公司能在广东设研发中心吗 says where it comes from, and asks about here.
        // To the nation's law a company from abroad is one of those whom it binds.
        const condition = documents.some(({ region }) => region !== null) ? COMES_HERE : ANY;
        const isAside = here || outside.every(({ name }) => comesFrom(question, name, condition));
        return here && !isCompared(question, outside) ? null : { where: 'outside', isAside };
      }
      const { region, title } = documentOf(top) ?? { region: null };
      if (region === null) return null;
      const isSpokenOf = (place: Place): boolean =>
        isRegion(place, region) || isTitled(place, title) || isMentioned(place, top);
      const within = asked.filter(({ place }) => liesWithin(place, region) && !isSpokenOf(place));
      if (within.length === 0) return null;
      return { where: 'within', isAside: within.every(({ name }) => comesFrom(question, name, ANY)) };
    },
  };
}

/** Whether each time the name stands in the question it says where someone comes from. */
function comesFrom(question: string, name: string, condition: RegExp): boolean {
  return [...question.matchAll(new RegExp(name, 'gu'))].every(({ index }) => {
    const after = question.slice(index + name.length);
    return COMES_FROM.test(question.slice(0, index)) || (OF_A_PERSON.test(after) && condition.test(after));
  });
}

/** 浙江和广东, 比上海: the two are held side by side. */
function isCompared(question: string, places: readonly { readonly name: string }[]): boolean {
  return places.some(({ name }) =>
    new RegExp(`[和与跟同比及、]${name}|${name}.{0,2}[和与跟同比及、]|还是.{0,2}${name}`, 'u').test(question),
  );
}
