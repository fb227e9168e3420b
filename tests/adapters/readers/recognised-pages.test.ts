import { describe, expect, it } from 'vitest';
import { createPinyinRomanizer } from '../../../src/adapters/pinyin-romanizer.js';
import { createPdfReader } from '../../../src/adapters/readers/pdf-reader.js';
import type { SourceDocument } from '../../../src/domain/source-document.js';
import { ingestDocument } from '../../../src/ingest/ingest-document.js';
import type { RecognisedLine, RecogniseText } from '../../../src/ports/recognise-text.js';
import { makePdf } from '../../support/make-pdf.js';
import { type Piece, placeText } from '../../support/placed-text.js';

const PRINTED: Piece = '第一条 为降低本市企业使用算力的成本，支持中小企业开展模型训练，结合实际，制定本办法。';
const PICTURE: Piece = { page: 'picture' };
const REFUSAL = '是扫描图片，没有文字，请先做文字识别（OCR）或提供有文字的版本';

/** A line in the middle of the picture of a page, letters 26 pixels high. */
const line = (text: string, at: number): RecognisedLine => ({
  text,
  x: 200,
  y: 300 + 45 * at,
  width: text.length * 26,
  height: 26,
});
const pdf = (...pieces: readonly Piece[]) => ({ name: '办法.pdf', bytes: makePdf(placeText({ pieces })) });
const read = (file: ReturnType<typeof pdf>, recognise: RecogniseText | null, onStep = () => {}) =>
  createPdfReader(async () => recognise).read({ ...file, onStep });
async function sourceOf(recognise: RecogniseText, ...pieces: readonly Piece[]): Promise<SourceDocument> {
  const outcome = await read(pdf(...pieces), recognise);
  if ('refusal' in outcome) throw new Error(outcome.refusal.reason);
  return outcome.ok;
}
const TWO_LINES: RecogniseText = async () => [
  line('第二条对每家企业补助80万元。', 0),
  line('第三条本办法自2024年7月1日起施行。', 1),
];

describe('pages that are pictures', () => {
  it('are refused with the same words where nothing reads them', async () => {
    const reasonOf = async (...pieces: readonly Piece[]) => {
      const outcome = await read(pdf(...pieces), null);
      return 'refusal' in outcome ? outcome.refusal.reason : null;
    };
    expect(await reasonOf(PRINTED, PICTURE)).toBe(`PDF 第2页${REFUSAL}`);
    expect(await reasonOf(PICTURE)).toBe(`整份 PDF 都${REFUSAL}`);
  });

  it('are read where they stand between printed ones, which nobody recognises', async () => {
    const pictures: Uint8Array[] = [];
    const steps: number[] = [];
    const recognise: RecogniseText = (png) => {
      pictures.push(png);
      return TWO_LINES(png);
    };
    const outcome = await read(pdf(PRINTED, PICTURE), recognise, () => steps.push(pictures.length));
    expect(outcome).toMatchObject({
      ok: {
        text: `${PRINTED}\n第二条对每家企业补助80万元。\n第三条本办法自2024年7月1日起施行。`,
        recognised: { pages: [2], empty: [] },
      },
    });
    expect(pictures.map((png) => Buffer.from(png).subarray(1, 4).toString())).toEqual(['PNG']);
    expect(steps).toEqual([0, 1]);
    const printed = await sourceOf(recognise, PRINTED);
    expect(printed).not.toHaveProperty('recognised');
    expect(pictures).toHaveLength(1);
  });

  it('are published only by a person who answers for the figures', async () => {
    const source = await sourceOf(TWO_LINES, PRINTED, PICTURE);
    const romanizer = createPinyinRomanizer();
    const refused = ingestDocument(source, romanizer);
    expect(refused).toMatchObject({ state: 'refused', findings: [{ severity: 'error', line: 1 }] });
    expect(refused.findings[0]?.message).toBe(
      '正文第2页由扫描图片识别而来（OCR），请由人对照原件逐一核对数字、日期、文号和条款编号后具名发布',
    );
    const override = { name: '李四', reason: '已逐字核对', on: '2026-01-01' };
    const published = ingestDocument({ ...source, override }, romanizer);
    if (published.state === 'refused') throw new Error(published.reason);
    expect(published.clauses.filter(({ kind }) => kind === 'article').map(({ number }) => number)).toEqual([
      '1',
      '2',
      '3',
    ]);
    expect(published.findings).toHaveLength(1);
  });

  it('on which nothing is found are told', async () => {
    const source = await sourceOf(async () => [], PRINTED, PICTURE);
    expect(source.recognised).toEqual({ pages: [2], empty: [2] });
    const { findings } = ingestDocument(source, createPinyinRomanizer());
    expect(findings[0]?.message).toContain('；第2页没有识别出文字，');
  });
});
