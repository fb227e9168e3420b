import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createPinyinRomanizer } from '../../src/adapters/pinyin-romanizer.js';
import { readSources } from '../../src/adapters/readers/source-files.js';
import { readCatalogue } from '../../src/adapters/seeds/catalogue-file.js';
import { createDocumentFinder } from '../../src/ingest/find-named.js';
import { ingestDocument } from '../../src/ingest/ingest-document.js';
import { joinCatalogue } from '../../src/ingest/join-catalogue.js';
import { readLevel, readRegion } from '../../src/ingest/read-issuer.js';
import { repositoryPath, sharedData } from '../support/shared-data.js';

const catalogue = readCatalogue(repositoryPath('seeds', 'catalogue.jsonl'));
const policies = sharedData('policies');
const FACTS = [
  'title',
  'docNumber',
  'issuer',
  'issuedOn',
  'publishedOn',
  'effectiveOn',
  'expiresOn',
  'status',
] as const;
/** Hosts whose pages are the issuer's own. */
const OFFICIAL = /(?:^|\.)gov\.cn$/u;

describe('the catalogue of policies', () => {
  it.each(catalogue)('$title: every fact has its source, and no source is without its fact', (entry) => {
    const given = FACTS.filter((fact) => entry[fact] !== null);
    expect(Object.keys(entry.sources).sort()).toEqual([...given].sort());
  });

  it.each(catalogue)('$title: days in the order of things, an address of an official host only', (entry) => {
    const { issuedOn, publishedOn, effectiveOn, expiresOn, url } = entry;
    const days = [issuedOn, publishedOn].filter((day) => day !== null);
    expect([...days].sort()).toEqual(days);
    const first = effectiveOn ?? publishedOn ?? issuedOn;
    if (expiresOn !== null && first !== null) expect(expiresOn > first).toBe(true);
    if (url !== null) expect(new URL(url).hostname).toMatch(OFFICIAL);
  });

  it.each(
    catalogue,
  )('$title: the place that its issuer or its title names, and never a party’s name before it', (entry) => {
    const named = readRegion(entry.issuer, entry.title);
    if (named !== null) expect(entry.region).toBe(named);
    expect(entry.region ?? '某市').toMatch(/^(?!中共)[\u4e00-\u9fff]{1,7}(?:省|自治区|特别行政区|市)$/u);
    const level = readLevel(entry.issuer, entry.title);
    if (level !== null) expect(entry.level).toBe(level);
  });

  it('names in succession only what it holds', () => {
    const find = createDocumentFinder(joinCatalogue([], catalogue).uncollected);
    for (const { supersedes, supersededBy } of catalogue) {
      for (const name of [...supersedes, ...supersededBy]) expect(find(name), name).toBeDefined();
    }
  });
});

describe.skipIf(policies.missing)('the documents of the development data', () => {
  interface Listed {
    readonly title: string | null;
  }
  const plain = (title: string): string =>
    title
      .normalize('NFKC')
      .replace(/（转载）|\(转载\)|\(高质量\)|\s/gu, '')
      .replace(/[–—-]/gu, '-');
  const titles = new Set(catalogue.map(({ title }) => plain(title)));

  it('all stand in it, the directory page aside, which is no document', () => {
    const listed = JSON.parse(readFileSync(`${policies.path}/catalogue.json`, 'utf8')) as {
      readonly core: Listed;
      readonly obtained_full_text: readonly Listed[];
      readonly obtained_raw_html: readonly Listed[];
      readonly not_obtained: readonly Listed[];
    };
    const { core, obtained_full_text, obtained_raw_html, not_obtained } = listed;
    const all = [core, ...obtained_full_text, ...obtained_raw_html, ...not_obtained];
    expect(all).toHaveLength(1 + 39 + 47 + 20);
    const missing = all
      .flatMap(({ title }) => (title === null ? [] : title.split(' / ')))
      .map((title) =>
        plain(
          title
            .replace(/^2025年工作要点/u, '数字广东建设2025年工作要点')
            .replace('算力基础设施(高质量)', '算力基础设施高质量'),
        ),
      )
      .filter((title) => !titles.has(title));
    expect(missing).toEqual([]);
  });

  it('that can be read stand in it under the ids that they get', async () => {
    const romanizer = createPinyinRomanizer();
    const ids = new Set<string>(catalogue.map(({ id }) => id));
    const unknown: string[] = [];
    for await (const read of readSources([
      `${policies.path}/seed`,
      `${policies.path}/laws`,
      `${policies.path}/pages`,
    ])) {
      const ingested = 'ok' in read ? ingestDocument(read.ok, romanizer) : null;
      if (ingested?.state === 'ready' && !ids.has(ingested.document.id)) unknown.push(ingested.document.id);
    }
    expect(unknown).toEqual([]);
  });
});
