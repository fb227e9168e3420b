import type { Replacement } from '../domain/vocabulary.js';

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');

/**
 * Compiles a list of replacements (longest first, as `Vocabulary` keeps them) into one pass over a text.
 * `wholeWords` matches Latin words only where no letter or digit touches them.
 */
export function compileReplacements(
  replacements: readonly Replacement[],
  { wholeWords = false }: { readonly wholeWords?: boolean } = {},
): (text: string) => string {
  if (replacements.length === 0) return (text) => text;
  const to = new Map(replacements.map((entry) => [entry.from.toLowerCase(), entry.to]));
  const words = replacements.map((entry) => escapePattern(entry.from)).join('|');
  const pattern = new RegExp(wholeWords ? `(?<![A-Za-z0-9])(?:${words})(?![A-Za-z0-9])` : words, 'giu');
  return (text) => text.replace(pattern, (found) => to.get(found.toLowerCase()) ?? found);
}

/** Compiles a set of words into a finder of those that stand in a text: longest first, none inside another. */
export function compileFinder(words: readonly string[]): (text: string) => readonly string[] {
  if (words.length === 0) return () => [];
  const ordered = [...new Set(words)].sort((a, b) => b.length - a.length).map(escapePattern);
  const pattern = new RegExp(ordered.join('|'), 'giu');
  return (text) => text.match(pattern) ?? [];
}
