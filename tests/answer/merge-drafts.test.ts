import { describe, expect, it } from 'vitest';
import { extractiveDraft, fixed } from '../../src/answer/draft-sentences.js';
import { mergeDrafts } from '../../src/answer/merge-drafts.js';

const answered = extractiveDraft('answered', [fixed('conclusion', 'greeting')], ['a']);
const declined = extractiveDraft('no_basis', [
  fixed('conclusion', 'no-basis'),
  fixed('basis', 'nearest-clause', { name: '第1条' }),
  fixed('contact', 'contact-hotline'),
]);
const wordings = (draft: ReturnType<typeof mergeDrafts>) =>
  draft.sentences.map((sentence) => (sentence.kind === 'fixed' ? sentence.wording : ''));

describe('answers to the parts of one message', () => {
  it('are partial where some are answered, and a declined part shows no basis beside an answer', () => {
    const merged = mergeDrafts([answered, declined]);
    expect(merged.outcome).toBe('partial');
    expect(wordings(merged)).toEqual(['compound-part', 'greeting', 'compound-part', 'no-basis', 'contact-hotline']);
  });

  it('say a contact once, however many parts need it', () => {
    expect(wordings(mergeDrafts([declined, declined])).filter((wording) => wording === 'contact-hotline')).toHaveLength(
      1,
    );
  });

  it('each have their conclusion, though it be the same', () => {
    expect(wordings(mergeDrafts([answered, answered]))).toEqual([
      'compound-part',
      'greeting',
      'compound-part',
      'greeting',
    ]);
  });

  it('are answered only where every part is', () => {
    expect(mergeDrafts([answered, answered]).outcome).toBe('answered');
    expect(mergeDrafts([declined, declined]).outcome).toBe('no_basis');
  });
});
