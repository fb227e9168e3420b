/** The word whose pinyin starts with these letters (`rgzn` → 人工智能); null where none is, or where it might be several. */
export type InitialsReader = (letters: string) => string | null;

/** How many times more frequent the word must be than any other with its initials. Two letters fit many words. */
const LEAD = { two: 6, more: 2 } as const;
/** A word this rare in the corpus is not what two letters stand for. */
const LEAST_FOR_TWO = 5;
const LONGEST = 8;

/**
 * @param frequencies words and phrases that may be meant, with how often the corpus has them
 * @param syllablesOf toneless pinyin, one syllable a character
 */
export function createInitialsReader(
  frequencies: ReadonlyMap<string, number>,
  syllablesOf: (word: string) => readonly string[],
): InitialsReader {
  const leaders = new Map<string, { word: string; frequency: number; runnerUp: number }>();
  for (const [word, frequency] of frequencies) {
    if (word.length < 2 || word.length > LONGEST) continue;
    const letters = syllablesOf(word)
      .map((syllable) => syllable.charAt(0))
      .join('');
    const leader = leaders.get(letters);
    if (!leader) leaders.set(letters, { word, frequency, runnerUp: 0 });
    else if (frequency > leader.frequency) leaders.set(letters, { word, frequency, runnerUp: leader.frequency });
    else leader.runnerUp = Math.max(leader.runnerUp, frequency);
  }
  return (letters) => {
    const leader = leaders.get(letters);
    if (!leader) return null;
    const two = letters.length === 2;
    if (two && leader.frequency < LEAST_FOR_TWO) return null;
    return leader.frequency >= leader.runnerUp * (two ? LEAD.two : LEAD.more) ? leader.word : null;
  };
}
