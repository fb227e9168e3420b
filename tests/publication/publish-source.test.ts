import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../src/domain/ids.js';
import type { Override } from '../../src/domain/policy-document.js';
import type { Replacement } from '../../src/domain/publication.js';
import type { SourceDocument } from '../../src/domain/source-document.js';
import { ingestDocument } from '../../src/ingest/ingest-document.js';
import { publishSource } from '../../src/publication/publish-source.js';
import { memorySources, publicationOver } from '../support/memory-sources.js';

const CORRECTION: Replacement = { kind: 'correction' };
const amendment = (from: string | null): Replacement => ({ kind: 'amendment', from });

const bees = (amount: number, stated: SourceDocument['stated'] = {}, further = ''): SourceDocument => ({
  id: 'bees' as DocumentId,
  origin: `bees-${amount}.txt`,
  format: 'text',
  text: `支持养蜂产业办法\n第一条 对每箱中华蜜蜂补助${amount}元。\n第二条 建设养蜂示范基地。${further}`,
  stated: { effectiveOn: '2024-01-01', ...stated },
});
const torn: SourceDocument = { ...bees(100), text: '支持养蜂产业办法\n第一条 对每箱补助100元。\n第三条 建设基地。' };

function corpus() {
  const store = memorySources();
  const parts = publicationOver(store);
  const publish = (
    source: SourceDocument,
    replacement: Replacement | null = null,
    override: Override | null = null,
    reason: string | null = null,
  ) => publishSource(source, { by: '张三', replacement: () => replacement, override, reason, draftId: null }, parts);
  const documents = () =>
    [...store.kept.values()].flatMap((source) => {
      const read = ingestDocument(source, parts.romanizer);
      return read.state === 'ready' ? [read.document] : [];
    });
  return { store, publish, documents };
}

describe('publishing a text', () => {
  it('leaves a line that says who, what and by which hash', async () => {
    const { store, publish } = corpus();
    expect(await publish(bees(100))).toMatchObject({ state: 'published', clauseCount: 3 });
    expect(store.entries).toMatchObject([
      { by: '张三', action: 'published', title: '支持养蜂产业办法', origin: 'bees-100.txt', override: null },
    ]);
    expect(store.entries[0]?.contentHash).toContain('补助100元');
  });

  it('replaces nothing without being told to, and does nothing for the same content', async () => {
    const { store, publish } = corpus();
    await publish(bees(100));
    expect(await publish(bees(250))).toEqual({ state: 'exists', documentId: 'bees' });
    expect(await publish({ ...bees(100), origin: 'elsewhere' }, CORRECTION)).toMatchObject({ state: 'unchanged' });
    expect(store.entries).toHaveLength(1);
  });
});

describe('a correction', () => {
  it('takes the place of a text that never held, which the history keeps', async () => {
    const { store, publish } = corpus();
    await publish(bees(100));
    await publish(bees(250), CORRECTION, null, '录入有误');
    expect([...store.kept.keys()]).toEqual(['bees']);
    expect(store.entries[1]).toMatchObject({ action: 'corrected', reason: '录入有误' });
    expect((await store.ended('bees' as DocumentId, 2))?.text).toContain('100元');
  });
});

describe('an amendment', () => {
  it('has the old text hold until the day before, and says what replaced it', async () => {
    const { publish, documents } = corpus();
    await publish(bees(100));
    await publish(bees(250), amendment('2026-07-01'));
    expect(documents()).toMatchObject([
      { id: 'bees', effectiveOn: '2026-07-01', expiresOn: null },
      { id: 'bees.until-2026-06-30', effectiveOn: '2024-01-01', expiresOn: '2026-06-30', supersededBy: ['bees'] },
    ]);
  });

  it('begins on the day that the new text says, where it is later than the old one’s, else today', async () => {
    for (const [stated, from] of [
      [{ effectiveOn: '2026-09-01' }, '2026-09-01'],
      [{}, '2026-06-01'],
    ] as const) {
      const { store, publish } = corpus();
      await publish(bees(100));
      await publish(bees(250, stated), amendment(null));
      expect(store.entries[1]).toMatchObject({ action: 'amended', from });
    }
  });

  it('does not lengthen a text that ended earlier', async () => {
    const { publish, documents } = corpus();
    await publish(bees(100, { expiresOn: '2025-12-31' }));
    await publish(bees(250), amendment('2026-07-01'));
    expect(documents()[1]).toMatchObject({ expiresOn: '2025-12-31' });
  });

  it('is the same text when it is given again', async () => {
    const { publish } = corpus();
    await publish(bees(100));
    await publish(bees(250), amendment('2026-07-01'));
    expect(await publish(bees(250), amendment(null))).toMatchObject({ state: 'unchanged' });
  });

  it('is refused from a day on which the old text did not hold yet, or where an earlier one ended the same day', async () => {
    const { publish } = corpus();
    await publish(bees(100));
    expect(await publish(bees(250), amendment('2024-01-01'))).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining('请改用更正'),
    });
    await publish(bees(250), amendment('2026-07-01'));
    expect(await publish(bees(300, { effectiveOn: '2023-01-01' }), amendment('2026-07-01'))).toMatchObject({
      state: 'refused',
    });
  });
});

describe('what failed its check', () => {
  const override: Override = { name: '李四', reason: '原文如此，已核对' };

  it('is not published, whatever it replaces', async () => {
    const { store, publish } = corpus();
    expect(await publish(torn, CORRECTION)).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining('第3行'),
    });
    expect(store.entries).toEqual([]);
  });

  it('is published where a named person answers for it, which the ledger and the document say', async () => {
    const { store, publish, documents } = corpus();
    expect(await publish(torn, null, override)).toMatchObject({ state: 'published' });
    expect(store.entries[0]?.override).toEqual(override);
    expect(documents()[0]?.override).toEqual({ ...override, on: '2026-06-01' });
  });

  it('has no override to show where none was needed', async () => {
    const { store, publish, documents } = corpus();
    await publish(bees(100), null, override);
    expect(store.entries[0]?.override).toBeNull();
    expect(documents()[0]?.override).toBeUndefined();
  });

  it('is cut into passages where its numbers do not tell its clauses apart', async () => {
    const { publish, documents } = corpus();
    const twice = { ...torn, text: `${torn.text}\n第三条 又一条第三条。` };
    expect(await publish(twice, null, override)).toMatchObject({ state: 'published' });
    expect(documents()).toHaveLength(1);
  });
});
