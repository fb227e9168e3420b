import type { WireCitation } from '../../../contract/chat.js';

/** How the standing of a document is told. Everything but `in_force` is a warning. */
export const VALIDITY_WORDING: Readonly<Record<WireCitation['validity'], string>> = {
  in_force: '现行有效',
  not_yet: '尚未施行',
  expired: '已过有效期',
  repealed: '已废止',
  superseded: '已被替代',
  draft: '征求意见稿，尚未生效',
  unknown: '有效期未写明',
};
