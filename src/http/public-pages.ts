import express, { type RequestHandler, Router } from 'express';
import { Failure } from '../domain/failure.js';

/**
 * The built pages: `/` the demonstration page, `/widget.js` the widget, `/console` the staff console, and what they load.
 * A page that was not built is a problem that says so.
 */
export function publicPages(folder: string): Router {
  const pages = Router();
  pages.use(express.static(folder, { index: 'index.html', redirect: false }));
  pages.get('/console', (_request, response, next) => {
    response.sendFile('console.html', { root: folder }, (fault) => {
      if (fault && !response.headersSent) next(notBuilt());
    });
  });
  pages.get(['/', '/widget.js'], missing);
  return pages;
}

const missing: RequestHandler = () => {
  throw notBuilt();
};

function notBuilt(): Failure {
  return new Failure('not_found', 'page is not built', {
    publicMessage: '此页面尚未构建。接口可以照常使用，说明见 /openapi.json。',
  });
}
