import type { ExportedAnswer } from '../domain/exported-answer.js';
import type { Validity } from '../domain/policy-document.js';

/** What an exported answer says around the answer, in its own language. */
export interface ExportWords {
  readonly title: string;
  readonly asked: (day: string) => string;
  readonly question: string;
  readonly citations: string;
  /** Before words that stand so in the document: they are not generated. */
  readonly verbatim: string;
  readonly colon: string;
  readonly inDocument: string;
  readonly official: string;
  /** Where a cited document was not simply in force. */
  readonly standing: Readonly<Record<Exclude<Validity, 'in_force'>, string>>;
}

export const EXPORT_WORDS: Readonly<Record<ExportedAnswer['language'], ExportWords>> = {
  'zh-Hans': {
    title: '政策咨询答复',
    asked: (day) => `咨询日期：${day}`,
    question: '问题',
    citations: '引用条款',
    verbatim: '原文摘录',
    colon: '：',
    inDocument: '在全文中查看',
    official: '官方原文',
    standing: {
      not_yet: '尚未施行',
      expired: '已过有效期',
      repealed: '已废止',
      superseded: '已被新文件替代',
      draft: '征求意见稿',
      unknown: '日期未写明，效力待核实',
    },
  },
  'zh-Hant': {
    title: '政策諮詢答覆',
    asked: (day) => `諮詢日期：${day}`,
    question: '問題',
    citations: '引用條款',
    verbatim: '原文摘錄',
    colon: '：',
    inDocument: '在全文中查看',
    official: '官方原文',
    standing: {
      not_yet: '尚未施行',
      expired: '已過有效期',
      repealed: '已廢止',
      superseded: '已被新文件取代',
      draft: '徵求意見稿',
      unknown: '日期未寫明，效力待核實',
    },
  },
  en: {
    title: 'Answer on policy documents',
    asked: (day) => `Asked on ${day}`,
    question: 'Question',
    citations: 'Clauses cited',
    verbatim: 'Verbatim from the document',
    colon: ': ',
    inDocument: 'Read within the document',
    official: 'Official text',
    standing: {
      not_yet: 'not yet in force',
      expired: 'expired',
      repealed: 'repealed',
      superseded: 'superseded',
      draft: 'draft for comment',
      unknown: 'no date stated, standing to be verified',
    },
  },
};
