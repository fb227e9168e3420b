import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDocxReader } from '../../../src/adapters/readers/docx-reader.js';
import { createOfdReader } from '../../../src/adapters/readers/ofd-reader.js';
import { createPdfReader } from '../../../src/adapters/readers/pdf-reader.js';
import type { DocumentReader } from '../../../src/ports/document-reader.js';
import { type DocxPiece, makeDocx } from '../../support/make-docx.js';
import { makeOfd } from '../../support/make-ofd.js';
import { makePdf } from '../../support/make-pdf.js';
import { type PrintedRecipe, placeText } from '../../support/placed-text.js';

const PHRASES = [
  '市主管部门应当建立台账',
  '对符合条件的企业给予不超过80万元的补助',
  '单笔抵扣比例不超过合同金额的30%',
  '鼓励使用GB/T 45654等标准开展测评',
  '每年公布一次目录并向社会征求意见',
  '违反第十条规定的不予拨付',
  '（含本数）以上的按上限执行',
  '参照2024年度的做法办理',
];
const sentence = fc
  .array(fc.constantFrom(...PHRASES), { minLength: 1, maxLength: 7 })
  .map((phrases) => `${phrases.join('，')}。`);
const article = fc.record({ text: sentence, items: fc.array(sentence, { maxLength: 3 }) });
const chapters = fc.array(fc.array(article, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 });

const HAN = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五'];
const NUMBERED = {
  definitions: {
    '0': [
      { format: 'chineseCounting', text: '第%1章' },
      { format: 'chineseCounting', text: '第%2条', restart: 0 },
      { format: 'chineseCounting', text: '（%3）' },
    ],
  },
  lists: { '1': { of: '0' } },
};
type Chapters = readonly (readonly { readonly text: string; readonly items: readonly string[] }[])[];

/** The clauses as plain text, numbers written by hand; and as paragraphs whose numbers only Word prints. */
function written(tree: Chapters): { readonly lines: readonly string[]; readonly pieces: readonly DocxPiece[] } {
  const lines: string[] = [];
  const pieces: DocxPiece[] = [];
  const add = (level: number, label: string, text: string): void => {
    lines.push(`${label}${text}`);
    pieces.push({ number: ['1', level], text });
  };
  let articles = 0;
  for (const [at, inChapter] of tree.entries()) {
    add(0, `第${HAN[at + 1]}章 `, '总则');
    for (const { text, items } of inChapter) {
      articles += 1;
      add(1, `第${HAN[articles]}条 `, text);
      for (const [item, each] of items.entries()) add(2, `（${HAN[item + 1]}）`, each);
    }
  }
  return { lines, pieces };
}

async function read(reader: DocumentReader, bytes: Uint8Array): Promise<readonly string[]> {
  const outcome = await reader.read({ name: 'file', bytes });
  return 'ok' in outcome ? outcome.ok.text.split('\n') : [outcome.refusal.reason];
}

const paper = fc.constantFrom<readonly [number, number]>([595, 842], [420, 595], [500, 400]);

describe('clauses written as a file and read back are the clauses', () => {
  it('of Word, with numbers that only its lists know', async () => {
    await fc.assert(
      fc.asyncProperty(chapters, async (tree) => {
        const { lines, pieces } = written(tree);
        expect(await read(createDocxReader(), makeDocx({ ...NUMBERED, pieces }))).toEqual(lines);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['PDF', createPdfReader(), (recipe: PrintedRecipe) => makePdf(placeText(recipe))],
    ['OFD', createOfdReader(), (recipe: PrintedRecipe) => makeOfd([placeText(recipe)])],
  ] as const)('of %s, wrapped over lines and pages, with page numbers, drawn in any order', async (_, reader, make) => {
    await fc.assert(
      fc.asyncProperty(chapters, paper, fc.boolean(), async (tree, size, shuffle) => {
        const { lines } = written(tree);
        const recipe = { pieces: lines, paper: size, margin: 70, foot: '— # —', shuffle };
        expect(await read(reader, make(recipe))).toEqual(lines);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['PDF', createPdfReader(), (recipe: PrintedRecipe) => makePdf(placeText(recipe))],
    ['OFD', createOfdReader(), (recipe: PrintedRecipe) => makeOfd([placeText(recipe)])],
  ] as const)('of %s, though the same words end two pages at the same place', async (_, reader, make) => {
    const filler = Array.from({ length: 13 }, (_each, at) => `第${HAN[at + 1]}条 市主管部门应当建立台账。`);
    const pieces = [...filler, { page: 'break' }, ...filler] as const;
    const outcome = await read(reader, make({ pieces, paper: [420, 400], margin: 30 }));
    expect(outcome).toEqual([...filler, ...filler]);
  });
});
