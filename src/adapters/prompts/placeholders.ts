import { Failure } from '../../domain/failure.js';

const PLACEHOLDER = /\{\{([a-z]+)\}\}/gu;

export type Values = Readonly<Record<string, string>>;

/** The names of a text's `{{placeholders}}`, each once. */
export function placeholdersOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
}

/** Throws an `internal` Failure, which names them, where values are missing or unknown. @param owner whose placeholders these are */
export function checkValues(owner: string, names: readonly string[], values: Values): void {
  const wrong = [
    ...names.filter((name) => !(name in values)),
    ...Object.keys(values).filter((name) => !names.includes(name)),
  ];
  if (wrong.length > 0) throw new Failure('internal', `${owner}: values missing or unknown: ${wrong.join(', ')}`);
}

/** Fills a text in one pass: a value that looks like a placeholder is left as it is. */
export function fillPlaceholders(text: string, values: Values): string {
  return text.replace(PLACEHOLDER, (_, name: string) => values[name] ?? '');
}
