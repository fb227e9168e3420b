import fc from 'fast-check';
import { marked } from 'marked';
import { beforeAll, describe, expect, it } from 'vitest';
import { readWording } from '../../src/adapters/prompts/prompt-files.js';
import { fixed, quote, quoteWhole, titleEvidence } from '../../src/answer/draft-sentences.js';
import { markdownBlocks, renderAnswer } from '../../src/answer/render-answer.js';
import { verifyDraft } from '../../src/answer/verify-draft.js';
import type { Clause } from '../../src/domain/clause.js';
import type { DraftSentence } from '../../src/domain/draft.js';
import { escapeMarkdown } from '../../src/domain/escape-markdown.js';
import type { ClauseId } from '../../src/domain/ids.js';
import type { ClauseIndex } from '../../src/ports/clause-index.js';
import { seedIndex } from '../support/seed-index.js';
import { repositoryPath } from '../support/shared-data.js';

const wording = readWording(repositoryPath('prompts'));
let index: ClauseIndex;
beforeAll(async () => {
  index = await seedIndex();
});
const clause = (locator: string): Clause => {
  const found = index.clause(`yuebanhan-2024-88#${locator}` as ClauseId);
  if (!found) throw new Error(`no clause ${locator}`);
  return found;
};
const render = (sentences: DraftSentence[], asOf = '2026-11-24') =>
  renderAnswer(
    verifyDraft({ outcome: 'answered', sentences, followUps: [], engine: 'extractive' }, index, wording),
    index,
    wording,
    asOf,
  );
const target = '到2027年，智能机器人产业营业收入达到900亿元。';

describe('the house style', () => {
  it('puts the conclusion first and the sections in their order, whatever the order of the draft', () => {
    const { markdown } = render([
      fixed('reminder', 'reminder-targets'),
      fixed('contact', 'contact-hotline'),
      quoteWhole(clause('11')),
      quote('conclusion', clause('11'), target),
    ]);
    expect(markdown.split('\n')[0]).toContain(target);
    const order = ['结论', '政策依据', '咨询渠道', '温馨提示'].map((heading) => markdown.indexOf(`**${heading}**`));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(markdown).not.toContain('办理指引');
  });

  it('gives a clause one citation, numbered by first use, whose quote covers all that was quoted of it', () => {
    const { citations, sentences } = render([
      quote('conclusion', clause('11'), target),
      quoteWhole(clause('12')),
      quoteWhole(clause('11')),
    ]);
    expect(citations.map(({ index: number, number: measure }) => [number, measure])).toEqual([
      [1, '11'],
      [2, '12'],
    ]);
    expect(citations[0]?.quote).toBe(clause('11').text);
    expect(sentences.map((sentence) => sentence.citations)).toEqual([[1], [2], [1]]);
  });

  it('cites verbatim: every quote is its span of the clause', () => {
    for (const citation of render([quote('conclusion', clause('11'), target)]).citations) {
      expect(clause(citation.number).text.slice(...citation.span)).toBe(citation.quote);
    }
  });

  it('says so where a document does not bind yet on the day asked about', () => {
    expect(render([quoteWhole(clause('11'))], '2024-01-01').markdown).toContain('尚未施行');
    expect(render([quoteWhole(clause('11'))]).markdown).not.toContain('尚未施行');
  });

  it('carries the AI label with every answer', () => {
    expect(render([quoteWhole(clause('11'))]).notice).toContain('人工智能');
  });

  it('lists titles as one list, each with its citation', () => {
    const { markdown } = render(
      ['14', '15'].map((n) => ({ kind: 'quote', section: 'basis', evidence: titleEvidence(clause(n)) })),
    );
    expect(markdown).toMatch(/- 第14条 .+\[1\]\n- 第15条 .+\[2\]/u);
  });
});

describe('escaping', () => {
  it('shows any text as it is and makes no link, image, HTML or heading of it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '<',
            '>',
            '[',
            ']',
            '(',
            ')',
            '*',
            '_',
            '`',
            '#',
            '!',
            '\\',
            '|',
            '~',
            '文',
            '1',
            '.',
            '-',
            ' ',
          ),
          { minLength: 1, maxLength: 30 },
        ),
        (parts) => {
          const text = `文${parts.join('')}文`;
          const html = marked.parse(escapeMarkdown(text), { async: false, gfm: true });
          expect(html).not.toMatch(/<(?!\/?p>)/u);
          const shown = html
            .replace(/<\/?p>/gu, '')
            .trim()
            .replace(/&lt;/gu, '<')
            .replace(/&gt;/gu, '>')
            .replace(/&quot;/gu, '"')
            .replace(/&#39;/gu, "'")
            .replace(/&amp;/gu, '&');
          expect(shown).toBe(text);
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('the pieces of an answer joined are the answer', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '。', '\n', '\n\n', '> b'), { maxLength: 20 }), (parts) => {
      const text = `x${parts.join('')}`;
      expect(markdownBlocks(text).join('')).toBe(text);
    }),
  );
});
