import { z } from 'zod';
import { Failure } from './domain/failure.js';
import type { ApiKey } from './http/identify-caller.js';
import { adminKey, apiKeys } from './read-api-keys.js';
import { type HostPattern, isHostPattern, OFFICIAL_HOSTS } from './refresh/allow-address.js';

const port = z.coerce
  .number('应为数字')
  .int('应为整数')
  .min(0, '应在 0 至 65535 之间')
  .max(65_535, '应在 0 至 65535 之间');
const count = z.coerce.number('应为数字').int('应为整数').min(1, '应为正整数');

/** Three weeks: a timer of Node waits 24 days at most. */
const MOST_REFRESH_HOURS = 504;
const flag = z.enum(['0', '1'], '应为 0 或 1').transform((value) => value === '1');
/** Of an OpenAI-compatible endpoint; it is told to people, so no password may stand in it. */
const baseUrl = z
  .url({ protocol: /^https?$/u, error: '应为 http:// 或 https:// 开头的地址' })
  .refine((text) => !text.includes('@'), '地址中不应含用户名或密码')
  .transform((text) => text.replace(/\/+$/u, ''))
  .optional();
const name = z.string().optional();
const hostPatterns = z
  .string()
  .transform((text) =>
    text
      .toLowerCase()
      .split(/[,\s]+/u)
      .filter((pattern) => pattern !== ''),
  )
  .refine(
    (patterns) => patterns.length > 0 && patterns.every(isHostPattern),
    '应为网站名称，如 www.gd.gov.cn 或 *.gov.cn，多个用逗号隔开',
  );

/** Every setting, its environment variable, default and meaning; `.env.example` repeats them for people. */
const settings = z.object({
  /** TCP port; 0 takes a free one. */
  PORT: port.default(3000),
  /** Address to listen on; a container sets 0.0.0.0. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Folder of the index, the ingested sources and the records. */
  YUECE_DATA_DIR: z.string().min(1, '不能为空').default('./index'),
  /** Requests to `/api/v1`, `/v1` and `/mcp` that one address, or one caller with a key, may make in a minute. */
  YUECE_RATE_LIMIT: count.default(60),
  /** Who may call `/v1` and `/mcp`, `name:key` pairs separated by commas; unset, anybody may. */
  YUECE_API_KEYS: apiKeys.default([]),
  /** Who has it may change what is published, under `/api/v1/admin`; unset, nobody may over HTTP. */
  YUECE_ADMIN_KEY: adminKey.optional(),
  /** A folder whose files are published while they lie in it; unset, none. */
  YUECE_WATCH_DIR: z.string().optional(),
  /** Proxies in front of the server whose X-Forwarded-For is believed. */
  YUECE_TRUSTED_PROXIES: z.coerce.number('应为数字').int('应为整数').min(0, '不能为负').default(0),
  /** Who answers for the content, by the code of the AI label (GB 45438-2025, Annex E); unset: exported files name nobody. */
  YUECE_CONTENT_PRODUCER: z
    .string()
    .regex(/^[!#-[\]-~]*$/u, '只能用可见的英文字符，不含双引号、反斜线和空格')
    .default(''),
  /** pino's levels. */
  YUECE_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], '应为日志级别')
    .default('info'),
  /** The language model; without one answers are put together from quotations. */
  YUECE_LLM_BASE_URL: baseUrl,
  YUECE_LLM_MODEL: name,
  YUECE_LLM_API_KEY: name,
  /** Milliseconds for one request, waiting and new tries included. */
  YUECE_LLM_TIMEOUT_MS: count.default(20_000),
  /** Requests at once. */
  YUECE_LLM_CONCURRENCY: count.default(4),
  /** Whether the model also judges sentences; it may only reject. */
  YUECE_LLM_JUDGE: flag.default(false),
  /** An embedder in place of the one in `models/`. */
  YUECE_EMBEDDING_BASE_URL: baseUrl,
  YUECE_EMBEDDING_MODEL: name,
  YUECE_EMBEDDING_API_KEY: name,
  /** A reranker; without one the ranking's own order stands. */
  YUECE_RERANK_BASE_URL: baseUrl,
  YUECE_RERANK_MODEL: name,
  YUECE_RERANK_API_KEY: name,
  /** Hours between two readings of the official addresses; unset, the server opens no connection for them. */
  YUECE_REFRESH_HOURS: count.max(MOST_REFRESH_HOURS, `应不超过 ${MOST_REFRESH_HOURS}`).optional(),
  /** The sites that may be read, instead of `*.gov.cn`. */
  YUECE_REFRESH_HOSTS: hostPatterns.default([...OFFICIAL_HOSTS]),
});

/** An endpoint of somebody's. The key is never shown. */
export interface EndpointConfig {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string | null;
}

export interface LanguageModelConfig extends EndpointConfig {
  readonly timeoutMs: number;
  readonly concurrency: number;
  readonly judge: boolean;
}

/** The models that are not in the house; null: none is configured. */
export interface ModelsConfig {
  readonly languageModel: LanguageModelConfig | null;
  readonly remoteEmbedder: EndpointConfig | null;
  readonly reranker: EndpointConfig | null;
}

export const NO_MODELS: ModelsConfig = { languageModel: null, remoteEmbedder: null, reranker: null };

export interface Config extends ModelsConfig {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly rateLimit: number;
  readonly apiKeys: readonly ApiKey[];
  /** Null: nobody changes the corpus over HTTP. */
  readonly adminKey: string | null;
  /** Null: no folder is watched. */
  readonly watchDir: string | null;
  readonly trustedProxies: number;
  readonly contentProducer: string;
  readonly logLevel: z.infer<typeof settings>['YUECE_LOG_LEVEL'];
  /** Null: never by itself. */
  readonly refreshHours: number | null;
  readonly refreshHosts: readonly HostPattern[];
}

/** Reads the environment once. Throws one `configuration` Failure that lists everything wrong in it. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  // An empty variable is one that was not set: shells and compose files cannot say otherwise.
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settings.safeParse(given);
  const wrong = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}：${issue.message}`),
    ...ENDPOINTS.flatMap((kind) => missingOf(kind, given)),
  ];
  if (!parsed.success || wrong.length > 0) {
    const list = wrong.join('；');
    throw new Failure('configuration', list, { publicMessage: `配置有误：${list}` });
  }
  const read = parsed.data;
  const llm = endpointOf(read.YUECE_LLM_BASE_URL, read.YUECE_LLM_MODEL, read.YUECE_LLM_API_KEY);
  return {
    port: read.PORT,
    host: read.HOST,
    dataDir: read.YUECE_DATA_DIR,
    rateLimit: read.YUECE_RATE_LIMIT,
    apiKeys: read.YUECE_API_KEYS,
    adminKey: read.YUECE_ADMIN_KEY ?? null,
    watchDir: read.YUECE_WATCH_DIR ?? null,
    trustedProxies: read.YUECE_TRUSTED_PROXIES,
    contentProducer: read.YUECE_CONTENT_PRODUCER,
    logLevel: read.YUECE_LOG_LEVEL,
    languageModel: llm && {
      ...llm,
      timeoutMs: read.YUECE_LLM_TIMEOUT_MS,
      concurrency: read.YUECE_LLM_CONCURRENCY,
      judge: read.YUECE_LLM_JUDGE,
    },
    remoteEmbedder: endpointOf(read.YUECE_EMBEDDING_BASE_URL, read.YUECE_EMBEDDING_MODEL, read.YUECE_EMBEDDING_API_KEY),
    refreshHours: read.YUECE_REFRESH_HOURS ?? null,
    refreshHosts: read.YUECE_REFRESH_HOSTS,
    reranker: endpointOf(read.YUECE_RERANK_BASE_URL, read.YUECE_RERANK_MODEL, read.YUECE_RERANK_API_KEY),
  };
}

const ENDPOINTS = ['YUECE_LLM', 'YUECE_EMBEDDING', 'YUECE_RERANK'];

/** An endpoint is configured whole or not at all; its key is optional. */
function missingOf(kind: string, given: Readonly<Record<string, unknown>>): readonly string[] {
  const parts = [`${kind}_BASE_URL`, `${kind}_MODEL`, `${kind}_API_KEY`];
  const set = parts.filter((part) => part in given);
  return set.length === 0
    ? []
    : parts.slice(0, 2).flatMap((part) => (part in given ? [] : [`${part}：已设 ${set.join('、')}，此项也应设置`]));
}

function endpointOf(
  baseUrl: string | undefined,
  model: string | undefined,
  apiKey: string | undefined,
): EndpointConfig | null {
  return baseUrl === undefined || model === undefined ? null : { baseUrl, model, apiKey: apiKey ?? null };
}
