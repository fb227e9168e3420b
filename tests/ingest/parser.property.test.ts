import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPinyinRomanizer } from '../../src/adapters/pinyin-romanizer.js';
import { cleanText } from '../../src/ingest/clean-text.js';
import { ingestDocument } from '../../src/ingest/ingest-document.js';
import { packParagraphs } from '../../src/ingest/pack-paragraphs.js';
import { printClauseTree } from '../../src/ingest/print-clause-tree.js';
import { readStructure } from '../../src/ingest/read-structure.js';
import { SIZES } from '../../src/ingest/sizes.js';
import { type GeneratedDocument, measureDocument, statuteDocument } from './generated-trees.js';

const squeeze = (text: string): string => text.replaceAll(/\s/gu, '');
const clean = (text: string): string => cleanText({ text, format: 'text' }).text;
const generated = fc.oneof(measureDocument, statuteDocument);
/** Lines as documents have them: numbers, stops, blanks and furniture in any order. */
const anyText = fc
  .array(
    fc.stringMatching(
      /^(?:一、|二、|（一）|1\.|2\. |第一条 |第二条 |附件1|目 录|收藏|　　)?[春夏秋冬，。；：“”（）A-Za-z0-9 ]{0,40}$/u,
    ),
    { maxLength: 12 },
  )
  .map((lines) => lines.join('\n'));

describe('whatever the document, the parser', () => {
  it('gives each clause of a soundly numbered one its locator, and prints the text back', () => {
    fc.assert(
      fc.property(generated, ({ lines, locators }: GeneratedDocument) => {
        const cleaned = clean(lines.join('\n'));
        const { nodes, findings } = readStructure(cleaned);
        expect(findings).toEqual([]);
        expect(squeeze(printClauseTree(nodes))).toBe(squeeze(cleaned));
        const read = nodes.flatMap(function locatorsOf(node): readonly string[] {
          return [node.locator, ...node.children.flatMap(locatorsOf)];
        });
        expect(read.filter((locator) => locator !== 'front')).toEqual(locators);
      }),
      { numRuns: 100 },
    );
  });

  it('never takes a numbered document with a line of its numbering missing for a sound one', () => {
    fc.assert(
      fc.property(measureDocument, fc.nat(), ({ lines }, at) => {
        const measures = lines.flatMap((line, index) => (/^\d/u.test(line) ? [index] : []));
        const lost = measures[at % Math.max(1, measures.length - 1)];
        fc.pre(measures.length > 4 && lost !== measures.at(-1));
        const { findings } = readStructure(lines.filter((_, index) => index !== lost).join('\n'));
        expect(findings).not.toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('reads any text at all into clauses that hold all of it, or says why not', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cleaned = clean(text);
        const { nodes, findings } = readStructure(cleaned);
        if (findings.some(({ severity }) => severity === 'error')) return;
        expect(squeeze(printClauseTree(nodes))).toBe(squeeze(cleaned));
      }),
      { numRuns: 300 },
    );
  });

  it('cleans a cleaned text into itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = clean(text);
        expect(clean(once)).toBe(once);
      }),
      { numRuns: 300 },
    );
  });
});

describe('passages', () => {
  const longText = fc
    .array(fc.stringMatching(/^[春夏秋冬，。；]{0,400}$/u), { maxLength: 8 })
    .map((paragraphs) => paragraphs.join('\n'));

  it('cover their clause in order, blanks aside, and are no longer than the embedder takes', () => {
    fc.assert(
      fc.property(longText, (text) => {
        const spans = packParagraphs(text);
        expect(squeeze(spans.map((span) => text.slice(...span)).join(''))).toBe(squeeze(text));
        spans.forEach(([from, to], at) => {
          expect(from).toBeGreaterThanOrEqual(spans[at - 1]?.[1] ?? 0);
          expect(to - from).toBeLessThanOrEqual(SIZES.longestPassage * 1.2);
        });
      }),
      { numRuns: 150 },
    );
  });

  it('are verbatim slices of the clauses of a whole document', () => {
    const romanizer = createPinyinRomanizer();
    fc.assert(
      fc.property(generated, ({ lines }) => {
        const source = { id: null, origin: 'x', format: 'text', text: lines.join('\n'), stated: {} } as const;
        const ingested = ingestDocument(source, romanizer);
        if (ingested.state === 'refused') throw new Error(ingested.reason);
        const texts = new Map(ingested.clauses.map((clause) => [clause.id, clause.text]));
        for (const { clauseId, span, text } of ingested.passages) {
          expect(texts.get(clauseId)?.slice(...span)).toBe(text);
        }
        const searched = ingested.clauses.filter(({ searchable }) => searchable).map(({ text }) => text);
        expect(squeeze(ingested.passages.map(({ text }) => text).join(''))).toBe(squeeze(searched.join('')));
      }),
      { numRuns: 50 },
    );
  });
});
