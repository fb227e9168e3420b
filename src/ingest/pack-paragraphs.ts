import { splitSentences } from '../domain/sentences.js';
import { SIZES } from './sizes.js';

/** A text that lost its newlines keeps a blank where each was; blanks before numbers and after stops are paragraph ends. */
const LOST_NEWLINE =
  /(?<=[。；;！？：:]) +|(?<=\S) +(?=(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、](?!\d)|第[一二三四五六七八九十百]+[章节条]))/u;

/** Spans of a text of about `SIZES.passage` characters: whole paragraphs where they fit, else whole sentences. */
export function packParagraphs(text: string): readonly (readonly [number, number])[] {
  const spans: [number, number][] = [];
  for (const [from, to] of pieces(text)) {
    const last = spans.at(-1);
    const full = !last || last[1] - last[0] >= SIZES.passage || to - last[0] > SIZES.longestPassage;
    if (last && !full) last[1] = to;
    else spans.push([from, to]);
  }
  const [short, before] = [spans.at(-1), spans.at(-2)];
  // A leftover of a few words belongs to what stands before it.
  if (
    short &&
    before &&
    short[1] - short[0] < SIZES.passage / 4 &&
    short[1] - before[0] <= SIZES.longestPassage * 1.2
  ) {
    before[1] = short[1];
    spans.pop();
  }
  return spans;
}

/** Paragraphs; those too long for one passage as their sentences, and a sentence too long for one cut at commas. */
function* pieces(text: string): Generator<readonly [number, number]> {
  let at = 0;
  for (const paragraph of text.split('\n').flatMap((line) => line.split(LOST_NEWLINE))) {
    const from = text.indexOf(paragraph, at);
    at = from + paragraph.length;
    if (paragraph.trim() === '') continue;
    if (paragraph.length <= SIZES.longestPassage) yield [from, at];
    else {
      for (const { span } of splitSentences(paragraph)) yield* shortened(text, from + span[0], from + span[1]);
    }
  }
}

function* shortened(text: string, from: number, to: number): Generator<readonly [number, number]> {
  let start = from;
  while (to - start > SIZES.longestPassage) {
    const window = text.slice(start, start + SIZES.longestPassage);
    const cut = Math.max(window.lastIndexOf('；'), window.lastIndexOf('，'), window.lastIndexOf(' '));
    const end = start + (cut > SIZES.passage / 2 ? cut + 1 : SIZES.longestPassage);
    yield [start, end];
    start = end;
  }
  if (to > start) yield [start, to];
}
