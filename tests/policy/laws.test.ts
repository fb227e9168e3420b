import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPinyinRomanizer } from '../../src/adapters/pinyin-romanizer.js';
import { readSources } from '../../src/adapters/readers/source-files.js';
import { parseChineseNumeral } from '../../src/domain/chinese-numeral.js';
import type { SourceDocument } from '../../src/domain/source-document.js';
import { type IngestedDocument, ingestDocument } from '../../src/ingest/ingest-document.js';
import { settleSuccession } from '../../src/ingest/settle-succession.js';
import { sharedData } from '../support/shared-data.js';

const laws = sharedData('policies', 'laws');
const catalogue = sharedData('policies', 'catalogue.json');
const ncp = sharedData('eval', 'ncp-policies', 'documents.jsonl');
const files = laws.missing ? [] : readdirSync(laws.path).filter((name) => name.endsWith('.md'));
const romanizer = createPinyinRomanizer();

type Ready = Extract<IngestedDocument, { state: 'ready' }>;

async function ingestFile(name: string): Promise<Ready> {
  for await (const read of readSources([join(laws.path, name)])) {
    const ingested = 'ok' in read ? ingestDocument(read.ok, romanizer) : read;
    if ('state' in ingested && ingested.state === 'ready') return ingested;
    throw new Error(JSON.stringify(ingested));
  }
  throw new Error('no document');
}

interface CatalogueEntry {
  readonly file?: string;
  readonly title: string;
  readonly n_articles?: number;
  readonly version_date?: string;
}

function entriesOf(path: string): readonly CatalogueEntry[] {
  const groups = Object.values(JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>);
  return groups.flatMap((group) => (Array.isArray(group) ? (group as CatalogueEntry[]) : []));
}

describe.skipIf(laws.missing || catalogue.missing)('real statutes', () => {
  it.each(files)('%s: every article of the body once and in order, nothing lost', async (name) => {
    const { clauses, passages } = await ingestFile(name);
    const source = readFileSync(join(laws.path, name), 'utf8');
    // The articles as a plain search of the source finds them, apart from the parser.
    const printed = [...source.matchAll(/^(?:\*\*)?第([零一二三四五六七八九十百]+)条(?:\*\*)?[\s　]/gmu)];
    const articles = clauses.filter((clause) => clause.kind === 'article');
    expect(articles.map(({ number }) => number)).toEqual(
      printed.map(([, numeral = '']) => `${parseChineseNumeral(numeral)}`),
    );
    expect(articles.length).toBeGreaterThan(10);
    const searched = clauses.filter((clause) => clause.searchable).map(({ text }) => text);
    expect(passages.length).toBeGreaterThanOrEqual(searched.length);
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length);
  });

  it('have the title, the articles and the version that the catalogue gives', async () => {
    const entries = entriesOf(catalogue.path).filter(({ file }) => file?.startsWith('laws/'));
    expect(entries.length).toBeGreaterThan(30);
    for (const { file = '', title, n_articles: articles, version_date: version } of entries) {
      const { document, clauses } = await ingestFile(file.replace('laws/', ''));
      expect(document.title).toBe(title);
      expect(clauses.filter(({ kind }) => kind === 'article')).toHaveLength(articles ?? 0);
      expect(document.id.endsWith(`-${version}`)).toBe(true);
    }
  });

  it.each([
    ['lawrefbook_个人信息保护法(2021-08-20).md', '2021-08-20', '2021-11-01', '全国人民代表大会常务委员会', null],
    [
      'lawrefbook_深圳经济特区人工智能产业促进条例(2022-09-05).md',
      '2022-08-30',
      '2022-11-01',
      '深圳市人民代表大会常务委员会',
      '深圳市',
    ],
    [
      'lawrefbook_广州市青年创新创业促进条例(2023-01-19).md',
      '2022-11-25',
      '2023-03-01',
      '广州市人民代表大会常务委员会',
      '广州市',
    ],
    ['lawrefbook_国务院关于在线政务服务的若干规定(2019-04-26).md', '2019-04-26', '2019-04-26', '国务院', null],
    ['lawrefbook_政府信息公开条例(2019-04-03).md', '2019-04-03', '2019-05-15', '国务院', null],
    ['just-laws_中华人民共和国网络安全法.md', '2025-10-28', '2017-06-01', '全国人民代表大会常务委员会', null],
  ])('%s: adopted %s, in force from %s', async (name, issuedOn, effectiveOn, issuer, region) => {
    expect((await ingestFile(name)).document).toMatchObject({ issuedOn, effectiveOn, issuer, region });
  });

  it('in two versions have two ids, and the older one ends where the newer begins', async () => {
    const versions = await Promise.all(
      ['2020-07-05', '2025-03-17'].map((day) => ingestFile(`lawrefbook_保障中小企业款项支付条例(${day}).md`)),
    );
    const [older, newer] = settleSuccession(versions.map(({ document }) => document));
    expect(older?.id).not.toBe(newer?.id);
    expect(older?.expiresOn).toBe('2025-05-31');
    expect(newer?.expiresOn).toBeNull();
  });

  it.each([2, 5])('are refused with their article %i missing', async (number) => {
    const name = 'lawrefbook_密码法(2019-10-26).md';
    const source = readFileSync(join(laws.path, name), 'utf8');
    const numeral = '一二三四五'.charAt(number - 1);
    const torn = source.replace(new RegExp(`^第${numeral}条.*$`, 'mu'), '');
    const ingested = ingestDocument({ id: null, origin: name, format: 'markdown', text: torn, stated: {} }, romanizer);
    expect(ingested).toMatchObject({ state: 'refused', reason: expect.stringContaining(`应为 ${number}`) });
  });
});

describe.skipIf(ncp.missing)('six hundred texts of government, few of them soundly numbered', () => {
  const sources = (): readonly SourceDocument[] =>
    readFileSync(ncp.path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line, at) => {
        const { docid, text } = JSON.parse(line) as { docid: string; text: string };
        return {
          id: docid as SourceDocument['id'],
          origin: `documents.jsonl:${at + 1}`,
          format: 'text',
          text,
          stated: {},
        };
      });

  it('are all taken, within five seconds, without a lost word', () => {
    const all = sources();
    const start = performance.now();
    const ingested = all.map((source) => ingestDocument(source, romanizer));
    expect(performance.now() - start).toBeLessThan(5000);
    expect(ingested.filter(({ state }) => state === 'refused')).toEqual([]);
    ingested.forEach((each, at) => {
      if (each.state === 'refused') return;
      const words = each.passages.map(({ text }) => text).join('');
      expect(words.replaceAll(/\s/gu, '').length).toBeGreaterThan(
        (all[at]?.text.replaceAll(/\s/gu, '').length ?? 0) * 0.95,
      );
    });
  });
});
