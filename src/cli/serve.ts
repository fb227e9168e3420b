import { once } from 'node:events';
import type { Command } from 'commander';
import { readConfig } from '../config.js';
import { serve } from '../serve.js';
import { dataDir, port } from './options.js';
import { note } from './print.js';
import { progressBar } from './progress-bar.js';

/** `serve`: the server; SIGINT or SIGTERM ends it in order. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('启动服务，索引缺失或过期时先建立索引')
    .option('--port <端口>', '监听端口（默认取 PORT，再默认 3000）', port)
    .addOption(dataDir())
    .action(async (options: { readonly port?: number; readonly dataDir?: string }) => {
      const config = readConfig();
      const bar = progressBar('建立索引');
      const server = await serve(
        { ...config, port: options.port ?? config.port, dataDir: options.dataDir ?? config.dataDir },
        bar.report,
      ).finally(bar.stop);
      note(`粤策已启动：${server.address}`);
      await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
      note('正在停止，等待进行中的答复完成。');
      await server.close();
    });
}
