import type { Response } from 'express';
import { z } from 'zod';
import { type ExportFormat, exportQuery } from '../../contract/export.js';
import type { ExportedAnswer } from '../../domain/exported-answer.js';
import { exportAnswer } from '../../export/export-answer.js';
import { exportMarkdown } from '../../export/export-markdown.js';
import { AnswerPage } from '../../pages/answer-page.js';
import { renderPage } from '../../pages/page-frame.js';
import { readQuery } from '../read-body.js';
import type { Route } from '../route.js';
import type { Services } from '../services.js';
import { MESSAGE_LIMIT, noSuchConversation } from './conversation.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const DAY_IN_CHINA = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** `GET /api/v1/conversations/{id}/messages/{messageId}/export`: one kept answer with its citations and both AI labels, as a file. */
export function exportAnswerRoute(services: Pick<Services, 'records' | 'writeWord' | 'contentProducer'>): Route {
  return {
    method: 'get',
    path: '/api/v1/conversations/{id}/messages/{messageId}/export',
    operation: 'exportAnswer',
    summary: '导出一次答复：问题、答复、引用条款的原文摘录和人工智能标识',
    query: exportQuery,
    reply: {
      status: 200,
      description: '文件；print 为供打印的网页',
      content: { 'text/markdown': z.string(), [DOCX]: z.unknown(), 'text/html': z.string() },
    },
    failures: ['not_found'],
    handle: async (request, response) => {
      const { format, locale = 'zh-Hans' } = readQuery(exportQuery, request);
      const exchanges = await services.records.conversation(String(request.params.id), MESSAGE_LIMIT);
      const exchange = exchanges.find(({ messageId }) => messageId === request.params.messageId);
      if (!exchange) throw noSuchConversation();
      const { question, answer, messageId, askedAt } = exchange;
      const exported = exportAnswer({
        question,
        answer,
        messageId,
        day: DAY_IN_CHINA.format(askedAt),
        language: locale,
        origin: `${request.protocol}://${request.get('host')}`,
        contentProducer: services.contentProducer,
      });
      response.set('Cache-Control', 'no-store');
      await SEND[format](response, exported, services);
    },
  };
}

type Send = (response: Response, answer: ExportedAnswer, services: Pick<Services, 'writeWord'>) => void | Promise<void>;

const SEND: Readonly<Record<ExportFormat, Send>> = {
  markdown: (response, answer) => {
    response.attachment(nameOf(answer, 'md')).type('text/markdown').send(exportMarkdown(answer));
  },
  docx: async (response, answer, { writeWord }) => {
    response
      .attachment(nameOf(answer, 'docx'))
      .type(DOCX)
      .send(Buffer.from(await writeWord(answer)));
  },
  print: (response, answer) => {
    response.type('html').send(renderPage(AnswerPage({ answer })));
  },
};

/** The first digits of the message's id tell the files of one person apart. */
function nameOf({ title, aigc }: ExportedAnswer, ending: string): string {
  return `${title}-${aigc.ProduceID.slice(0, 8)}.${ending}`;
}
