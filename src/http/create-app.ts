import express, { type Express, type RequestHandler } from 'express';
import { allowEmbedding } from './allow-embedding.js';
import { answerFaults, answerOpenAiFaults, noSuchRoute } from './answer-faults.js';
import { identifyCaller, requireCaller } from './identify-caller.js';
import { jsonBody } from './json-body.js';
import { limitRate } from './limit-rate.js';
import { createMetrics } from './metrics.js';
import { announceClosing } from './open-streams.js';
import { policyPages } from './policy-pages.js';
import { publicPages } from './public-pages.js';
import { uploadBody } from './read-upload.js';
import { addRefreshMetrics } from './refresh-metrics.js';
import { logRequests } from './request-log.js';
import { ADMINISTRATION, requireAdministrator } from './require-administrator.js';
import { type Route, routerPath } from './route.js';
import { documentVersionsRoute, withdrawDocumentRoute } from './routes/admin-document.js';
import { chatRoute } from './routes/chat.js';
import { chatCompletionsRoute } from './routes/chat-completions.js';
import { clauseRoute } from './routes/clause.js';
import { deleteConversationRoute, readConversationRoute } from './routes/conversation.js';
import { documentRoute } from './routes/document.js';
import { documentsRoute } from './routes/documents.js';
import { discardDraftRoute, draftRoute, draftsRoute, publishDraftRoute } from './routes/drafts.js';
import { exportAnswerRoute } from './routes/export-answer.js';
import { feedbackRoute } from './routes/feedback.js';
import { aliveRoute, readyRoute } from './routes/health.js';
import { addMcpRoute } from './routes/mcp.js';
import { metricsRoute } from './routes/metrics.js';
import { modelsRoute } from './routes/models.js';
import { openApiRoute } from './routes/open-api.js';
import { putDocumentRoute, putNamedDocumentRoute } from './routes/put-document.js';
import { searchRoute } from './routes/search.js';
import { securityHeaders } from './security-headers.js';
import type { Services } from './services.js';
import { addWatchMetrics } from './watch-metrics.js';

/** The addresses that ask for a caller's key, where keys are configured. */
const FOR_SOFTWARE = ['/v1', '/mcp'];
/** What pages of other sites may use: nothing by which the corpus is changed. */
const FOR_OTHER_SITES = ['/widget.js', /^\/api\/v1(?!\/admin(?:\/|$))/iu];

/** The HTTP door. Read it top to bottom: that is the way of a request. Listens to nothing by itself. */
export function createApp(services: Services): Express {
  const metrics = createMetrics();
  if (services.refreshTally) addRefreshMetrics(metrics.registry, services.refreshTally);
  if (services.watchTally) addWatchMetrics(metrics.registry, services.watchTally);
  const routes: readonly Route[] = [
    chatRoute(services, metrics),
    searchRoute(services),
    documentsRoute(services),
    documentRoute(services),
    clauseRoute(services),
    feedbackRoute(services),
    exportAnswerRoute(services),
    readConversationRoute(services),
    deleteConversationRoute(services),
    putDocumentRoute(services),
    putNamedDocumentRoute(services),
    withdrawDocumentRoute(services),
    documentVersionsRoute(services),
    draftsRoute(services),
    draftRoute(services),
    publishDraftRoute(services),
    discardDraftRoute(services),
    chatCompletionsRoute(services, metrics),
    modelsRoute(),
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
  app.use(FOR_OTHER_SITES, allowEmbedding);
  app.use(FOR_SOFTWARE, identifyCaller(services.apiKeys));
  app.use(['/api/v1', ...FOR_SOFTWARE], limitRate(services.rateLimit));
  app.use(FOR_SOFTWARE, requireCaller(services.apiKeys));
  app.use(ADMINISTRATION, requireAdministrator(services));
  for (const route of routes) app[route.method](routerPath(route), ...bodyOf(route), route.handle);
  addMcpRoute(app, services, metrics);
  app.use('/v1', noSuchRoute, answerOpenAiFaults);
  app.use(policyPages(services));
  app.use(publicPages(services.publicFolder));
  app.use(noSuchRoute);
  app.use(answerFaults);
  return app;
}

function bodyOf({ body, bodyLimit, takesUpload }: Route): readonly RequestHandler[] {
  if (takesUpload) return [uploadBody];
  return body ? jsonBody(bodyLimit) : [];
}
