import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createPinyinRomanizer } from '../../src/adapters/pinyin-romanizer.js';
import { readAliases } from '../../src/adapters/seeds/alias-file.js';
import type { Clause } from '../../src/domain/clause.js';
import { cleanText } from '../../src/ingest/clean-text.js';
import { ingestDocument } from '../../src/ingest/ingest-document.js';
import { withAliases } from '../../src/ingest/present-index.js';
import { nameDocuments } from '../../src/search/name-documents.js';
import { repositoryPath } from '../support/shared-data.js';

const origin = '粤办函〔2024〕88号.txt';
const text = readFileSync(repositoryPath('seeds', 'documents', origin), 'utf8');
const ingest = (changed: string) =>
  ingestDocument({ id: null, origin, format: 'text', text: changed, stated: {} }, createPinyinRomanizer());
const ingested = ingest(text);
if (ingested.state === 'refused') throw new Error(ingested.reason);
const { clauses, passages } = ingested;
const document = withAliases(ingested.document, readAliases(repositoryPath('seeds', 'aliases.jsonl')));
const clause = (locator: string): Clause | undefined => clauses.find(({ id }) => id === `yuebanhan-2024-88#${locator}`);
const squeeze = (words: string): string => words.replaceAll(/\s/gu, '');

describe('the seed policy', () => {
  it('states its facts, the torn title joined', () => {
    expect(document).toMatchObject({
      id: 'yuebanhan-2024-88',
      title: '广东省关于人工智能赋能千行百业的若干措施',
      docNumber: '粤办函〔2024〕88号',
      issuer: '广东省人民政府办公厅',
      region: '广东省',
      indexNumber: '006939748/2024-00230',
      category: '工业、交通',
      issuedOn: '2024-05-26',
      publishedOn: '2024-06-06',
      effectiveOn: null,
      expiresOn: null,
      status: null,
    });
  });

  it('has measures 1 to 45, each headed by its first sentence in the source', () => {
    const measures = clauses.filter(({ kind }) => kind === 'measure');
    // The numbers and headings as a plain search of the source finds them, apart from the parser.
    const printed = [...text.matchAll(/^(\d+)\. ([^。]+)。/gmu)].map(([, number, heading]) => ({ number, heading }));
    expect(measures.map(({ number, heading }) => ({ number, heading }))).toEqual(printed);
    expect(measures.map(({ id }) => id)).toEqual(Array.from({ length: 45 }, (_, at) => `yuebanhan-2024-88#${at + 1}`));
    expect(measures.every(({ searchable }) => searchable)).toBe(true);
  });

  it('is searched in its front, its goals and its measures, and in nothing else', () => {
    const locators = clauses.filter(({ searchable }) => searchable).map(({ number }) => number);
    expect(locators).toEqual(['front', '一', ...Array.from({ length: 45 }, (_, at) => `${at + 1}`)]);
  });

  it('has the other parts and the sections as divisions', () => {
    const divisions = clauses.filter(({ kind, searchable }) => !searchable && ['part', 'section'].includes(kind));
    expect(divisions.map(({ id }) => id.replace(/^.*#/u, ''))).toEqual([
      ...['二', '二/一', '二/二', '二/三', '二/四'],
      ...['三', '三/一', '三/二'],
      ...['四', '四/一', '四/二', '四/三', '四/四', '四/五'],
      '五',
    ]);
  });

  it('is cited as officials write it', () => {
    const title = '《广东省关于人工智能赋能千行百业的若干措施》（粤办函〔2024〕88号）';
    expect(clause('29')?.label).toBe(`${title}第四部分第（三）项第29条“惠企利民建设智慧政府”`);
    expect(clause('40')?.label).toBe(`${title}第五部分第40条“多方参与加强政策供给”`);
    expect(clause('一')?.label).toBe(`${title}第一部分“总体目标”`);
    expect(clause('front')?.label).toBe(`${title}印发通知正文`);
    expect(clause('29')?.path).toEqual(['四、打造智能融合应用新引擎，形成经济增长新风口', '（三）赋能社会治理新效能']);
  });

  it('loses the lines of the web page and no other word', () => {
    const { text: cleaned, dropped } = cleanText({ text, format: 'text' });
    expect(dropped).toEqual([
      '广东省人民政府',
      "People's Government of Guangdong Province",
      '时间：2024-06-06 08:59:34 来源：本网',
      '收藏',
    ]);
    const kept = text.split('\n').filter((line) => !dropped.includes(line.trim()));
    expect(squeeze(cleaned)).toBe(squeeze(kept.join('')));
    for (const line of kept) expect(squeeze(cleaned)).toContain(squeeze(line));
  });

  it('has every word of its clauses in passages', () => {
    for (const { id, text: words, searchable } of clauses) {
      const cut = passages.filter(({ clauseId }) => clauseId === id);
      expect(squeeze(cut.map((passage) => passage.text).join(''))).toBe(searchable ? squeeze(words) : '');
    }
  });

  it.each([1, 13, 45])('is refused with measure %i missing, unless it was the last', (number) => {
    const torn = ingest(text.replace(new RegExp(`^${number}\\. .*$`, 'mu'), ''));
    expect(torn.state).toBe(number === 45 ? 'ready' : 'refused');
  });

  it.each([
    '（二）推进人工智能软件迭代升级。',
    '（一）提智做强高端装备。',
    '三、构筑智能终端产品新高地，塑造广东品牌新形象',
  ])('is refused without its heading “%s”', (heading) => {
    expect(ingest(text.replace(heading, '')).state).toBe('refused');
  });

  it('is refused with a measure twice', () => {
    const measure = /^20\. .*$/mu.exec(text)?.[0] ?? '';
    expect(ingest(text.replace(measure, `${measure}\n\n${measure}`))).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining('“20.”'),
    });
  });
});

describe('the names that people use for the seed policy', () => {
  const known = (question: string) => nameDocuments(question, [document]).known;

  it.each([
    '88号文点样支持机械人产业',
    '粤办函88号是什么时候发布的',
    'AI若干措施里面教育怎么写的',
    'ai若干措施里面教育怎么写的',
    '人工智能若干措施有哪些部分',
    '千行百业若干措施谁发的',
    'AI赋能45条里有没有医院',
    '人工智能45条讲了什么',
    '45条里面和医院有关的',
    '45条第3条讲什么',
  ])('name it: %s', (question) => {
    expect(known(question)).toEqual(['yuebanhan-2024-88']);
  });

  it.each([
    '第45条讲什么',
    '第 45 条里有没有外资',
    '45条讲什么',
    '1至45条里哪条讲教育',
    '145条里有什么',
  ])('do not take a clause number for its name: %s', (question) => {
    expect(known(question)).toEqual([]);
  });
});
