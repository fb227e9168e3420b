import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../src/domain/ids.js';
import type { Replacement } from '../../src/domain/publication.js';
import type { SourceDocument } from '../../src/domain/source-document.js';
import { listVersions, readVersion } from '../../src/publication/list-versions.js';
import { publishSource } from '../../src/publication/publish-source.js';
import { withdrawDocument } from '../../src/publication/withdraw-document.js';
import { memorySources, publicationOver } from '../support/memory-sources.js';

const id = 'bees' as DocumentId;
const bees = (amount: number): SourceDocument => ({
  ...{ id, origin: 'bees.txt', format: 'text', stated: { effectiveOn: '2024-01-01' } },
  text: `支持养蜂产业办法\n第一条 补助${amount}元。\n第二条 建设基地。`,
});

function corpus(given: ReadonlyMap<DocumentId, SourceDocument> = new Map()) {
  const parts = publicationOver(memorySources(), given);
  const terms = { by: '张三', override: null, reason: null, draftId: null };
  return {
    publish: (source: SourceDocument, replacement: Replacement | null = null) =>
      publishSource(source, { ...terms, replacement: () => replacement }, parts),
    withdraw: () => withdrawDocument(id, { by: '李四', reason: '已废止' }, parts),
    versions: async () => {
      const versions = await listVersions(id, parts);
      const texts = await Promise.all(versions.map((version) => readVersion(id, version, parts)));
      return versions.map(({ number, entry, ended, searchedAs }, at) => ({
        ...{ number, searchedAs, text: /\d+元/u.exec(texts[at]?.text ?? '')?.[0] },
        ...{ began: entry?.action ?? null, ended: ended?.action ?? null },
      }));
    },
  };
}

describe('the versions of a document', () => {
  it('are its texts, oldest first, with what became of each and where it is searched', async () => {
    const { publish, withdraw, versions } = corpus();
    expect(await versions()).toEqual([]);
    await publish(bees(100));
    await publish(bees(150), { kind: 'correction' });
    await publish(bees(250), { kind: 'amendment', from: '2026-07-01' });
    const earlier = 'bees.until-2026-06-30';
    expect(await versions()).toEqual([
      { number: 1, began: 'published', ended: 'corrected', text: '100元', searchedAs: null },
      { number: 2, began: 'corrected', ended: 'amended', text: '150元', searchedAs: earlier },
      { number: 3, began: 'amended', ended: null, text: '250元', searchedAs: 'bees' },
    ]);
    expect(await withdraw()).toBe(true);
    expect((await versions()).map(({ ended, searchedAs }) => [ended, searchedAs])).toEqual([
      ['corrected', null],
      ['amended', null],
      ['withdrawn', null],
    ]);
    await publish(bees(300));
    expect((await versions())[3]).toEqual({
      number: 4,
      began: 'published',
      ended: null,
      text: '300元',
      searchedAs: 'bees',
    });
  });

  it('begin with one without a line where the document is older than the ledger', async () => {
    const { publish, versions } = corpus(new Map([[id, bees(100)]]));
    expect(await versions()).toMatchObject([{ began: null, ended: null, text: '100元' }]);
    await publish(bees(250), { kind: 'correction' });
    expect(await versions()).toMatchObject([
      { began: null, ended: 'corrected', text: '100元' },
      { began: 'corrected', ended: null, text: '250元' },
    ]);
  });
});

describe('a withdrawal', () => {
  it('is of a published document, one of the seeds too, and only once', async () => {
    const { withdraw, versions } = corpus(new Map([[id, bees(100)]]));
    expect(await withdraw()).toBe(true);
    expect(await withdraw()).toBe(false);
    expect(await versions()).toMatchObject([{ began: null, ended: 'withdrawn', text: '100元' }]);
  });
});
