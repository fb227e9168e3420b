import express, { type Express } from 'express';
import { allowEmbedding } from './allow-embedding.js';
import { answerFaults, noSuchRoute } from './answer-faults.js';
import { jsonBody } from './json-body.js';
import { limitRate } from './limit-rate.js';
import { createMetrics } from './metrics.js';
import { announceClosing } from './open-streams.js';
import { publicPages } from './public-pages.js';
import { logRequests } from './request-log.js';
import { type Route, routerPath } from './route.js';
import { chatRoute } from './routes/chat.js';
import { clauseRoute } from './routes/clause.js';
import { deleteConversationRoute, readConversationRoute } from './routes/conversation.js';
import { documentRoute } from './routes/document.js';
import { documentsRoute } from './routes/documents.js';
import { feedbackRoute } from './routes/feedback.js';
import { aliveRoute, readyRoute } from './routes/health.js';
import { metricsRoute } from './routes/metrics.js';
import { openApiRoute } from './routes/open-api.js';
import { searchRoute } from './routes/search.js';
import { securityHeaders } from './security-headers.js';
import type { Services } from './services.js';

/** The HTTP door. Read it top to bottom: that is the way of a request. Listens to nothing by itself. */
export function createApp(services: Services): Express {
  const metrics = createMetrics();
  const routes: readonly Route[] = [
    chatRoute(services, metrics),
    searchRoute(services),
    documentsRoute(services),
    documentRoute(services),
    clauseRoute(services),
    feedbackRoute(services),
    readConversationRoute(services),
    deleteConversationRoute(services),
    aliveRoute(),
    readyRoute(services),
    metricsRoute(metrics),
    openApiRoute(() => routes, services.version),
  ];

  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', services.trustedProxies);
  app.use(logRequests(services.logger));
  app.use(metrics.measure);
  app.use(announceClosing(services.streams));
  app.use(securityHeaders());
  app.use(['/widget.js', '/api/v1'], allowEmbedding);
  app.use('/api/v1', limitRate(services.rateLimit));
  for (const route of routes) {
    app[route.method](routerPath(route), ...(route.body ? jsonBody : []), route.handle);
  }
  app.use(publicPages(services.publicFolder));
  app.use(noSuchRoute);
  app.use(answerFaults);
  return app;
}
