import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clause } from '../domain/clause.js';
import { Failure } from '../domain/failure.js';
import { clauseId, type DocumentId } from '../domain/ids.js';
import { type SetStatement, type StatementSet, WRITTEN_KINDS } from '../domain/statement-set.js';

const FILES = {
  clauses: 'clauses.jsonl',
  true: 'true.jsonl',
  false: 'false.jsonl',
  heldTrue: 'held-true.jsonl',
  heldFalse: 'held-false.jsonl',
} as const;
const OWN = 'own' as DocumentId;

const words = z.string().trim().min(1);
const clauseLine = z.strictObject({ id: z.string().regex(/^o-\d{2}$/u), document: words, heading: words, text: words });
const statementLine = z.strictObject({
  id: z.string().regex(/^[a-z]-\d{3}$/u),
  clauses: z.array(words).min(1),
  text: words.max(200),
});
const falseLine = statementLine.extend({ kind: z.enum(WRITTEN_KINDS) });

/** Whether a folder holds a set of statements. */
export function isStatementSet(folder: string): boolean {
  return Object.values(FILES).every((file) => existsSync(join(folder, file)));
}

/**
 * Reads a set of statements (`seeds/statements/README.md` describes it).
 * Throws an `unprocessable` Failure that names file and line for a line that does not fit.
 */
export function readStatementSet(folder: string): StatementSet {
  const clauses = readLines(folder, FILES.clauses, clauseLine).map(
    ({ id, document, heading, text }, order): Clause => ({
      ...{ id: clauseId(OWN, id), documentId: OWN, kind: 'article', number: id, heading, path: [], text },
      ...{ label: `《${document}》“${heading}”`, searchable: true, parentId: null, childIds: [], order },
    }),
  );
  const truths = (file: string, half: SetStatement['half']): readonly SetStatement[] =>
    readLines(folder, file, statementLine).map((line) => ({ ...line, isTrue: true, kind: null, half }));
  const falsehoods = (file: string, half: SetStatement['half']): readonly SetStatement[] =>
    readLines(folder, file, falseLine).map((line) => ({ ...line, isTrue: false, half }));
  return {
    clauses,
    statements: [
      ...[...truths(FILES.true, 'tuning'), ...falsehoods(FILES.false, 'tuning')],
      ...[...truths(FILES.heldTrue, 'held'), ...falsehoods(FILES.heldFalse, 'held')],
    ],
  };
}

function readLines<Line>(folder: string, file: string, schema: z.ZodType<Line>): readonly Line[] {
  return readFileSync(join(folder, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((text, at) => {
      const parsed = schema.safeParse(parseJson(text));
      if (parsed.success) return parsed.data;
      throw new Failure('unprocessable', `${file}:${at + 1}: ${z.prettifyError(parsed.error)}`, {
        publicMessage: `语句集有误：${file}:${at + 1}。`,
      });
    });
}

/** What is not JSON does not fit the shape either. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
