import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readLawArticles } from '../../src/adapters/eval-sets.js';
import type { SourceDocument } from '../../src/domain/source-document.js';
import { type CollectedArticle, statuteDocument } from '../../src/evaluation/statute-document.js';
import { documentId } from '../support/evaluation-builders.js';

/** The collection of clauses as documents, one a text. */
export function scaleDocuments(path: string): readonly SourceDocument[] {
  const laws = new Map<string, [CollectedArticle, ...CollectedArticle[]]>();
  for (const article of readLawArticles(path)) {
    const law = laws.get(article.path);
    if (law) law.push(article);
    else laws.set(article.path, [article]);
  }
  return [...laws.values()].map((law, at) => statuteDocument(documentId(`law-${at + 1}`), law));
}

/** Writes documents as `ingest` takes them, a line each. */
export async function writeDocuments(file: string, documents: readonly SourceDocument[]): Promise<void> {
  const out = createWriteStream(file);
  for (const { id, text, stated } of documents) {
    if (!out.write(`${JSON.stringify({ id, text, ...stated })}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
