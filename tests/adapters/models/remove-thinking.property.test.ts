import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeThinking } from '../../../src/adapters/models/remove-thinking.js';

const OPEN = ['<think>', '<Thinking>', '<seed:think>', '<think id="1">', '<thought>', '[THINK]', '◁think▷'];
const CLOSE = ['</think>', '</Thinking>', '</seed:think>', '</think >', '</thought>', '[/THINK]', '◁/think▷'];

/** The text in pieces cut at these places, through the filter. */
function filtered(text: string, cuts: readonly number[], startsInside = false) {
  const filter = removeThinking({ startsInside });
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  let out = '';
  let from = 0;
  for (const to of [...places, text.length]) {
    out += filter.push(text.slice(from, to));
    from = to;
  }
  return { text: out + filter.end(), endedUnopened: filter.endedUnopened() };
}

/** Text of an answer, with what only looks like a mark in it. */
const said = fc
  .array(
    fc.constantFrom('第13条', '写明[1]。', '[T', '<', 'a < b', '<thin', '◁', '<b>', '[2]', ' think ', '\n', 'THINK]'),
    {
      maxLength: 6,
    },
  )
  .map((parts) => parts.join('。'));
const thought = said.map((text) => `密${text}`);
const cuts = fc.array(fc.nat(400), { maxLength: 40 });
const block = fc.tuple(fc.nat(OPEN.length - 1), thought).map(([at, text]) => ({
  whole: `${OPEN[at]}${text}${CLOSE[at]}`,
  open: `${OPEN[at]}${text}`,
}));

describe('removeThinking', () => {
  it('leaves what stands between the blocks, to the letter, however the reply is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(said, block)), said, cuts, (parts, last, at) => {
        const reply = parts.map(([text, { whole }]) => `${text}。${whole}`).join('') + last;
        expect(filtered(reply, at).text).toBe(parts.map(([text]) => `${text}。`).join('') + last);
      }),
      { numRuns: 500 },
    );
  });

  it('takes a block that is never closed for thinking to the end', () => {
    fc.assert(
      fc.property(said, block, cuts, (text, { open }, at) => {
        expect(filtered(`${text}。${open}`, at).text).toBe(`${text}。`);
      }),
    );
  });

  it('lets nothing out of blocks within blocks: a thought may speak of its own marks', () => {
    fc.assert(
      fc.property(block, block, thought, said, cuts, (outer, inner, between, text, at) => {
        expect(filtered(`${outer.open}${inner.whole}${between}</think>${text}`, at).text).toBe(text);
      }),
    );
  });

  it('says where thinking ended that had not begun, and reads the next such reply from within', () => {
    fc.assert(
      fc.property(thought, said, cuts, (hidden, text, at) => {
        const reply = `${hidden}。</think>${text}`;
        expect(filtered(reply, at).endedUnopened).toBe(true);
        expect(filtered(reply, at, true)).toEqual({ text, endedUnopened: false });
      }),
    );
  });

  it('holds back no more than a mark: an answer must not wait for its own brackets', () => {
    const filter = removeThinking();
    expect(filter.push('第13条写明[1')).toBe('第13条写明[1');
    expect(filter.push('<')).toBe('');
    expect(filter.push('b>粗')).toBe('<b>粗');
    expect(filter.push(`<think ${'x'.repeat(100)}`)).not.toBe('');
  });
});
