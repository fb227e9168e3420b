import type { DeclaredStatus } from '../../domain/policy-document.js';

/** Words for a status as catalogues write it. Those that the dates tell better (现行, not_yet) say nothing. */
export const STATUSES: Readonly<Record<string, DeclaredStatus | undefined>> = {
  repealed: 'repealed',
  expired: 'repealed',
  废止: 'repealed',
  失效: 'repealed',
  superseded: 'superseded',
  已修改: 'superseded',
  draft: 'draft',
  征求意见稿: 'draft',
  in_force: undefined,
  not_yet: undefined,
  unknown: undefined,
  已废止: 'repealed',
  已失效: 'repealed',
  现行: undefined,
  现行有效: undefined,
  有效: undefined,
};
