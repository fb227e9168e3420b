import fc from 'fast-check';
import { type ComponentChildren, isValidElement } from 'preact';
import { describe, expect, it } from 'vitest';
import { splitMarkers } from '../../src/clients/widget/text/citation-markers.js';
import { parseMarkdown } from '../../src/clients/widget/text/parse-markdown.js';
import { safeAddress } from '../../src/clients/widget/text/safe-address.js';
import { drawTokens } from '../../src/clients/widget/view/markdown.js';
import { INJECTION } from '../support/fake-answers.js';

const HARMLESS = 'p strong em del blockquote ol ul li pre code a br span div table thead tbody tr th td'.split(' ');
const ATTRIBUTES = ['children', 'href', 'target', 'rel', 'start', 'class'];

interface Drawn {
  readonly tags: readonly string[];
  readonly attributes: readonly string[];
  readonly addresses: readonly string[];
  readonly text: string;
}

/** Everything that the drawing of a Markdown text would put on the page. */
function drawn(markdown: string): Drawn {
  const found = { tags: [] as string[], attributes: [] as string[], addresses: [] as string[], text: '' };
  const walk = (node: ComponentChildren): void => {
    if (Array.isArray(node)) for (const each of node) walk(each);
    else if (isValidElement(node)) {
      found.tags.push(String(node.type));
      const properties = node.props as Record<string, unknown>;
      found.attributes.push(...Object.keys(properties));
      if (typeof properties.href === 'string') found.addresses.push(properties.href);
      walk(node.props.children);
    } else if (typeof node === 'string' || typeof node === 'number') found.text += node;
  };
  walk(drawTokens(parseMarkdown(markdown), (_index, text) => text));
  return found;
}

function expectHarmless({ tags, attributes, addresses }: Drawn): void {
  expect(tags.filter((tag) => !HARMLESS.includes(tag))).toEqual([]);
  expect(attributes.filter((name) => !ATTRIBUTES.includes(name))).toEqual([]);
  expect(addresses.filter((address) => !/^(https?:\/\/|mailto:)/u.test(address))).toEqual([]);
}

describe('drawing Markdown', () => {
  it('shows HTML and scripts as the characters they are made of', () => {
    const result = drawn(INJECTION);
    expectHarmless(result);
    expect(result.addresses).toEqual([]);
    expect(result.text).toContain('<script>window.harmed=1</script>');
    expect(result.text).toContain('<img src=x onerror="window.harmed=1">');
  });

  it('draws the rows of a table as one', () => {
    const { tags, text } = drawn('> | 街道 | 电话 |\n> | --- | --- |\n> | **甲** | `1`[1] |');
    expect(tags).toEqual('blockquote div table thead tr th th tbody tr td strong td code'.split(' '));
    expect(text).toBe('街道电话甲1[1]');
  });

  it.each([
    ['[a](javascript:alert(1))', []],
    ['[a](JaVaScRiPt:alert(1))', []],
    ['[a](java&#10;script:alert(1))', []],
    ['[a](<java\tscript:alert(1)>)', []],
    ['[a](vbscript:x)', []],
    ['[a](data:text/html;base64,PHNjcmlwdD4=)', []],
    ['[a](//evil.invalid/x)', []],
    ['<javascript:alert(1)>', []],
    ['[a]: javascript:alert(1)\n\n[a]', []],
    ['[官网](https://www.gd.gov.cn/a "x")', ['https://www.gd.gov.cn/a']],
    ['[信箱](mailto:a@gd.gov.cn)', ['mailto:a@gd.gov.cn']],
  ])('links only to addresses that are safe: %s', (markdown, addresses) => {
    expect(drawn(markdown).addresses).toEqual(addresses);
  });

  it('stays harmless whatever pieces of Markdown and HTML come together', () => {
    const piece = fc.constantFrom(
      ...[
        '<script>',
        '</script>',
        '<img onerror=x',
        '>',
        '[',
        ']',
        '(javascript:x)',
        '(data:x)',
        '!',
        '`',
        '**',
        '_',
        '~~',
      ],
      ...[
        '\n',
        '\n\n',
        '> ',
        '- ',
        '1. ',
        '# ',
        '|',
        '|-|',
        '&lt;',
        '&#106;',
        '\\',
        '"',
        "'",
        '<a href=',
        '粤',
        '[1]',
        ': ',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => expectHarmless(drawn(pieces.join('')))),
      { numRuns: 400 },
    );
  });

  it('keeps the words of a document that the server has escaped', () => {
    expect(drawn('营收\\[2024\\] \\*不变\\* \\<b\\> R&D').text).toBe('营收[2024] *不变* <b> R&D');
  });
});

describe('citation markers', () => {
  it('cut a text without losing any of it', () => {
    const unit = fc.constantFrom('[', ']', '1', '0', '29', '条', '😀', ' ');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        expect(
          splitMarkers(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('are numbers from 1 to 99 in brackets; years and words are not', () => {
    const markers = (text: string) =>
      splitMarkers(text).flatMap((piece) => (piece.kind === 'marker' ? piece.index : []));
    expect(markers('甲[1][12]乙[2024]丙[0]丁[a]戊〔1〕[01]')).toEqual([1, 12]);
  });

  it('survive the Markdown lexer beside each other and before a full stop', () => {
    const indexes: number[] = [];
    drawTokens(parseMarkdown('**结论**：达到900亿元[1][2]。\n\n- 见[3]'), (index) => {
      indexes.push(index);
      return null;
    });
    expect(indexes).toEqual([1, 2, 3]);
  });

  it('stay on the line of the words before them, and lose none of those, not even half a character', () => {
    const { tags, text } = drawn('达到900亿元。[1][2]见𠮷[3]');
    expect(text).toBe('达到900亿元。[1][2]见𠮷[3]');
    expect(tags.filter((tag) => tag === 'span')).toHaveLength(2);
  });
});

describe('safe addresses', () => {
  it('are absolute', () => {
    expect(safeAddress('/openapi.json')).toBeNull();
    expect(safeAddress(null)).toBeNull();
  });
});
