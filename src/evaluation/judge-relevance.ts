import { squeeze } from './compare-text.js';

/** A searchable clause and its words. */
export interface JudgedClause {
  readonly id: string;
  readonly text: string;
}

/** Which clauses of a document answer a question, and how sure that is. */
export interface Relevance {
  readonly relevant: ReadonlySet<string>;
  /** `whole`: each holds the whole answer. `split`: none does, and these hold the greatest part. `lost`: none holds any. */
  readonly state: 'whole' | 'split' | 'lost';
}

/**
 * Looks up, over a whole corpus, the clauses whose text holds given words. The texts are prepared once, so that many
 * answers can be looked for.
 */
export function createAnswerFinder(clauses: readonly JudgedClause[]): (answer: string) => ReadonlySet<string> {
  const texts = clauses.map(({ id, text }) => ({ id, text: squeeze(text) }));
  return (answer) => {
    const wanted = squeeze(answer);
    return new Set(texts.filter(({ text }) => wanted !== '' && text.includes(wanted)).map(({ id }) => id));
  };
}

/** Ends of the pieces that an answer falls into where the cut of clauses runs through it. */
const PIECE_END = /(?<=[。；！？;!?])/u;

/**
 * Binary relevance by the answer's own words: a clause is relevant if its text holds the answer, blanks and full-width
 * forms aside. Where the answer runs over several clauses, those that hold most of it (by characters of whole sentences,
 * else of the longest beginning) are relevant instead.
 */
export function judgeRelevance(clauses: readonly JudgedClause[], answer: string): Relevance {
  const wanted = squeeze(answer);
  const texts = clauses.map(({ id, text }) => ({ id, text: squeeze(text) }));
  const whole = texts.filter(({ text }) => wanted !== '' && text.includes(wanted));
  if (whole.length > 0) return { relevant: new Set(whole.map(({ id }) => id)), state: 'whole' };
  const pieces = wanted.split(PIECE_END);
  const parts = texts.map(({ id, text }) => ({ id, held: heldCharacters(text, pieces) }));
  const most = Math.max(0, ...parts.map(({ held }) => held));
  if (most === 0) return { relevant: new Set(), state: 'lost' };
  return { relevant: new Set(parts.filter(({ held }) => held === most).map(({ id }) => id)), state: 'split' };
}

function heldCharacters(text: string, pieces: readonly string[]): number {
  return pieces.reduce((sum, piece) => sum + (text.includes(piece) ? piece.length : heldEnd(text, piece)), 0);
}

/** Longest beginning of the piece that ends the text, or end of the piece that begins it: a cut inside one sentence. */
function heldEnd(text: string, piece: string): number {
  for (let length = piece.length - 1; length > 0; length -= 1) {
    if (text.endsWith(piece.slice(0, length)) || text.startsWith(piece.slice(-length))) return length;
  }
  return 0;
}
