import type { CrossEncoder } from '../ports/cross-encoder.js';

/** Pairs of question and passage whose score is remembered: those of the last ten questions or so. */
const REMEMBERED = 128;

/** A cross-encoder that reads a question with a passage once, however many searches of one message find it. */
export function rememberScores(crossEncoder: CrossEncoder): CrossEncoder {
  const known = new Map<string, number>();
  const keyOf = (question: string, passage: string): string => `${question}\n${passage}`;
  return {
    score: async (question, passages) => {
      const unread = passages.filter((passage) => !known.has(keyOf(question, passage)));
      const scores = await crossEncoder.score(question, unread);
      const read = new Map(unread.map((passage, at) => [passage, scores[at] ?? 0]));
      const all = passages.map((passage) => read.get(passage) ?? known.get(keyOf(question, passage)) ?? 0);
      for (const [passage, score] of read) known.set(keyOf(question, passage), score);
      for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - REMEMBERED))) known.delete(oldest);
      return all;
    },
  };
}
