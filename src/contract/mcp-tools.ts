import { z } from 'zod';
import { chatRequest, chatResponse, day, HISTORY_LIMIT, turn, validity } from './chat.js';
import { clauseDetail } from './documents.js';
import { searchHit, searchRequest } from './search.js';

/** Hits a search gives where its caller does not say, and at most. */
const HITS = { usual: 5, most: 20 };
const DOCUMENT_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

const asOf = day.optional().describe('按哪一天判断文件效力，写作 YYYY-MM-DD；默认今天');
const documentIds = z
  .array(z.string('文件编号应为文字').regex(DOCUMENT_ID, '文件编号有误'), 'documentIds 应为列表')
  .max(100, '文件不能超过 100 份')
  .optional()
  .describe('只在这些文件中查找；编号见资源列表');

/** What the tools of the MCP server take and give; the descriptions are read by people and by models. */
export const searchPolicy = {
  input: z.object({
    query: searchRequest.shape.query.describe('检索词或一句话，例如“养老机器人”'),
    limit: z
      .int('limit 应为整数')
      .min(1, 'limit 至少为 1')
      .max(HITS.most, `limit 不能超过 ${HITS.most}`)
      .default(HITS.usual)
      .describe('最多返回几条'),
    asOf,
    documentIds,
  }),
  output: z.object({
    hits: z.array(searchHit.omit({ explain: true }).extend({ documentTitle: z.string(), validity })),
  }),
};

export const getClause = {
  input: z.object({
    id: z.string('请填写条款编号（id）').max(300, '条款编号过长').describe('条款编号，例如 yuebanhan-2024-88#13'),
    asOf,
  }),
  output: clauseDetail,
};

export const askPolicy = {
  input: z.object({
    question: z
      .string('请填写问题（question）')
      .trim()
      .min(1, '问题不能为空')
      .max(2000, '问题不能超过 2000 字')
      .describe('用户的问题，原样转达，不要改写'),
    history: z
      .array(turn, 'history 应为列表')
      .max(HISTORY_LIMIT, `历史消息不能超过 ${HISTORY_LIMIT} 条`)
      .optional()
      .describe('此前的问答，最早的在前；追问时需要'),
    asOf,
    documentIds,
    locale: chatRequest.shape.locale.describe('答复用语：zh-Hans、zh-Hant 或 en，默认简体；引文始终是原文'),
  }),
  output: chatResponse,
};
