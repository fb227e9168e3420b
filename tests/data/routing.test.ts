import { describe, expect, it } from 'vitest';
import { readWording } from '../../src/adapters/prompts/prompt-files.js';
import { readRouting } from '../../src/adapters/seeds/routing-files.js';
import { REPLIES } from '../../src/answer/route/labels.js';
import { LABELS } from '../../src/domain/routing.js';
import { compileCues } from '../../src/search/compile-cues.js';
import { repositoryPath } from '../support/shared-data.js';

const { rules, words } = readRouting(repositoryPath('seeds', 'routing'));

describe('the routing data', () => {
  it('knows every label that a message can say, by words or by examples', () => {
    const known = new Set(rules.map(({ label }) => label));
    expect(LABELS.filter((label) => !known.has(label as never))).toEqual(['personal-data', 'no-question']);
    expect(rules.filter(({ examples }) => examples.length > 0).length).toBeGreaterThan(20);
  });

  it('has a reply for every label, in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const wording = readWording(repositoryPath('prompts'), new Map(), language);
      expect(Object.values(REPLIES).filter((reply) => !wording.has(reply.wording))).toEqual([]);
    }
  });

  it('holds only cues that can be read, and none that fits nothing or everything', () => {
    for (const { cues, keep, unless } of rules) {
      for (const cue of [...cues, ...keep, ...unless]) {
        const compiled = compileCues([cue], words);
        expect(compiled.test(''), cue).toBe(false);
        expect(compiled.test('粤'), cue).toBe(false);
      }
    }
  });

  it('says no example twice: it would count twice', () => {
    const examples = rules.flatMap((rule) => rule.examples);
    expect(examples.filter((example, at) => examples.indexOf(example) !== at)).toEqual([]);
  });
});
