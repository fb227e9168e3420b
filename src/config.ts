import { z } from 'zod';
import { Failure } from './domain/failure.js';
import type { ApiKey } from './http/identify-caller.js';
import { apiKeys } from './read-api-keys.js';

const port = z.coerce
  .number('应为数字')
  .int('应为整数')
  .min(0, '应在 0 至 65535 之间')
  .max(65_535, '应在 0 至 65535 之间');
const count = z.coerce.number('应为数字').int('应为整数').min(1, '应为正整数');

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
  /** Proxies in front of the server whose X-Forwarded-For is believed. */
  YUECE_TRUSTED_PROXIES: z.coerce.number('应为数字').int('应为整数').min(0, '不能为负').default(0),
  /** pino's levels. */
  YUECE_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], '应为日志级别')
    .default('info'),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly rateLimit: number;
  readonly apiKeys: readonly ApiKey[];
  readonly trustedProxies: number;
  readonly logLevel: z.infer<typeof settings>['YUECE_LOG_LEVEL'];
}

/** Reads the environment once. Throws one `configuration` Failure that lists everything wrong in it. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  // An empty variable is one that was not set: shells and compose files cannot say otherwise.
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const list = parsed.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`).join('；');
    throw new Failure('configuration', list, { publicMessage: `配置有误：${list}` });
  }
  const read = parsed.data;
  return {
    port: read.PORT,
    host: read.HOST,
    dataDir: read.YUECE_DATA_DIR,
    rateLimit: read.YUECE_RATE_LIMIT,
    apiKeys: read.YUECE_API_KEYS,
    trustedProxies: read.YUECE_TRUSTED_PROXIES,
    logLevel: read.YUECE_LOG_LEVEL,
  };
}
