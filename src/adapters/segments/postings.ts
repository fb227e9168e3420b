import type { TermWeight } from '../../ports/clause-index.js';
import { type Section, type Sections, sectionOf } from './sections.js';

/** For each term, by number, the texts that hold it, ascending, with the stored weight. */
export interface Postings {
  /** Texts that hold the term. */
  readonly holderCount: (term: number) => number;
  /** Those of them in the ranges `[from, to)` of texts, which ascend and do not touch. */
  readonly holdersWithin: (term: number, ranges: readonly (readonly [number, number])[]) => number;
  /** Sum over the texts that hold the term of stored weight × the text's share in `shares`. */
  readonly weightOver: (term: number, shares: Float64Array) => number;
  /** Adds asked weight × stored weight to `sums` for every text that holds the term. */
  readonly addTo: (sums: Float64Array, term: number, asked: number) => void;
  /** The same for the texts `[from, from + sums.length)` alone, the first of them at 0. */
  readonly addWithin: (sums: Float64Array, term: number, asked: number, from: number) => void;
}

/** Most weights that a code of 16 bits can tell apart. */
const SHORT_CODES = 65_536;

/**
 * Inverts texts, numbered in order, as the sections `<name>.starts`, `.holders`, `.codes`, `.values`. A weight is stored as
 * the number of its value: texts are short and counts small, so that few weights are distinct, and none loses a digit.
 */
export function packPostings(
  name: string,
  texts: readonly (readonly TermWeight[])[],
  termNumber: (term: string) => number,
  termCount: number,
): readonly (readonly [string, Section])[] {
  const lists = texts.map((terms) => terms.map(([term, weight]) => [termNumber(term), weight] as const));
  return packLists(name, termCount, (visit) => {
    lists.forEach((list, holder) => {
      for (const [term, weight] of list) visit(term, holder, weight);
    });
  });
}

/** The same from anything that tells its entries twice in the same order, holders ascending within each term. */
export function packLists(
  name: string,
  termCount: number,
  tell: (visit: (term: number, holder: number, weight: number) => void) => void,
): readonly (readonly [string, Section])[] {
  const starts = new Uint32Array(termCount + 1);
  const codeOf = new Map<number, number>();
  tell((term, _holder, weight) => {
    starts[term + 1] = (starts[term + 1] as number) + 1;
    if (!codeOf.has(weight)) codeOf.set(weight, codeOf.size);
  });
  for (let term = 0; term < termCount; term += 1) {
    starts[term + 1] = (starts[term + 1] as number) + (starts[term] as number);
  }
  const total = starts[termCount] as number;
  const next = starts.slice(0, termCount);
  const holders = new Uint32Array(total);
  const codes = codeOf.size <= SHORT_CODES ? new Uint16Array(total) : new Uint32Array(total);
  tell((term, holder, weight) => {
    const at = next[term] as number;
    next[term] = at + 1;
    holders[at] = holder;
    codes[at] = codeOf.get(weight) as number;
  });
  return [
    [`${name}.starts`, starts],
    [`${name}.holders`, holders],
    [`${name}.codes`, codes],
    [`${name}.values`, Float64Array.from(codeOf.keys())],
  ];
}

/** Tells every entry of packed postings, term by term, holders ascending. */
export function eachPosting(
  name: string,
  sections: Sections,
  visit: (term: number, holder: number, weight: number) => void,
): void {
  const { starts, holders, codes, values } = partsOf(name, sections);
  for (let term = 0; term + 1 < starts.length; term += 1) {
    for (let at = starts[term] as number; at < (starts[term + 1] as number); at += 1) {
      visit(term, holders[at] as number, values[codes[at] as number] as number);
    }
  }
}

/** Opens postings packed under that name. */
export function openPostings(name: string, sections: Sections): Postings {
  const { starts, holders, codes, values } = partsOf(name, sections);
  const lowerBound = (holder: number, from: number, to: number): number => {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((holders[middle] as number) < holder) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    holderCount: (term) => (starts[term + 1] as number) - (starts[term] as number),
    holdersWithin: (term, ranges) => {
      let at = starts[term] as number;
      const end = starts[term + 1] as number;
      let count = 0;
      for (const [from, to] of ranges) {
        at = lowerBound(from, at, end);
        const last = lowerBound(to, at, end);
        count += last - at;
        at = last;
      }
      return count;
    },
    weightOver: (term, shares) => {
      let sum = 0;
      for (let at = starts[term] as number; at < (starts[term + 1] as number); at += 1) {
        sum += (shares[holders[at] as number] as number) * (values[codes[at] as number] as number);
      }
      return sum;
    },
    addTo: (sums, term, asked) => {
      const end = starts[term + 1] as number;
      for (let at = starts[term] as number; at < end; at += 1) {
        const holder = holders[at] as number;
        sums[holder] = (sums[holder] as number) + asked * (values[codes[at] as number] as number);
      }
    },
    addWithin: (sums, term, asked, from) => {
      const end = starts[term + 1] as number;
      for (let at = lowerBound(from, starts[term] as number, end); at < end; at += 1) {
        const place = (holders[at] as number) - from;
        if (place >= sums.length) return;
        sums[place] = (sums[place] as number) + asked * (values[codes[at] as number] as number);
      }
    },
  };
}

function partsOf(name: string, sections: Sections) {
  const short = sections.get(`${name}.codes`) instanceof Uint16Array;
  return {
    starts: sectionOf(sections, `${name}.starts`, 'u32'),
    holders: sectionOf(sections, `${name}.holders`, 'u32'),
    codes: sectionOf(sections, `${name}.codes`, short ? 'u16' : 'u32'),
    values: sectionOf(sections, `${name}.values`, 'f64'),
  };
}
