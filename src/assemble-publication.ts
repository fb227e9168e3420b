import type { Chat } from './answer/chat.js';
import type { Ingest } from './assemble-ingest.js';
import type { Impact } from './domain/publication.js';
import type { SourceDocument } from './domain/source-document.js';
import { buildIndex } from './ingest/build-index.js';
import { ingestDocument } from './ingest/ingest-document.js';
import { identityOf } from './ingest/prepare-index.js';
import type { ClauseIndex } from './ports/clause-index.js';
import type { Clock } from './ports/clock.js';
import type { OpenedIndex } from './ports/index-store.js';
import { type AskedBefore, compareAnswers } from './publication/compare-answers.js';
import { summaryOf } from './publication/keep-draft.js';
import { listVersions, readVersion } from './publication/list-versions.js';
import type { Publication } from './publication/publication.js';
import { reportDraft } from './publication/report-draft.js';
import type { Write } from './publication/writings.js';

export interface PublicationAssembly {
  readonly ingest: Ingest;
  readonly write: Write;
  /** What is served at this moment. */
  readonly index: () => ClauseIndex;
  /** A stored index as it is asked. */
  readonly present: (opened: Pick<OpenedIndex, 'index' | 'sources'>) => ClauseIndex;
  /** A chat over an index as it is asked, without records and without a model. */
  readonly chatOver: (index: ClauseIndex) => Chat;
  readonly askedBefore: () => Promise<AskedBefore>;
  readonly clock: Clock;
}

/** Who proposes what was fetched. */
const REFRESH = '官方网页刷新';

/** Joins the parts by which the corpus is changed. */
export function joinPublication(assembly: PublicationAssembly): Publication {
  const { ingest, write, index, clock } = assembly;
  const { publication } = ingest;
  return {
    draft: (paths, by) => write('draft', { paths, by }),
    draftFile: (file, by) => write('propose', { file, by, from: null }),
    proposeDraft: async (file, from) => {
      const { drafts, refused } = await write('propose', { file, by: REFRESH, from });
      const [draft, refusal] = [drafts[0], refused[0]];
      if (draft) return { draftId: draft.id, fault: draft.fault };
      return refusal ? { refusal: refusal.reason } : 'published';
    },
    putFile: (file, terms) => write('put', { file, ...terms }),
    drafts: async () => (await publication.drafts.list()).map(summaryOf),
    review: async (draftId) => {
      const kept = await publication.drafts.get(draftId);
      if (!kept) return null;
      const reported = await reportDraft(kept.draft.source, { ...publication, clock, index: index() });
      if (reported.state === 'refused') return kept;
      const report = { ...reported.report, impact: await impactOf(kept.draft.source, assembly) };
      await publication.drafts.put({ draft: kept.draft, report }, null);
      return { draft: kept.draft, report };
    },
    publish: (draftIds, options) => write('publish', { draftIds, ...options }),
    discard: (draftId) => write('discard', { draftId }),
    withdraw: (id, note) => write('withdraw', { id, ...note }),
    versions: (id) => listVersions(id, publication),
    versionText: (id, version) => readVersion(id, version, publication),
  };
}

/** Answers of an index in which the source is published, beside those of what is published now. */
async function impactOf(
  source: SourceDocument,
  { ingest, index, present, chatOver, askedBefore, clock }: PublicationAssembly,
): Promise<Impact | null> {
  const { store, embedder, romanizer, ...parts } = ingest.indexing;
  const override = { name: '', reason: '', on: clock.today() };
  const ingested = ingestDocument({ ...source, override }, romanizer);
  if (ingested.state === 'refused') return null;
  const identity = identityOf(embedder);
  const vectors = await store.vectors(identity);
  try {
    const put = await buildIndex([ingested], { ...parts, embedder, reuse: vectors.find });
    const { sources } = await store.contents(identity);
    const after = present({ index: await store.preview(identity, { put, remove: [] }), sources });
    return await compareAnswers(await askedBefore(), chatOver(index()), chatOver(after), clock);
  } finally {
    await vectors.close();
  }
}
