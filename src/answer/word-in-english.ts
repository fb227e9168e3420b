import type { Clause } from '../domain/clause.js';
import type { Wording } from '../ports/wording.js';
import { clauseName } from './clause-name.js';
import { ENGLISH_FIELDS, englishName, readTitleAbove } from './english-names.js';

/** Values of the fixed wording that are titles of clauses and the divisions above them. */
const TITLES: readonly string[] = ['heading', 'otherheading', 'division', 'section'];

/**
 * English fixed wording. Values come in Chinese, as they were checked against the clauses; numbers are named in English, and
 * titles stand as they are with their unofficial translation. `titles`: translations by Chinese title.
 */
export function wordInEnglish(english: Wording, titles: ReadonlyMap<string, string>): Wording {
  const besideTitle = (text: string): string => english.say('beside-title', { text });
  const titled = (value: string): string => {
    const translation = titles.get(readTitleAbove(value)?.title ?? value);
    return translation === undefined ? `“${value}”` : `“${value}” ${besideTitle(`“${translation}”`)}`;
  };
  const inEnglish = (name: string, value: string): string => {
    if (TITLES.includes(name)) return titled(value);
    if (name === 'name' || name === 'other') return englishName(value);
    return name === 'field' ? (ENGLISH_FIELDS[value] ?? value) : value;
  };
  const named = (name: string, title: string): readonly string[] => {
    const translation = titles.get(title);
    return translation === undefined ? [] : [`${name} “${translation}”`];
  };
  const nameOf = (clause: Clause): readonly string[] => named(englishName(clauseName(clause)), clause.heading);
  const listed = (names: readonly string[]): string | null =>
    names.length === 0 ? null : besideTitle(names.join(', '));
  return {
    ...english,
    say: (id, values = {}) =>
      english.say(
        id,
        Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inEnglish(name, value)])),
      ),
    companion: {
      colon: ': ',
      inScript: (text) => text,
      besideQuote: () => null,
      besideLabel: (clause) => {
        const above = clause.path.flatMap((title) => {
          const read = readTitleAbove(title);
          return read ? named(read.name, read.title) : [];
        });
        return listed([...above, ...nameOf(clause)]);
      },
      besideName: (clause) => listed(nameOf(clause)),
    },
  };
}
