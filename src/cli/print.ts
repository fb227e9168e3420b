import { Failure } from '../domain/failure.js';

/** One JSON document on stdout, and nothing else. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** One line of JSON lines on stdout; waits where the reader is slow. */
export async function printLine(value: unknown): Promise<void> {
  if (process.stdout.write(`${JSON.stringify(value)}\n`)) return;
  await new Promise<void>((resolve) => process.stdout.once('drain', () => resolve()));
}

/** Text for a person on stdout. */
export function printText(text: string): void {
  process.stdout.write(`${text.trimEnd()}\n`);
}

/** A note for a person on stderr. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** For a thing that somebody named and that is not there. */
export function noSuch(kind: string, name: string): Failure {
  return new Failure('not_found', name, { publicMessage: `没有这样的${kind}：${name}。` });
}
