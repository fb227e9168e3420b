import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { Failure } from '../domain/failure.js';
import type { Baseline, BaselineEntry } from '../evaluation/compare.js';
import { METRIC_NAMES } from '../evaluation/metrics.js';

const shape = z.strictObject({
  sets: z.record(
    z.string(),
    z.strictObject({
      questions: z.int().nonnegative(),
      measures: z.partialRecord(z.enum(METRIC_NAMES), z.number()),
    }),
  ),
});

/** The baseline in a file; an empty one where the file is not there. Throws `unprocessable` for one that does not fit. */
export async function readBaseline(path: string): Promise<Baseline> {
  const text = await readFile(path, 'utf8').catch(() => '{"sets": {}}');
  try {
    const { sets } = shape.parse(JSON.parse(text));
    const entries = Object.entries(sets).map(([name, { questions, measures }]): [string, BaselineEntry] => {
      // A key that is there has a number: zod says so of the file, its type of a partial record does not.
      const known = Object.entries(measures).filter((entry): entry is [string, number] => entry[1] !== undefined);
      return [name, { questions, measures: Object.fromEntries(known) }];
    });
    return { sets: Object.fromEntries(entries) };
  } catch (cause) {
    throw new Failure('unprocessable', `baseline ${path}: ${String(cause)}`, {
      publicMessage: `基线文件 ${path} 格式有误。`,
      cause,
    });
  }
}

/** Writes the baseline with one set's figures replaced, the sets in order of their names. */
export async function writeBaseline(path: string, before: Baseline, set: string, entry: BaselineEntry): Promise<void> {
  const sets = Object.entries({ ...before.sets, [set]: entry }).sort(([left], [right]) => left.localeCompare(right));
  await writeFile(path, `${JSON.stringify({ sets: Object.fromEntries(sets) }, null, 2)}\n`);
}
