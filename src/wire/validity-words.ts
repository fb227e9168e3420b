import type { Validity } from '../domain/policy-document.js';

/** Whether a document binds, for staff and for other software. */
export const VALIDITY_WORDS: Readonly<Record<Validity, string>> = {
  in_force: '文件有效',
  unknown: '文件效力不明',
  not_yet: '文件尚未施行',
  expired: '文件已失效',
  repealed: '文件已废止',
  superseded: '文件已被新文件取代',
  draft: '文件是征求意见稿',
};
