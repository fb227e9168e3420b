import type { z } from 'zod';
import type { validity } from './chat.js';

/**
 * How the standing of a document is told to people. Everything but `in_force` is a warning, and even that is no more than the
 * dates and status of the document as it was taken in: nobody is told of a repeal that has not been entered.
 */
export const VALIDITY_WORDING: Readonly<Record<z.infer<typeof validity>, string>> = {
  in_force: '现行有效（按收录信息判断）',
  not_yet: '尚未施行',
  expired: '已过有效期',
  repealed: '已废止',
  superseded: '已被替代',
  draft: '征求意见稿，尚未生效',
  unknown: '日期未写明，效力待核实',
};
