import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPinyinRomanizer } from '../../src/adapters/pinyin-romanizer.js';
import { readSources } from '../../src/adapters/readers/source-files.js';
import { readAliases } from '../../src/adapters/seeds/alias-file.js';
import { readCatalogue } from '../../src/adapters/seeds/catalogue-file.js';
import { validityOn } from '../../src/domain/policy-document.js';
import { cleanText } from '../../src/ingest/clean-text.js';
import { ingestDocument, type ParsedDocument } from '../../src/ingest/ingest-document.js';
import { presentIndex } from '../../src/ingest/present-index.js';
import type { ClauseIndex } from '../../src/ports/clause-index.js';
import { createMemoryIndex, unsearched } from '../support/memory-index.js';
import { repositoryPath, sharedData } from '../support/shared-data.js';

const policies = sharedData('policies');
const beside = {
  aliases: readAliases(repositoryPath('seeds', 'aliases.jsonl')),
  catalogue: readCatalogue(repositoryPath('seeds', 'catalogue.jsonl')),
};
const parsed = new Map<string, ParsedDocument & { readonly text: string }>();

beforeAll(async () => {
  if (policies.missing) return;
  const romanizer = createPinyinRomanizer();
  for await (const read of readSources(['seed', 'laws', 'pages'].map((folder) => join(policies.path, folder)))) {
    const ingested = 'ok' in read ? ingestDocument(read.ok, romanizer) : null;
    if ('ok' in read && ingested?.state === 'ready' && !parsed.has(ingested.document.id))
      parsed.set(ingested.document.id, { ...ingested, text: cleanText(read.ok).text });
  }
}, 120_000);

function presented(which: (id: string) => boolean = () => true): ClauseIndex {
  const documents = [...parsed.values()].filter(({ document }) => which(document.id)).map(unsearched);
  return presentIndex({ index: createMemoryIndex(documents), sources: [] }, beside);
}

function validities(index: ClauseIndex, id: string, days: readonly string[]): readonly string[] {
  const document = index.documents().find((each) => each.id === id);
  return document ? days.map((day) => validityOn(document, day)) : [];
}

describe.skipIf(policies.missing)('the validity of real documents', () => {
  it.each([
    ['baozhangzhongxiaoqiyekuanxiangzhifutiaoli-2020-07-05', ['not_yet', 'in_force', 'in_force', 'superseded']],
    ['baozhangzhongxiaoqiyekuanxiangzhifutiaoli-2025-03-17', ['not_yet', 'not_yet', 'not_yet', 'in_force']],
  ])('%s: before the first version, under it, on its last day and after', (id, expected) => {
    expect(validities(presented(), id, ['2020-08-31', '2020-09-01', '2025-05-31', '2025-06-01'])).toEqual(expected);
  });

  it.each([
    ['zhonghuarenmingongheguowangluoanquanfa-2016-11-07', ['not_yet', 'in_force', 'in_force', 'superseded']],
    ['zhonghuarenmingongheguowangluoanquanfa-2025-10-28', ['not_yet', 'not_yet', 'not_yet', 'in_force']],
  ])('%s: amended, and the amendment binds only from the new year', (id, expected) => {
    expect(validities(presented(), id, ['2017-05-31', '2017-06-01', '2025-12-31', '2026-01-01'])).toEqual(expected);
  });

  it.each([
    ['suiyibaoguizi-2019-4', '2019-06-30', '2019-07-01', '2024-06-30', '2024-07-01'],
    ['suirensheguizi-2019-6', '2019-10-08', '2019-10-16', '2024-10-15', '2024-10-16'],
    ['suicanlianguizi-2019-2', '2019-01-31', '2019-02-01', '2024-01-31', '2024-02-01'],
    ['suifubangui-2021-7', '2021-04-15', '2021-04-16', '2023-06-01', '2023-06-02'],
    ['suiminguizi-2025-2', '2025-05-31', '2025-06-01', '2026-06-01', '2026-06-02'],
    ['suifubangui-2020-10', '2020-07-08', '2020-07-09', '2025-07-04', '2025-07-05'],
  ])('%s has expired, and had not on its last day', (id, ...days) => {
    expect(validities(presented(), id, days)).toEqual(['not_yet', 'in_force', 'in_force', 'expired']);
  });

  it('in force on a day is one version of a statute at most, whatever the day', () => {
    const index = presented();
    for (const day of ['2015-01-01', '2018-01-01', '2021-06-01', '2025-04-01', '2025-11-26', '2026-11-26']) {
      const titles = index
        .documents()
        .filter(
          (document) => /(?:法|条例|规定|办法)$/u.test(document.title) && validityOn(document, day) === 'in_force',
        )
        .map(({ title }) => title);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  it('is told in words that stand in the text', () => {
    let quotes = 0;
    for (const { document, text } of parsed.values()) {
      for (const { fact, origin, quote } of document.factSources) {
        if (quote !== null) expect(text, `${document.id} ${fact}`).toContain(quote);
        if (['effectiveOn', 'expiresOn', 'supersedes'].includes(fact) && origin === 'text') {
          expect(quote, `${document.id} ${fact}`).not.toBeNull();
          quotes += 1;
        }
      }
    }
    expect(quotes).toBeGreaterThan(50);
  });

  it('comes from a version that the catalogue knows though its text is not here', () => {
    const old = 'zhonghuarenmingongheguowangluoanquanfa-2016-11-07';
    const index = presented((id) => id === old);
    expect(validities(index, old, ['2025-12-31', '2026-01-01'])).toEqual(['in_force', 'superseded']);
    expect(index.uncollected().map(({ id }) => id)).toContain('zhonghuarenmingongheguowangluoanquanfa-2025-10-28');
  });
});
