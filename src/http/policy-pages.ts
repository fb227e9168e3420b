import { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import type { VNode } from 'preact';
import { day, validity } from '../contract/chat.js';
import { documentSummary } from '../contract/documents.js';
import { Failure } from '../domain/failure.js';
import { parseDocumentId } from '../domain/ids.js';
import { FaultPage } from '../pages/fault-page.js';
import { LibraryPage } from '../pages/library-page.js';
import { listPolicies } from '../pages/list-policies.js';
import { renderPage } from '../pages/page-frame.js';
import { PolicyPage } from '../pages/policy-page.js';
import { readDocument } from '../pages/read-document.js';
import { readyIndex } from '../wire/ready-index.js';
import { logFailure } from './answer-faults.js';
import { failureOf, retryAfterSeconds } from './problem-of.js';
import type { Services } from './services.js';

/** Longest words that are looked for in titles. */
const LONGEST_TEXT = 100;

/** `GET /documents`, the library, and `GET /documents/:id`, the page of one document. What a query says wrongly is left out. */
export function policyPages(services: Pick<Services, 'index' | 'clock'>): Router {
  const pages = Router();
  pages.get('/documents', ({ query }, response) => {
    const index = readyIndex(services);
    const today = services.clock.today();
    const list = listPolicies(index.documents(), index.uncollected(), {
      text: textOf(query.q).slice(0, LONGEST_TEXT).trim(),
      level: documentSummary.shape.level.catch(null).parse(textOf(query.level)),
      region: textOf(query.region) || null,
      year: textOf(query.year) || null,
      validity: validity.nullable().catch(null).parse(textOf(query.validity)),
      asOf: day.catch(today).parse(textOf(query.asOf)),
      page: Math.max(1, Number.parseInt(textOf(query.page), 10) || 1),
    });
    sendPage(response, LibraryPage({ list, today }));
  });
  pages.get('/documents/:id', ({ params, query }, response) => {
    const index = readyIndex(services);
    const id = parseDocumentId(params.id);
    const document = id ? index.document(id) : undefined;
    if (!document) {
      throw new Failure('not_found', 'no such document', {
        publicMessage: '没有收录这份文件，它可能已被撤下，或者地址有误。',
      });
    }
    const asOf = day.catch(services.clock.today()).parse(textOf(query.asOf));
    sendPage(response, PolicyPage({ read: readDocument(index, document, asOf, textOf(query.mark)) }));
  });
  pages.use('/documents', answerFaultPages);
  return pages;
}

/** A page changes with the index, the day and the program: a browser asks each time, and is told where nothing changed (ETag). */
function sendPage(response: Response, page: VNode): void {
  response.set('Cache-Control', 'no-cache').type('html').send(renderPage(page));
}

const answerFaultPages: ErrorRequestHandler = (fault, request, response, _next) => {
  const failure = failureOf(fault);
  logFailure(request, failure);
  const seconds = retryAfterSeconds(failure);
  if (seconds !== null) response.set('Retry-After', String(seconds));
  response.status(failure.status).type('html');
  response.send(renderPage(FaultPage({ status: failure.status, message: failure.publicMessage })));
};

function textOf(value: Request['query'][string]): string {
  return typeof value === 'string' ? value : '';
}
