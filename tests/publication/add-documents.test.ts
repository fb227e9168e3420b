import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../src/domain/ids.js';
import type { SourceDocument } from '../../src/domain/source-document.js';
import { type AdditionSummary, addDocuments, type ReadSource } from '../../src/publication/add-documents.js';
import { memorySources, publicationOver } from '../support/memory-sources.js';

const source = (id: string | null, text: string, more: Partial<SourceDocument> = {}): SourceDocument => ({
  id: id as SourceDocument['id'],
  origin: `${id ?? 'file'}.txt`,
  format: 'text',
  text,
  stated: {},
  ...more,
});
const sound = '某市河道办法\n第一条 甲。\n第二条 乙。';
const other = '某市河道办法\n第一条 甲。\n第二条 丙。';
const torn = '某市河道办法\n第一条 甲。\n第三条 乙。';

/** Adds to a store in memory beside `known` sources; gives the summary, what was put, and the sources that a draft was kept of. */
async function add(
  read: readonly (SourceDocument | ReadSource)[],
  { known = [], replace = false }: { known?: readonly SourceDocument[]; replace?: boolean } = {},
): Promise<AdditionSummary & { written: readonly SourceDocument[]; drafts: readonly SourceDocument[] }> {
  const store = memorySources();
  const drafts: SourceDocument[] = [];
  async function* sources(): AsyncGenerator<ReadSource> {
    for (const one of read) yield 'ok' in one || 'refusal' in one ? one : { ok: one };
  }
  const given = new Map(known.map((one) => [(one.id ?? 'moushihedaobanfa') as DocumentId, one]));
  const summary = await addDocuments(sources(), publicationOver(store, given), {
    by: '张三',
    replacement: replace ? { kind: 'correction' } : null,
    keepDraft: async (one) => {
      drafts.push(one);
      return `draft of ${one.id}`;
    },
  });
  return { ...summary, written: [...store.kept.values()], drafts };
}

describe('adding documents', () => {
  it('keeps a new one and counts its searchable clauses, the head of the statute among them', async () => {
    const { added, clauseCount, written } = await add([source('hedao', sound)]);
    expect(added).toEqual(['hedao']);
    expect(clauseCount).toBe(3);
    expect(written).toEqual([source('hedao', sound)]);
  });

  it('keeps one without an id under the id made for it', async () => {
    const { added, written } = await add([source(null, sound)]);
    expect(added).toEqual(['moushihedaobanfa']);
    expect(written[0]?.id).toBe('moushihedaobanfa');
  });

  it('refuses one that fails its check, says where and why, keeps a draft of it, and goes on', async () => {
    const { added, refused, written, drafts } = await add([source('a', torn), source('b', '　\n'), source('c', sound)]);
    expect(refused).toEqual([
      { origin: 'a.txt', reason: '第3行：编号不连续：应为 2，实为“第三条”', draftId: 'draft of a' },
      { origin: 'b.txt', reason: '没有正文' },
    ]);
    expect(added).toEqual(['c']);
    expect(written).toHaveLength(1);
    // Of a text without content there is nothing that a person could answer for.
    expect(drafts.map(({ id }) => id)).toEqual(['a']);
  });

  it('passes on what could not be read', async () => {
    const refusal = { origin: 'x.pdf', reason: '暂不支持 .pdf 文件' };
    expect((await add([{ refusal }])).refused).toEqual([refusal]);
  });

  it('leaves a kept one alone, wherever it was read from this time', async () => {
    const summary = await add([source('a', sound, { origin: 'elsewhere.txt' })], { known: [source('a', sound)] });
    expect(summary).toMatchObject({ unchanged: ['a'], added: [], refused: [], written: [] });
  });

  it('takes changed words or facts under a kept id only with `replace`', async () => {
    const known = [source('a', sound)];
    const changed = [source('a', other)];
    const restated = [source('a', sound, { stated: { effectiveOn: '2030-01-01' } })];
    for (const read of [changed, restated]) {
      const refused = await add(read, { known });
      expect(refused).toMatchObject({ written: [], replaced: [] });
      expect(refused.refused[0]?.reason).toContain('--replace');
      expect(await add(read, { known, replace: true })).toMatchObject({ replaced: ['a'], written: read, refused: [] });
    }
  });

  it('knows a kept plain file, which has no id of its own, by the id made of its text', async () => {
    const summary = await add([source(null, sound)], { known: [source(null, sound)] });
    expect(summary).toMatchObject({ unchanged: ['moushihedaobanfa'], written: [] });
  });

  it.each([false, true])('never lets one file of a batch overwrite another (replace: %s)', async (replace) => {
    const twice = await add([source('a', sound), source('a', other, { origin: 'second.txt' })], { replace });
    expect(twice).toMatchObject({ added: ['a'], written: [source('a', sound)] });
    expect(twice.refused).toEqual([{ origin: 'second.txt', reason: '与同一批的“a.txt”编号相同（a）而内容不同' }]);
    const same = await add([source('a', sound), source('a', sound)], { replace });
    expect(same).toMatchObject({ added: ['a'], refused: [], written: [source('a', sound)] });
  });

  it('names the kept document, not a refused one of the batch, as the obstacle', async () => {
    const known = [source('a', sound)];
    const { refused } = await add([source('a', other), source('a', `${other}丁`)], { known });
    expect(refused.map(({ reason }) => reason.includes('--replace'))).toEqual([true, true]);
  });
});
