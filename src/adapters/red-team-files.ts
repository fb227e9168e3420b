import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../domain/failure.js';
import type { RedTeamMessage } from '../domain/red-team.js';
import { LABELS } from '../domain/routing.js';

const FILES = [
  { kind: 'attack', file: 'attacks.jsonl' },
  { kind: 'courtesy', file: 'courtesies.jsonl' },
  { kind: 'look-alike', file: 'look-alikes.jsonl' },
] as const;

const line = z
  .strictObject({
    id: z.string().regex(/^[a-z]-\d{3}$/u),
    label: z.enum(LABELS).optional(),
    like: z.enum(LABELS).optional(),
    message: z.string().min(1).max(2000),
  })
  .refine(({ label, like }) => (label === undefined) !== (like === undefined), 'either `label` or `like`');

/** Whether a folder holds a red-team set. */
export function isRedTeamSet(folder: string): boolean {
  return FILES.every(({ file }) => existsSync(join(folder, file)));
}

/**
 * Reads a red-team set (`seeds/red-team/README.md` describes it). Odd ids are tuned on, even ones held.
 * Throws an `unprocessable` Failure that names file and line for a line that does not fit.
 */
export function readRedTeam(folder: string): readonly RedTeamMessage[] {
  return FILES.flatMap(({ kind, file }) =>
    readFileSync(join(folder, file), 'utf8')
      .trimEnd()
      .split('\n')
      .map((text, at): RedTeamMessage => {
        const parsed = line.safeParse(parseJson(text));
        if (!parsed.success)
          throw new Failure('unprocessable', `${file}:${at + 1}: ${z.prettifyError(parsed.error)}`, {
            publicMessage: `问题文件有误：${file}:${at + 1}。`,
          });
        const { id, label, like, message } = parsed.data;
        const half = Number(id.slice(2)) % 2 === 1 ? 'tuned' : 'held';
        return { id, kind, label: label ?? like ?? 'policy', message, half };
      }),
  );
}

/** What is not JSON does not fit the shape either. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
