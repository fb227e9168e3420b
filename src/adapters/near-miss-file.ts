import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Failure } from '../domain/failure.js';
import { NEAR_MISS_KINDS, NEAR_MISS_SOURCES, type NearMissRule } from '../domain/near-miss.js';

/**
 * Reads the rules by which near misses are made (`seeds/near-misses.jsonl`), in file order. Throws a `configuration`
 * Failure that names file and line for a line that does not fit.
 */
export function readNearMissRules(path: string): readonly NearMissRule[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [parseLine(line, `${path}:${at + 1}`)]));
}

const words = z.array(z.string().min(1)).min(1);
const pattern = z
  .string()
  .min(1)
  .refine((text) => isPattern(text), 'not a pattern');

const ruleLine = z
  .strictObject({
    kind: z.enum(NEAR_MISS_KINDS),
    control: z.literal(true).optional(),
    source: z.enum(NEAR_MISS_SOURCES),
    words,
    frames: words,
    replaces: pattern.optional(),
    skips: pattern.optional(),
    needs: z.string().min(1).optional(),
    says: words.optional(),
  })
  .transform(
    ({ control, replaces, skips, needs, says, ...line }): NearMissRule => ({
      ...line,
      isControl: control ?? false,
      replaces: replaces ?? null,
      skips: skips ?? null,
      needs: needs ?? null,
      says: says ?? [],
    }),
  );

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') !== null;
  } catch {
    return false;
  }
}

function parseLine(line: string, at: string): NearMissRule {
  try {
    return ruleLine.parse(JSON.parse(line));
  } catch (cause) {
    throw new Failure('configuration', `${at}: no rule for near misses`, { cause });
  }
}
