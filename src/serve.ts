import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { writeDocx } from './adapters/docx-writer.js';
import { FILE_EXTENSIONS } from './adapters/readers/reader-registry.js';
import { openYuece, type Yuece } from './assemble.js';
import type { Config } from './config.js';
import { Failure } from './domain/failure.js';
import { createApp } from './http/create-app.js';
import { createLogger } from './http/create-logger.js';
import { createOpenStreams } from './http/open-streams.js';
import { shutDown } from './http/shut-down.js';
import { projectPath } from './project-path.js';
import { type RunningSchedule, refreshOnSchedule, tallyOf } from './refresh-on-schedule.js';
import { VERSION } from './version.js';
import { type RunningWatch, tallyFiles, watchFolder } from './watch-folder.js';

const MINUTE_MS = 60_000;

/** A server that listens. */
export interface RunningServer {
  /** `http://host:port`. */
  readonly address: string;
  /** Lets running answers finish, then closes the server and the records. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the product, building the index where that is needed, and serves it. Throws a Failure where the port is taken or a
 * part cannot be opened.
 */
export async function serve(
  config: Config,
  onProgress?: (done: number, total: number) => void,
): Promise<RunningServer> {
  const logger = createLogger(config.logLevel);
  const yuece = await openYuece({
    dataDir: config.dataDir,
    keepRecords: true,
    models: config,
    onNotice: (message) => logger.info(message),
    ...(onProgress ? { onProgress } : {}),
  });
  if (yuece.rebuilt !== null) logger.info({ reason: yuece.rebuilt }, '索引已重建');
  for (const refusal of yuece.refused) logger.warn(refusal, '文件未收录');
  const { records } = yuece;
  if (!records) throw new Failure('internal', 'a server needs records');
  const streams = createOpenStreams();
  const schedule = scheduleRefresh(yuece, config, logger);
  const app = createApp({
    chat: yuece.chat,
    search: yuece.search,
    index: yuece.index,
    records,
    clock: yuece.clock,
    writeWord: writeDocx,
    contentProducer: config.contentProducer,
    logger,
    streams,
    publicFolder: projectPath('dist', 'public'),
    version: VERSION,
    apiKeys: config.apiKeys,
    administration:
      config.adminKey === null
        ? null
        : { key: config.adminKey, publication: yuece.publication, readable: FILE_EXTENSIONS },
    ...(config.watchDir !== null && { watchTally: () => tallyFiles(config.dataDir) }),
    rateLimit: { limit: config.rateLimit, windowMs: MINUTE_MS },
    trustedProxies: config.trustedProxies,
    ...(schedule ? { refreshTally: schedule.tally } : {}),
  });
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(listenFailure(cause, config)));
    server.listen(config.port, config.host, resolve);
  }).catch(async (fault: unknown) => {
    await schedule?.stop();
    await yuece.close();
    throw fault;
  });
  const watching = await startWatching(yuece, config, logger).catch(async (fault: unknown) => {
    await shutDown(server, streams);
    await schedule?.stop();
    await yuece.close();
    throw fault;
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://${config.host}:${port}`,
    close: async () => {
      await shutDown(server, streams);
      await schedule?.stop();
      await watching?.stop();
      await yuece.close();
    },
  };
}

/** Null where nobody asked for it: then no site is ever asked. */
function scheduleRefresh(
  { refresh, clock }: Yuece,
  { refreshHours, refreshHosts }: Config,
  logger: Logger,
): RunningSchedule | null {
  if (refreshHours === null) return null;
  return refreshOnSchedule({
    hours: refreshHours,
    clock,
    lastRun: refresh.lastRun,
    run: (signal) => refresh.run({ hosts: refreshHosts, dryRun: false, signal }),
    onRun: (results) => {
      for (const { outcome, ...result } of results)
        if (outcome !== 'unchanged') logger.info({ outcome, ...result }, 'official page');
      logger.info(tallyOf(results), 'official pages read again');
    },
    onFault: (err) => logger.error({ err }, 'official pages could not be read again'),
  });
}

/** Null where no folder is to be watched. */
async function startWatching(
  { publication }: Yuece,
  { watchDir, dataDir }: Config,
  logger: Logger,
): Promise<RunningWatch | null> {
  if (watchDir === null) return null;
  return watchFolder({
    ...{ folder: watchDir, dataDir, publication },
    onNotice: (message) => logger.info(message),
    onFault: (err) => logger.warn({ err }, '监视文件夹：未能写入，稍后重试'),
  });
}

function listenFailure(cause: NodeJS.ErrnoException, { host, port }: Config): Failure {
  const publicMessage =
    cause.code === 'EADDRINUSE'
      ? `端口 ${port} 已被占用，请换一个端口，或先停止占用它的程序。`
      : `无法监听 ${host}:${port}，请检查监听地址和端口。`;
  return new Failure('configuration', cause.message, { publicMessage, cause });
}
