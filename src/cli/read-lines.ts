import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { Failure } from '../domain/failure.js';

/** Reads a JSON-lines file one checked line at a time; blank lines are passed over, a bad one names its place. */
export async function* readLines<Line>(file: string, schema: z.ZodType<Line>): AsyncGenerator<Line> {
  let number = 0;
  try {
    for await (const text of createInterface({
      input: createReadStream(file, 'utf8'),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      number += 1;
      if (text.trim() === '') continue;
      yield parseLine(text, schema, `${file}:${number}`);
    }
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure('not_found', `cannot read ${file}`, { publicMessage: `无法读取文件 ${file}。`, cause });
  }
}

function parseLine<Line>(text: string, schema: z.ZodType<Line>, place: string): Line {
  const bad = (why: string): Failure => new Failure('invalid_request', why, { publicMessage: `${place} 格式有误。` });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw bad('not one JSON object on one line');
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw bad(z.prettifyError(parsed.error));
  return parsed.data;
}
