import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../src/domain/ids.js';
import type { ClauseIndex } from '../../src/ports/clause-index.js';
import type { Embedder } from '../../src/ports/embedder.js';
import { embedRests } from '../../src/search/rest-of-question.js';
import { RETRIEVAL } from '../../src/search/weights.js';

const WHOLE = Float32Array.of(0);
/** Pairs of characters, as the product's terms mostly are. */
const tokenize = (text: string): readonly string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));

function setUp(titles: Readonly<Record<string, string>>) {
  const embedded: string[] = [];
  const embedder = {
    embedQuery: (text: string) => Promise.resolve(Float32Array.of(embedded.push(text))),
  } as Partial<Embedder> as Embedder;
  const index = { document: (id: string) => ({ title: titles[id] }) } as unknown as ClauseIndex;
  const rests = async (text: string, placeTerms?: ReadonlySet<string>) =>
    embedRests(
      index,
      embedder,
      { text, vector: WHOLE, tokenize, ...(placeTerms ? { placeTerms } : {}) },
      Object.keys(titles) as DocumentId[],
    );
  return { embedded, rests };
}

describe('the rest of a question beside the title of a document', () => {
  it('is what the question asks of the document, once the document is found', async () => {
    const { embedded, rests } = setUp({ flats: '人才公寓申请公告', bills: '用电账单说明' });
    const vectors = await rests('人才公寓租金多少', new Set());
    expect(embedded).toEqual(['租金多少']);
    expect(vectors.get('flats' as DocumentId)).toEqual(Float32Array.of(1));
    // Nothing of it is taken out by the other title: the vector that is there serves.
    expect(vectors.get('bills' as DocumentId)).toBe(WHOLE);
  });

  it('leaves places out: they choose the document, not its clause', async () => {
    const { embedded, rests } = setUp({ flats: '人才公寓申请公告' });
    await rests('天河人才公寓租金多少', new Set(['天河']));
    expect(embedded).toEqual(['租金多少']);
  });

  it('is the whole question where the title says all of it', async () => {
    const { embedded, rests } = setUp({ flats: '人才公寓申请公告' });
    expect((await rests('人才公寓申请')).get('flats' as DocumentId)).toBe(WHOLE);
    expect(embedded).toEqual([]);
  });

  it('is embedded once for all documents that leave the same, and for no more than the first few', async () => {
    const titles = Object.fromEntries('甲乙丙丁戊己庚辛壬癸'.split('').map((stem) => [stem, `${stem}${stem}办法`]));
    const { embedded, rests } = setUp({ one: '人才公寓甲', two: '人才公寓乙', ...titles });
    await rests('人才公寓甲甲乙乙丙丙丁丁戊戊己己庚庚辛辛壬壬癸癸多少');
    expect(embedded).toHaveLength(RETRIEVAL.rests);
    expect(new Set(embedded).size).toBe(RETRIEVAL.rests);
  });
});
