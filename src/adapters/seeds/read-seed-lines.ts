import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../domain/failure.js';

/** What one line says, and where it stands, for messages: `aliases.jsonl:2`. */
export interface SeedLine<Entry> {
  readonly entry: Entry;
  /** From 1. */
  readonly line: number;
  readonly at: string;
}

/**
 * Reads a `.jsonl` file of `seeds/`, one checked entry a line, blank lines passed over. Throws a `configuration` Failure that
 * names file and line for what cannot be read or does not fit.
 */
export function readSeedLines<Entry>(path: string, schema: z.ZodType<Entry>): readonly SeedLine<Entry>[] {
  return readText(path)
    .split('\n')
    .flatMap((text, index) => {
      const at = `${basename(path)}:${index + 1}`;
      return text.trim() === '' ? [] : [{ entry: parseLine(text, schema, at), line: index + 1, at }];
    });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Failure('configuration', `${basename(path)}: cannot be read`, { cause });
  }
}

function parseLine<Entry>(text: string, schema: z.ZodType<Entry>, at: string): Entry {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Failure('configuration', `${at}: not one JSON object on one line`, { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Failure('configuration', `${at}: ${z.prettifyError(parsed.error)}`, { cause: parsed.error });
}
