import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { OUTCOMES } from '../domain/answer.js';
import { type EvaluationQuestion, QUESTION_KINDS, QUESTION_VARIANTS } from '../domain/evaluation-question.js';
import { Failure } from '../domain/failure.js';

/**
 * Reads a file of test questions (`seeds/questions/README.md` describes its lines), in file order.
 * Throws an `unprocessable` Failure that names file and line for a line that does not fit or an id given twice, and
 * `not_found` for a file that cannot be read.
 */
export function readQuestions(path: string): EvaluationQuestion[] {
  const questions: EvaluationQuestion[] = [];
  const seen = new Set<string>();
  readText(path)
    .split('\n')
    .forEach((line, index) => {
      if (line.trim() === '') return;
      for (const question of parseLine(line, `${path}:${index + 1}`)) {
        if (seen.has(question.id)) throw new Failure('unprocessable', `${path}:${index + 1}: id ${question.id} twice`);
        seen.add(question.id);
        questions.push(question);
      }
    });
  return questions;
}

const words = z.array(z.string().trim().min(1)).min(1);

const questionLine = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, 'lower-case letters, digits and dashes'),
    q: z.string().trim().min(1).max(2000),
    history: words.optional(),
    kind: z.enum(QUESTION_KINDS),
    variant: z.enum(QUESTION_VARIANTS).optional(),
    expect: z.strictObject({
      outcome: z.array(z.enum(OUTCOMES)).min(1),
      clauses: words.optional(),
      ordered: z.literal(true).optional(),
      tolerated: words.optional(),
      mustInclude: words.optional(),
      mustNotInclude: words.optional(),
    }),
    /** For the reader of the file: why this is the right answer. */
    why: z.string().trim().min(1).optional(),
  })
  .transform(
    (line): EvaluationQuestion => ({
      id: line.id,
      question: line.q,
      history: line.history ?? [],
      kind: line.kind,
      variant: line.variant ?? null,
      expect: {
        outcomes: line.expect.outcome,
        clauses: line.expect.clauses ?? [],
        ordered: line.expect.ordered ?? false,
        tolerated: line.expect.tolerated ?? [],
        mustInclude: line.expect.mustInclude ?? [],
        mustNotInclude: line.expect.mustNotInclude ?? [],
      },
    }),
  );

/** A dialogue: each turn becomes a question whose history is the turns before it, `d-07-3` being the third. */
const dialogueLine = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    turns: z
      .array(
        z.strictObject({
          q: z.string().trim().min(1).max(2000),
          outcome: z.array(z.enum(OUTCOMES)).min(1),
          clauses: words.optional(),
        }),
      )
      .min(2),
  })
  .transform(({ id, turns }): readonly EvaluationQuestion[] =>
    turns.map(({ q, outcome, clauses }, at) => ({
      id: `${id}-${at + 1}`,
      question: q,
      history: turns.slice(0, at).map((turn) => turn.q),
      kind: 'follow-up',
      variant: null,
      expect: {
        outcomes: outcome,
        clauses: clauses ?? [],
        ordered: false,
        tolerated: [],
        mustInclude: [],
        mustNotInclude: [],
      },
    })),
  );

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Failure('not_found', `cannot read the question file ${path}`, {
      publicMessage: `读不到问题文件 ${path}。`,
      cause,
    });
  }
}

function parseLine(line: string, place: string): readonly EvaluationQuestion[] {
  const json = parseJson(line, place);
  const isDialogue = typeof json === 'object' && json !== null && 'turns' in json;
  const parsed = isDialogue ? dialogueLine.safeParse(json) : questionLine.safeParse(json);
  if (parsed.success) return Array.isArray(parsed.data) ? parsed.data : [parsed.data as EvaluationQuestion];
  const reason = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new Failure('unprocessable', `${place}: ${reason}`, { publicMessage: `问题文件有误：${place}：${reason}` });
}

function parseJson(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Failure('unprocessable', `${place}: not JSON`, {
      publicMessage: `问题文件有误：${place} 不是 JSON。`,
      cause,
    });
  }
}
