import { join } from 'node:path';
import { z } from 'zod';
import { LABELS, type Routing, type RoutingRule, type RuledLabel } from '../../domain/routing.js';
import { readSeedLines } from './read-seed-lines.js';

/**
 * Reads the routing data from a folder (`seeds/routing/README.md` describes it): a file a label, and `words.jsonl`.
 * Throws a `configuration` Failure that names file and line for a missing file or a line that does not fit.
 */
export function readRouting(folder: string): Routing {
  const words = readLines(folder, 'words.jsonl', wordsLine);
  const labels = LABELS.filter((label): label is RuledLabel => label !== 'personal-data' && label !== 'no-question');
  return {
    words: new Map(words.map((group) => [group.name, group.words])),
    rules: labels.flatMap((label) =>
      readLines(folder, `${label}.jsonl`, ruleLine).map((line): RoutingRule => ({ label, ...line })),
    ),
  };
}

const text = z.string().trim().min(1);
const texts = z.array(text).min(1);
const wordsLine = z.strictObject({ name: text, words: texts });
const ruleLine = z
  .strictObject({
    about: text,
    cues: texts.default([]),
    whole: texts.default([]),
    keep: texts.default([]),
    unless: texts.default([]),
    examples: texts.default([]),
  })
  .refine(({ cues, whole, examples }) => cues.length + whole.length + examples.length > 0, 'says nothing');

function readLines<Line>(folder: string, file: string, schema: z.ZodType<Line>): readonly Line[] {
  return readSeedLines(join(folder, file), schema).map(({ entry }) => entry);
}
