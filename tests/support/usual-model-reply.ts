import { createHash } from 'node:crypto';
import { type ModelScript, type ModelServerRequest, refuses, says } from './model-script.js';

/** What a scripted server does where its script says nothing. */
export function usualReply({ path, body }: ModelServerRequest): ModelScript {
  if (path === '/chat/completions') return says('好的', '。');
  if (path === '/models') return replies({ object: 'list', data: [{ id: 'made', object: 'model' }] });
  if (path === '/embeddings') {
    const texts = typeof body.input === 'string' ? [body.input] : (body.input ?? []);
    const data = texts.map((text, index) => ({
      object: 'embedding',
      index,
      embedding: encoded(vectorOf(text), body.encoding_format),
    }));
    return replies({ object: 'list', model: body.model, data, usage: { prompt_tokens: 1, total_tokens: 1 } });
  }
  if (path === '/rerank') {
    const results = (body.documents ?? []).map((text, index) => ({
      index,
      relevance_score: sharedCharacters(body.query ?? '', text),
    }));
    return replies({ id: 'made', results: results.sort((a, b) => b.relevance_score - a.relevance_score) });
  }
  return refuses(404, `no ${path} here`);
}

const replies = (body: unknown): ModelScript => ({ kind: 'status', status: 200, body });

/** Numbers of a made-up embedding. */
const DIMENSION = 64;

/** Counts of characters, so that texts with the same words are near; never of length one, as some servers' are not. */
function vectorOf(text: string): readonly number[] {
  const vector = new Array<number>(DIMENSION).fill(0.01);
  for (const character of text) {
    const place = createHash('sha256').update(character).digest().readUInt16BE() % DIMENSION;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  return vector;
}

function encoded(vector: readonly number[], format: unknown): readonly number[] | string {
  return format === 'base64' ? Buffer.from(Float32Array.from(vector).buffer).toString('base64') : vector;
}

function sharedCharacters(query: string, text: string): number {
  const asked = new Set(query);
  return [...asked].filter((character) => text.includes(character)).length / Math.max(1, asked.size);
}
