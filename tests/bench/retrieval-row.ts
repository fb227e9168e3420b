import { type BenchRow, rounded } from './bench.js';
import { medianOf } from './time-side-by-side.js';

/** What one question came to with one way of retrieving. */
export interface RetrievedQuestion {
  /** For each hit, best first, whether it is right. */
  readonly hits: readonly boolean[];
}

interface RetrievalFigures {
  readonly corpus: string;
  readonly way: string;
  /** Passages in the index. */
  readonly passages: number;
  readonly buildSeconds: number;
  readonly questions: readonly RetrievedQuestion[];
  /** Median milliseconds of single questions, with those of embedding them, taken side by side. */
  readonly times: readonly { readonly embed: number; readonly find: number }[];
}

/** How many hits are asked for and looked at. */
export const DEPTH = 10;

/** One line of the comparison: what it costs and how often the right passage comes first, or among the first ten. */
export function retrievalRow({ corpus, way, passages, buildSeconds, questions, times }: RetrievalFigures): BenchRow {
  const share = (depth: number): number =>
    rounded(questions.filter(({ hits }) => hits.slice(0, depth).some(Boolean)).length / questions.length);
  return {
    corpus,
    way,
    passages,
    'build s': rounded(buildSeconds),
    'query ms': rounded(medianOf(times, ({ find }) => find)),
    '÷ embedding': rounded(medianOf(times, ({ embed, find }) => find / embed)),
    questions: questions.length,
    'right first': share(1),
    'right in ten': share(DEPTH),
  };
}
