import type { DocumentId } from '../domain/ids.js';
import type { ClauseIndex } from '../ports/clause-index.js';
import type { Embedder } from '../ports/embedder.js';
import { RETRIEVAL } from './weights.js';

/** What is read of the question: its text, the terms of the places it names, and the tokenizer of both. */
export interface WholeQuestion {
  readonly text: string;
  readonly vector: Float32Array;
  readonly placeTerms?: ReadonlySet<string>;
  readonly tokenize: (text: string) => readonly string[];
}

/**
 * Embeds what a question asks once its document is found: 天河人才公寓租金多少 asks of 《关于受理天河区人才公寓申请的公告》 only 租金多少, which
 * every passage of it that repeats the title would otherwise hide. Gives the vector of the question without the words of each
 * document's title and without places; the whole question's where nothing is left, or nothing was taken out.
 * @param documentIds those most likely first; only the first few different rests are embedded
 */
export async function embedRests(
  index: ClauseIndex,
  embedder: Embedder,
  question: WholeQuestion,
  documentIds: readonly DocumentId[],
): Promise<ReadonlyMap<DocumentId, Float32Array>> {
  const texts = new Map(documentIds.map((id) => [id, restBeside(index.document(id)?.title ?? '', question)]));
  const different = [...new Set(texts.values())].filter((text) => text !== question.text).slice(0, RETRIEVAL.rests);
  const vectors = await Promise.all(different.map((text) => embedder.embedQuery(text)));
  const vectorOf = new Map(different.map((text, at) => [text, vectors[at] ?? question.vector]));
  return new Map([...texts].map(([id, text]) => [id, vectorOf.get(text) ?? question.vector]));
}

/** A single character asks nothing. */
const LEAST_REST = 2;

function restBeside(title: string, { text, placeTerms, tokenize }: WholeQuestion): string {
  const common = [...new Set(tokenize(title)), ...(placeTerms ?? [])]
    .filter((term) => term.length > 1)
    .sort((a, b) => b.length - a.length);
  const rest = common.reduce((left, term) => left.replaceAll(term, ''), text);
  return rest.length < LEAST_REST ? text : rest;
}
