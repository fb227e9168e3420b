/** Groups of words by name, for `{name}` in a cue. */
export type WordGroups = ReadonlyMap<string, readonly string[]>;

/** What `…` and `……` may stand for: a few characters of one sentence, and more of them. */
const GAP = '[^。！？!?；;\\n]{0,8}';
const WIDE_GAP = '[^。！？!?\\n]{0,24}';
/** Marks and blanks at the ends of a text, which `^` and `$` pass over. */
const EDGE = '[\\s\\p{P}\\p{S}]*';
const SIGN = /\\(.)|\{([^}]+)\}|……|…|[$^]|[()|?]|\s+|[a-z0-9]+|[\s\S]/giu;
const LATIN = /^[a-z0-9]/iu;

/**
 * Compiles cues into one test. A cue is words as they stand, and these signs: `{name}` any word of the group, `(a|b)` one of
 * them, `(a|b)?` one or none, `…` up to 8 characters within a sentence, `……` up to 24, `^` and `$` the ends of the text, `\`
 * before a sign that means itself. Latin words are matched whole and in either case; blanks are optional. An empty list fits
 * nothing. Throws for an unknown group.
 */
export function compileCues(cues: readonly string[], groups: WordGroups = new Map()): RegExp {
  return new RegExp(cues.length === 0 ? '(?!)' : cues.map((cue) => sourceOf(cue, groups)).join('|'), 'iu');
}

/** Any of some words, which may be cues without groups, as a part of a pattern. */
export function anyOf(words: readonly string[]): string {
  return `(?:${words.map((word) => sourceOf(word, new Map())).join('|')})`;
}

function sourceOf(cue: string, groups: WordGroups): string {
  return [...cue.matchAll(SIGN)]
    .map(([sign, taken, group]) => {
      if (taken !== undefined) return literal(taken);
      if (group !== undefined) {
        const words = groups.get(group);
        if (!words) throw new RangeError(`no group of words “${group}” for the cue “${cue}”`);
        return anyOf(words);
      }
      if (sign === '……') return WIDE_GAP;
      if (sign === '…') return GAP;
      if (sign === '^') return `^${EDGE}`;
      if (sign === '$') return `${EDGE}$`;
      if (sign === '(') return '(?:';
      if (sign === ')' || sign === '|' || sign === '?') return sign;
      if (sign.trim() === '') return '\\s*';
      return LATIN.test(sign) ? `(?<![a-z0-9])${sign}(?![a-z0-9])` : literal(sign);
    })
    .join('');
}

function literal(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\/]/u, '\\$&');
}
