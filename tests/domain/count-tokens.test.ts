import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTokens } from '../../src/domain/count-tokens.js';

describe('countTokens', () => {
  it.each([
    // Counted with cl100k, which needs more for Chinese than Qwen and DeepSeek.
    ['到2027年，全省算力规模超过60EFLOPS，产业规模突破三千亿元。', 32],
    ['The provincial government supports intelligent robots and computing networks.', 10],
    ['对首台套装备给予不超过1,000万元奖励。', 22],
  ])('is no less than a common vocabulary needs, and less than twice that and ten: %s', (text, tokens) => {
    expect(countTokens(text)).toBeGreaterThanOrEqual(tokens);
    expect(countTokens(text)).toBeLessThan(2 * tokens + 10);
  });

  it('grows with the text and never asks for less than its parts need', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(countTokens(a + b)).toBeGreaterThanOrEqual(Math.max(countTokens(a), countTokens(b)) - 1);
        expect(countTokens(a + b)).toBeLessThanOrEqual(countTokens(a) + countTokens(b));
      }),
      { numRuns: 2000 },
    );
  });
});
