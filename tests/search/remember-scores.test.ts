import { describe, expect, it } from 'vitest';
import { rememberScores } from '../../src/search/remember-scores.js';

function counting() {
  const read: string[] = [];
  const crossEncoder = rememberScores({
    score: async (question, passages) => {
      read.push(...passages);
      return passages.map((passage) => question.length * 100 + passage.length);
    },
  });
  return { read, crossEncoder };
}

describe('rememberScores', () => {
  it('reads a passage with a question once, and gives every score in the order asked', async () => {
    const { read, crossEncoder } = counting();
    expect(await crossEncoder.score('问', ['一', '二二'])).toEqual([101, 102]);
    expect(await crossEncoder.score('问', ['三三三', '二二', '一'])).toEqual([103, 102, 101]);
    expect(read).toEqual(['一', '二二', '三三三']);
  });

  it('takes the same passage with another question for something else', async () => {
    const { read, crossEncoder } = counting();
    await crossEncoder.score('问', ['一']);
    expect(await crossEncoder.score('再问', ['一'])).toEqual([201]);
    expect(read).toEqual(['一', '一']);
  });

  it('forgets the oldest, so that it does not grow', async () => {
    const { read, crossEncoder } = counting();
    await crossEncoder.score('问', ['最早的']);
    for (let at = 0; at < 200; at += 1) await crossEncoder.score('问', [`第${at}段`]);
    await crossEncoder.score('问', ['最早的']);
    expect(read.filter((passage) => passage === '最早的')).toHaveLength(2);
  });

  it('does not remember what failed', async () => {
    let fails = true;
    const crossEncoder = rememberScores({
      score: async (_, passages) => {
        if (fails) throw new Error('no model');
        return passages.map(() => 1);
      },
    });
    await expect(crossEncoder.score('问', ['一'])).rejects.toThrow('no model');
    fails = false;
    expect(await crossEncoder.score('问', ['一'])).toEqual([1]);
  });
});
