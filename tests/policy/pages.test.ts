import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPinyinRomanizer } from '../../src/adapters/pinyin-romanizer.js';
import { readFile } from '../../src/adapters/readers/reader-registry.js';
import type { SourceDocument } from '../../src/domain/source-document.js';
import { ingestDocument } from '../../src/ingest/ingest-document.js';
import { sharedData } from '../support/shared-data.js';

const pages = sharedData('policies', 'pages');
const catalogue = sharedData('policies', 'catalogue.json');
const romanizer = createPinyinRomanizer();

/** What the catalogue says of a page, found there by other means than ours. */
interface Entry {
  readonly file: string;
  readonly title: string | null;
  readonly pub_date: string | null;
  readonly url: string | null;
  readonly text_chars: number;
  readonly articles: number;
  readonly tables: number;
  readonly wenhao_in_text: readonly string[];
  readonly metadata_fields: Readonly<Record<string, string>>;
}

/** A page of links to other pages; there is no document on it. */
const DIRECTORY = 'pages/20b_广州劳动仲裁服务指南_目录.html';
/** The 文号 that the catalogue found in these texts is another document's, named within a sentence. */
const NAMED_ONLY = ['02_', '06_', '21_', '27_残疾人'];
const EXPIRED = ['10b_', '18_', '27b_', '28_', '26_', '35c_'];

const entries: readonly Entry[] =
  pages.missing || catalogue.missing
    ? []
    : (JSON.parse(readFileSync(catalogue.path, 'utf8')) as { obtained_raw_html: Entry[] }).obtained_raw_html;

async function readPage(file: string): Promise<SourceDocument> {
  const outcome = await readFile({ name: file, bytes: readFileSync(join(pages.path, '..', file)) });
  if ('refusal' in outcome) throw new Error(outcome.refusal.reason);
  return outcome.ok;
}

const named = (file: string, starts: readonly string[]): boolean =>
  starts.some((start) => file.startsWith(`pages/${start}`));
const oneBlank = (text: string): string => text.replace(/\s+/gu, ' ');

describe.skipIf(entries.length === 0)('real pages of government sites', () => {
  it('are forty-seven, of which one is a directory and refused', async () => {
    expect(entries).toHaveLength(47);
    await expect(readPage(DIRECTORY)).rejects.toThrow('这是目录或列表页，没有正文');
  });

  const documents = entries.filter(({ file }) => file !== DIRECTORY);

  it.each(documents)('$file: title, 文号, day and address as the catalogue has them', async (entry) => {
    const source = await readPage(entry.file);
    const ingested = ingestDocument(source, romanizer);
    if (ingested.state === 'refused') throw new Error(ingested.reason);
    // （转载） is the site's word about its copy.
    expect(source.stated.title).toBe(oneBlank(entry.title ?? '').replace(/^（转载）/u, ''));
    expect(source.stated.publishedOn).toBe(entry.pub_date?.slice(0, 10));
    if (entry.url?.startsWith('http')) expect([undefined, entry.url]).toContain(source.stated.url);
    const stated = entry.metadata_fields.文号?.replace(/\s/gu, '');
    const own = stated || (named(entry.file, NAMED_ONLY) ? undefined : entry.wenhao_in_text[0]);
    expect(ingested.document.docNumber).toBe(own ?? null);
  });

  it.each(documents)('$file: the whole text and nothing of the site around it', async (entry) => {
    const { text } = await readPage(entry.file);
    expect(text).not.toMatch(/网站地图|ICP备|网站标识码|浏览次数|字体大小|返回顶部|<\/?[a-z]|function\s*\(/u);
    expect(text).not.toMatch(/^(?:分享到?|扫一扫|打印|相关附件|上一篇|下一篇|首页)/mu);
    const length = text.replace(/^\|(?: --- \|)+$/gmu, '').replace(/[\s|]/gu, '').length;
    // The catalogue counts blanks too; where it knew no place of the text it counts nothing.
    if (entry.text_chars > 0) {
      expect(length).toBeGreaterThan(entry.text_chars * 0.94);
      expect(length).toBeLessThan(entry.text_chars * 1.08);
    } else expect(length).toBeGreaterThan(300);
    expect(text.match(/^\|(?: --- \|)+$/gmu)?.length ?? 0).toBeGreaterThanOrEqual(Math.min(entry.tables, 1));
  });

  it.each(documents.filter(({ articles }) => articles > 0))('$file: every 第X条 once and in order', async (entry) => {
    const source = await readPage(entry.file);
    const ingested = ingestDocument(source, romanizer);
    if (ingested.state === 'refused') throw new Error(ingested.reason);
    const articles = ingested.clauses.filter(({ kind }) => kind === 'article');
    expect(articles.map(({ number }) => number)).toEqual(
      Array.from({ length: entry.articles }, (_, at) => `${at + 1}`),
    );
  });

  it('say nothing of a status that stands only in a comment or among the choices of a search', async () => {
    const commented = documents.filter(({ file }) =>
      readFileSync(join(pages.path, '..', file), 'utf8').includes('现行有效'),
    );
    expect(commented.length).toBeGreaterThanOrEqual(3);
    for (const { file } of commented) expect((await readPage(file)).stated.status).toBeUndefined();
  });

  it('end on the day that the table above them says', async () => {
    const expired = documents.filter(({ file }) => named(file, EXPIRED));
    expect(expired).toHaveLength(EXPIRED.length);
    for (const { file, metadata_fields: fields } of expired) {
      const { expiresOn = '' } = (await readPage(file)).stated;
      const [year = '', month = '', day = ''] = expiresOn.split('-');
      expect(`${year}年${month}月${day}日`).toBe(fields.失效日期);
    }
  });

  it('name whose policy it is and not the site that reprints it', async () => {
    const { stated } = await readPage('pages/11_公共租赁住房保障办法_穗府办规2024-13号.html');
    expect(stated.issuer).toBe('广州市人民政府办公厅');
  });
});
