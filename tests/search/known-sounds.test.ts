import { describe, expect, it } from 'vitest';
import { SYLLABLES_APART, withKnownSounds } from '../../src/search/known-sounds.js';
import { createSoundMatcher } from '../../src/search/match-by-sound.js';

const sound = ['ren', 'gong', 'zhi', 'neng'].join(SYLLABLES_APART);
const unasked = { syllables: (text: string) => [`asked for ${text}`] };
const known = withKnownSounds(unasked, [{ word: '人工智能', sound, count: 9 }]);

describe('known sounds', () => {
  it('gives the kept syllables, and asks only for what is not kept', () => {
    expect(known.syllables('人工智能')).toEqual(['ren', 'gong', 'zhi', 'neng']);
    expect(known.syllables('算力')).toEqual(['asked for 算力']);
  });

  // Syllables run together would leave of four initials the first.
  it('lets initials be read from what an index keeps', () => {
    const words = new Map([['人工智能', 9]]);
    const { fromInitials, fromPinyin } = createSoundMatcher({
      words,
      spoken: [],
      romanizer: known,
      segment: (text) => [...text],
    });
    expect(fromInitials('rgzn')).toBe('人工智能');
    expect(fromPinyin('rengongzhineng')).toBe('人工智能');
  });
});
