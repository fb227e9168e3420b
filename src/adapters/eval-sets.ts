import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { Failure } from '../domain/failure.js';
import { type DocumentId, parseDocumentId } from '../domain/ids.js';
import type { SourceDocument } from '../domain/source-document.js';

/** A set of questions with a corpus of its own, in its own file shapes. */
export type EvalSetName = 'ncp-policies' | 'lawbench' | 'laws';

/** A question of ncp-policies; without a document it has no answer in the corpus. */
export interface PolicyQuestion {
  readonly id: string;
  readonly question: string;
  readonly documentId: DocumentId;
  readonly answer: string;
  readonly answerable: boolean;
}

/** Which set a folder holds, by its files, or a file of questions by its first line; null where it is none of them. */
export function recogniseEvalSet(folder: string): EvalSetName | null {
  if (folder.endsWith('.jsonl') && existsSync(folder)) {
    const [first = ''] = readText(folder).split('\n', 1);
    return first.includes('"articles":') ? 'laws' : null;
  }
  if (existsSync(join(folder, 'documents.jsonl')) && existsSync(join(folder, 'questions.dev.jsonl')))
    return 'ncp-policies';
  return existsSync(join(folder, 'recite.dev.json')) ? 'lawbench' : null;
}

/** The documents of ncp-policies as they are given, one long line each; the first words before a blank are the title. */
export function readPolicyDocuments(folder: string): readonly SourceDocument[] {
  return readJsonLines(join(folder, 'documents.jsonl'), z.object({ docid: documentId, text: z.string() })).map(
    ({ docid, text }, at) => ({
      id: docid,
      origin: `documents.jsonl:${at + 1}`,
      format: 'text',
      text,
      stated: { title: titleOf(text) },
    }),
  );
}

/** The questions of ncp-policies, in file order. */
export function readPolicyQuestions(folder: string): readonly PolicyQuestion[] {
  const shape = z.object({
    id: z.string(),
    docid: documentId,
    question: z.string(),
    answer: z.string(),
    doc_in_pool: z.boolean(),
    answer_in_doc: z.boolean(),
  });
  return readJsonLines(join(folder, 'questions.dev.jsonl'), shape).map((line) => ({
    id: line.id,
    question: line.question,
    documentId: line.docid,
    answer: line.answer,
    answerable: line.doc_in_pool && line.answer_in_doc,
  }));
}

const legalQuestion = z.strictObject({
  id: z.string().regex(/^law-\d+$/u),
  /** Field of life, for the reader. */
  field: z.string().min(1),
  q: z.string().trim().min(4),
  articles: z
    .array(
      z.strictObject({
        law: z.string().min(1),
        article: z.string().regex(/^第[零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?$/u),
      }),
    )
    .min(1)
    .max(5),
});

/** The everyday legal questions of a file (`seeds/questions/README.md`), in file order. */
export function readLegalQuestions(path: string) {
  return readJsonLines(path, legalQuestion).map(({ q, ...line }) => ({ ...line, question: q }));
}

/** “What does article N say” of lawbench: the question as put, the law's name in it, the article's, and its words. */
export interface ReciteQuestion {
  readonly id: string;
  readonly question: string;
  /** With the name of the field of law before it, as the set has it: `民法商法证券法`. */
  readonly law: string;
  /** `第三十二条`. */
  readonly article: string;
  readonly answer: string;
}

/** The questions of lawbench's recitation task, in file order. Throws `unprocessable` for one of another form. */
export function readReciteQuestions(folder: string): readonly ReciteQuestion[] {
  const path = join(folder, 'recite.dev.json');
  const shape = z.array(z.object({ question: z.string(), answer: z.string() }));
  return parse(shape, JSON.parse(readText(path)), path).map(({ question, answer }, at) => {
    const [, law, article] =
      /^(.+?)(第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?)的内容/u.exec(question) ?? [];
    if (law === undefined || article === undefined) throw new Failure('unprocessable', `${path}: question ${at + 1}`);
    return { id: `recite-${at + 1}`, question, law, article, answer: answer.replace(/^答案[:：]/u, '') };
  });
}

/** One article of a law as the file of clauses has it. */
export interface LawArticle {
  readonly law: string;
  /** `YYYY-MM-DD`, or null where the source names none. */
  readonly version: string | null;
  /** Names the text apart from others of the same law and version. */
  readonly path: string;
  /** Headings above it, ` / ` between them. */
  readonly chapter: string;
  readonly article: string;
  readonly text: string;
  /** The folder of the collection: a field of national law, or whose statutes they are (`广东地方法规`). */
  readonly category: string;
}

/** Every article of a gzipped file of clauses of laws (`lawrefbook_clauses.jsonl.gz`), in file order. */
export function readLawArticles(path: string): readonly LawArticle[] {
  const shape = z.object({
    law: z.string(),
    version: z.string().nullable(),
    path: z.string(),
    chapter: z.string(),
    article: z.string(),
    text: z.string(),
    category: z.string(),
  });
  return jsonLines(gunzipSync(readBytes(path)).toString('utf8'), shape, path);
}

const documentId = z.string().transform((text, context): DocumentId => {
  const id = parseDocumentId(text);
  if (id !== null) return id;
  context.addIssue(`not a document id: ${text}`);
  return z.NEVER;
});

function titleOf(text: string): string {
  const [first = ''] = text.trim().split(/\s/u);
  return [...first].slice(0, 60).join('') || '（无标题）';
}

function readJsonLines<Line>(path: string, shape: z.ZodType<Line>): readonly Line[] {
  return jsonLines(readText(path), shape, path);
}

function jsonLines<Line>(text: string, shape: z.ZodType<Line>, path: string): readonly Line[] {
  return text.split('\n').flatMap((line, at) => {
    return line.trim() === '' ? [] : [parse(shape, JSON.parse(line), `${path}:${at + 1}`)];
  });
}

function parse<Value>(shape: z.ZodType<Value>, value: unknown, place: string): Value {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Failure('unprocessable', `${place}: ${z.prettifyError(parsed.error)}`);
}

function readText(path: string): string {
  return readBytes(path).toString('utf8');
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new Failure('not_found', `cannot read ${path}`, { publicMessage: `读不到评测文件 ${path}。`, cause });
  }
}
