import type { Ingest } from './assemble-ingest.js';
import { Failure } from './domain/failure.js';
import type { IndexingParts } from './ingest/index-sources.js';
import { updateIndex } from './ingest/prepare-index.js';
import { performWriting } from './perform-writing.js';
import type { WriteRequest } from './publication/writings.js';

/**
 * Does one piece of writing, as the only writer, and brings the index up to date: what a killed writer had begun is ended
 * first. Throws a Failure that says so where something was published and could not be indexed.
 */
export async function changeCorpus(
  request: WriteRequest,
  ingest: Ingest,
  observer: Pick<IndexingParts, 'onProgress' | 'onCommit'> = {},
): Promise<unknown> {
  await ingest.recover();
  const { result, isChanged } = await performWriting(request, ingest);
  // Whether or not this changed something: what an earlier writing could not index is taken up.
  await updateIndex({ ...ingest.indexing, ...observer }).catch((cause: unknown) => {
    throw isChanged ? notIndexed(cause) : cause;
  });
  return result;
}

/** What was published stays so, and nobody is to publish it again. */
function notIndexed(cause: unknown): Failure {
  const why = cause instanceof Failure ? cause.publicMessage : String(cause instanceof Error ? cause.message : cause);
  return new Failure('internal', `published, but not indexed: ${why}`, {
    publicMessage: `变更已经保存并记入台账，但索引没有更新（${why}）。请排除故障；下次写入或重新启动时自动补上，无需重新提交。`,
    cause,
  });
}
