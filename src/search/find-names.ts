/** Which of many names stand in a text: their places in the list, ascending. */
export type FindNames = (text: string) => readonly number[];

/** A list of names never changes, and thousands are looked for in every question. */
const finders = new WeakMap<readonly string[], FindNames>();

/**
 * The finder of a list of names, made once a list. A text is read once, whatever the length of the list: only names that
 * begin as the text goes on are compared. Empty names are never found.
 */
export function nameFinder(names: readonly string[]): FindNames {
  const known = finders.get(names);
  if (known) return known;
  const byStart = new Map<string, number[]>();
  names.forEach((name, at) => {
    const start = name.slice(0, 2);
    const bucket = byStart.get(start);
    if (bucket) bucket.push(at);
    else byStart.set(start, [at]);
  });
  const find: FindNames = (text) => {
    const found = new Set<number>();
    for (let from = 0; from < text.length; from += 1) {
      for (const length of [1, 2]) {
        for (const at of byStart.get(text.slice(from, from + length)) ?? []) {
          if (names[at] !== '' && text.startsWith(names[at] ?? '', from)) found.add(at);
        }
      }
    }
    return [...found].sort((a, b) => a - b);
  };
  finders.set(names, find);
  return find;
}
