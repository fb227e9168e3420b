import { Failure } from '../domain/failure.js';
import type { ClauseIndex } from '../ports/clause-index.js';

/** The open index; throws a Failure (503) while there is none. */
export function readyIndex({ index }: { readonly index: () => ClauseIndex | null }): ClauseIndex {
  const open = index();
  if (open) return open;
  throw new Failure('not_ready', 'no index is open', { publicMessage: '政策索引正在准备，请稍后再试。' });
}
