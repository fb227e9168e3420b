import type { SegmentEntry } from './current-state.js';

/** Small segments beside the largest before they are joined. 4–20; more: fewer merges, each search asks more segments. */
const MOST_SMALL = 8;
/** Passages of small segments, which are searched one by one, before they are joined. 1,000–4,000. */
const MOST_SMALL_PASSAGES = 2000;
/** Share of the largest that the small ones may reach before it is written anew with them. 0.1–0.5; a large one takes minutes. */
const LARGE_SHARE = 0.25;
/** Share of a segment's documents that may be replaced or removed before it is written anew. 0.1–0.5. */
const REMOVED_SHARE = 0.25;

/** Names of the segments that should become one, in their order; none or several, or one to be rid of what was removed. */
export function chooseMerge(segments: readonly SegmentEntry[]): readonly string[] {
  const [largest, ...small] = [...segments].sort((a, b) => b.passages - a.passages);
  if (!largest) return [];
  const smallPassages = small.reduce((sum, { passages }) => sum + passages, 0);
  const isCrowded = small.length > MOST_SMALL || (small.length > 1 && smallPassages > MOST_SMALL_PASSAGES);
  const chosen = new Set(segments.filter(isHollow));
  if (isCrowded) for (const each of small) chosen.add(each);
  if (isCrowded && smallPassages >= LARGE_SHARE * largest.passages) chosen.add(largest);
  return segments.filter((each) => chosen.has(each)).map(({ name }) => name);
}

function isHollow({ documents, removed }: SegmentEntry): boolean {
  return removed.length > REMOVED_SHARE * documents.length;
}
