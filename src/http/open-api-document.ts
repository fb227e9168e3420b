import {
  OpenAPIRegistry,
  OpenApiGeneratorV31,
  type RouteConfig,
  zodToOpenAPIRegistry,
} from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import {
  documentPut,
  documentRefused,
  documentVersions,
  draftDetail,
  draftList,
  draftSummary,
  publishDraftRequest,
} from '../contract/admin.js';
import { answerSentence, chatRequest, chatResponse, citation, turn } from '../contract/chat.js';
import {
  completion,
  completionChunk,
  completionRequest,
  modelList,
  openAiError,
} from '../contract/chat-completions.js';
import { chatEvents } from '../contract/chat-events.js';
import { conversation, keptMessage } from '../contract/conversation.js';
import {
  clauseDetail,
  clauseSummary,
  clauseTreeNode,
  documentDetail,
  documentList,
  documentSummary,
} from '../contract/documents.js';
import { feedbackRequest } from '../contract/feedback.js';
import { problem } from '../contract/problem.js';
import { searchHit, searchRequest, searchResponse } from '../contract/search.js';
import { FAILURES, type FailureCode } from '../domain/failure.js';
import { UPLOAD_TYPES } from './read-upload.js';
import { ADMINISTRATION } from './require-administrator.js';
import type { Route } from './route.js';

/** The body of an event stream. */
export const EVENT_STREAM = z
  .string()
  .describe(
    '依次为 start、delta（一次或多次）、citation（零次或多次）、done；出错时为 error。数据见 ChatEvent… 各模式。',
  );

/** The body of a stream of completion chunks. */
export const COMPLETION_STREAM = z
  .string()
  .describe('每行 data: 后是一个 ChatCompletionChunk，最后是 [DONE]；出错时为一个 OpenAiError。');

/** Schemas that the description names; every other one is written out where it stands. */
const NAMED_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  Problem: problem,
  Turn: turn,
  ChatRequest: chatRequest,
  ChatResponse: chatResponse,
  AnswerSentence: answerSentence,
  Citation: citation,
  ChatEventStart: chatEvents.start,
  ChatEventDelta: chatEvents.delta,
  ChatEventCitation: chatEvents.citation,
  ChatEventError: chatEvents.error,
  SearchRequest: searchRequest,
  SearchHit: searchHit,
  SearchResponse: searchResponse,
  FeedbackRequest: feedbackRequest,
  Conversation: conversation,
  KeptMessage: keptMessage,
  DocumentSummary: documentSummary,
  DocumentDetail: documentDetail,
  DocumentList: documentList,
  ClauseSummary: clauseSummary,
  ClauseDetail: clauseDetail,
  ClauseTreeNode: clauseTreeNode,
  DocumentPut: documentPut,
  DocumentRefused: documentRefused,
  DocumentVersions: documentVersions,
  DraftSummary: draftSummary,
  DraftDetail: draftDetail,
  DraftList: draftList,
  PublishDraftRequest: publishDraftRequest,
  ChatCompletionRequest: completionRequest,
  ChatCompletion: completion,
  ChatCompletionChunk: completionChunk,
  ModelList: modelList,
  OpenAiError: openAiError,
};

const ADMINISTRATOR_KEY = 'administratorKey';
const ADMINISTRATOR_WORDS = '运维方设置的管理密钥（YUECE_ADMIN_KEY）；没有设置的服务拒绝管理。';
const CALLER_KEY = 'callerKey';
const KEY_WORDS = '运维方按调用方发放的密钥；没有配置密钥的服务不需要。';

/** What any route may answer; a body adds more. */
const COMMON_FAILURES: readonly FailureCode[] = ['internal'];
const API_FAILURES: readonly FailureCode[] = ['too_many_requests'];
const KEY_FAILURES: readonly FailureCode[] = ['unauthorized'];
const ADMINISTRATION_FAILURES: readonly FailureCode[] = ['invalid_request', 'unauthorized', 'forbidden'];
const BODY_FAILURES: readonly FailureCode[] = ['invalid_request', 'too_large', 'unsupported_media_type'];

/** The OpenAPI 3.1 document of some routes, from the schemas by which they are served. */
export function describeRoutes(routes: readonly Route[], version: string): object {
  // The library knows a schema by this registry; the recursive clause tree could not be written without a name.
  for (const [refId, schema] of Object.entries(NAMED_SCHEMAS))
    zodToOpenAPIRegistry.add(schema, { _internal: { refId } });
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', CALLER_KEY, { type: 'http', scheme: 'bearer', description: KEY_WORDS });
  registry.registerComponent('securitySchemes', ADMINISTRATOR_KEY, {
    ...{ type: 'http', scheme: 'bearer', description: ADMINISTRATOR_WORDS },
  });
  for (const route of routes) registry.registerPath(configOf(route));
  const schemas = Object.values(NAMED_SCHEMAS).map((schema) => ({ type: 'schema' as const, schema }));
  return new OpenApiGeneratorV31([...schemas, ...registry.definitions]).generateDocument({
    openapi: '3.1.0',
    info: {
      title: '粤策 · 广东人工智能政策咨询助手',
      version,
      description:
        '依据政策原文答问，每一句都附条款依据。出错时返回 application/problem+json（RFC 9457），/v1 下按 OpenAI 的格式。',
    },
  });
}

function configOf({
  method,
  path,
  operation,
  summary,
  body,
  query,
  takesUpload = false,
  reply,
  failures,
  refusal,
}: Route): RouteConfig {
  const parameters = [...path.matchAll(/\{(\w+)\}/gu)].map((match) => [match[1], z.string()] as const);
  const forSoftware = path.startsWith('/v1/');
  const forAdministrators = path.startsWith(ADMINISTRATION);
  const codes = [
    ...(body || takesUpload ? BODY_FAILURES : []),
    ...(query ? (['invalid_request'] as const) : []),
    ...(path.startsWith('/api/') || forSoftware ? API_FAILURES : []),
    ...(forSoftware ? KEY_FAILURES : []),
    ...(forAdministrators ? ADMINISTRATION_FAILURES : []),
    ...failures,
    ...COMMON_FAILURES,
  ];
  return {
    method,
    path,
    operationId: operation,
    summary,
    ...(forSoftware && { security: [{ [CALLER_KEY]: [] }, {}] }),
    ...(forAdministrators && { security: [{ [ADMINISTRATOR_KEY]: [] }] }),
    request: {
      ...(parameters.length > 0 && { params: z.object(Object.fromEntries(parameters)) }),
      ...(query && { query }),
      ...(takesUpload && { body: { required: true, content: uploadContent() } }),
      ...(body && { body: { required: true, content: { 'application/json': { schema: body } } } }),
    },
    responses: {
      [reply.status]: { description: reply.description, ...(reply.content && { content: contentOf(reply.content) }) },
      ...Object.fromEntries(codes.map((code) => [FAILURES[code].status, failureReply(code, forSoftware)])),
      ...(refusal && {
        422: {
          description: FAILURES.unprocessable.publicMessage,
          content: { 'application/problem+json': { schema: refusal } },
        },
      }),
    },
  };
}

/** A document as JSON has the fields of a line of a `.jsonl` file; any other kind is the file itself. */
function uploadContent() {
  const file = z.string().describe('文件本身');
  const document = z.looseObject({ id: z.string().optional(), title: z.string(), text: z.string() });
  return Object.fromEntries(
    UPLOAD_TYPES.map((type) => [type, { schema: type === 'application/json' ? document : file }]),
  );
}

function contentOf(content: Readonly<Record<string, z.ZodType>>) {
  return Object.fromEntries(Object.entries(content).map(([mediaType, schema]) => [mediaType, { schema }]));
}

/** A failure as its caller is told of it: in OpenAI's form under `/v1`, as problem details elsewhere. */
function failureReply(code: FailureCode, forSoftware: boolean) {
  const { status, publicMessage } = FAILURES[code];
  const waits = status === 429 || status === 503;
  return {
    description: publicMessage,
    content: forSoftware
      ? { 'application/json': { schema: openAiError } }
      : { 'application/problem+json': { schema: problem } },
    ...(waits && { headers: { 'Retry-After': { description: '多少秒后再试', schema: { type: 'integer' as const } } } }),
  };
}
