import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createPinyinRomanizer } from '../../src/adapters/pinyin-romanizer.js';
import { readSources } from '../../src/adapters/readers/source-files.js';
import type { PolicyDocument } from '../../src/domain/policy-document.js';
import { type IngestedDocument, ingestDocument } from '../../src/ingest/ingest-document.js';
import { repositoryPath } from '../support/shared-data.js';

/** What a case expects; of `document`, `labels` and `texts` only what it is about. */
interface Expected {
  readonly why: string;
  readonly refused?: string;
  readonly warning?: string;
  readonly document?: Partial<PolicyDocument>;
  /** Every clause in order: `locator kind heading`, the searchable ones with a star. */
  readonly outline?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly texts?: Readonly<Record<string, string>>;
}

const folder = repositoryPath('tests', 'golden');
const cases = readdirSync(folder, { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && existsSync(`${folder}/${entry.name}/expected.json`),
);

describe('the parser reads the golden documents as their authors meant them', () => {
  it.each(cases.map(({ name }) => ({ name, expected: expectedOf(name) })))('$name: $expected.why', async (golden) => {
    const { expected } = golden;
    const ingested = await ingest(golden.name);
    if (expected.refused !== undefined) {
      expect(ingested).toMatchObject({ state: 'refused', reason: expected.refused });
      return;
    }
    if (ingested.state === 'refused') throw new Error(`refused: ${ingested.reason}`);
    expect(ingested.findings.map((finding) => finding.message)).toEqual(expected.warning ? [expected.warning] : []);
    expect(outlineOf(ingested)).toEqual(expected.outline);
    expect(ingested.document).toMatchObject(expected.document ?? {});
    const byLocator = new Map(ingested.clauses.map((clause) => [clause.id.replace(/^[^#]*#/u, ''), clause]));
    for (const [locator, label] of Object.entries(expected.labels ?? {})) {
      expect(byLocator.get(locator)?.label).toBe(label);
    }
    for (const [locator, text] of Object.entries(expected.texts ?? {})) {
      expect(byLocator.get(locator)?.text).toBe(text);
    }
  });

  it('from at least twelve documents', () => {
    expect(cases.length).toBeGreaterThanOrEqual(12);
  });
});

function outlineOf({ clauses }: Extract<IngestedDocument, { state: 'ready' }>): readonly string[] {
  return clauses.map(({ id, kind, searchable, heading }) =>
    `${id.replace(/^[^#]*#/u, '')} ${kind}${searchable ? '*' : ''} ${heading}`.trim(),
  );
}

function expectedOf(name: string): Expected {
  return JSON.parse(readFileSync(`${folder}/${name}/expected.json`, 'utf8')) as Expected;
}

async function ingest(name: string): Promise<IngestedDocument> {
  const file = readdirSync(`${folder}/${name}`).find((each) => each.startsWith('source.')) ?? 'source.txt';
  for await (const read of readSources([`${folder}/${name}/${file}`])) {
    if ('ok' in read) return ingestDocument(read.ok, createPinyinRomanizer());
    throw new Error(read.refusal.reason);
  }
  throw new Error('no source');
}
