import type { Command } from 'commander';
import { serveStdio } from '../mcp/serve-stdio.js';
import { VERSION } from '../version.js';
import { openWithModel } from './open.js';
import { dataDir } from './options.js';
import { note } from './print.js';

/** `mcp`: the tools for other people's assistants, over stdin and stdout; ends when the client goes. */
export function addMcp(program: Command): void {
  program
    .command('mcp')
    .description('以 MCP 协议在标准输入输出上提供检索、条款和问答，供其他助手调用')
    .addOption(dataDir())
    .action(async (options: { readonly dataDir?: string }) => {
      const yuece = await openWithModel(options.dataDir);
      try {
        const onFault = (fault: unknown): void => note(fault instanceof Error ? `${fault.name}: ${fault.message}` : '');
        await serveStdio({ ...yuece, version: VERSION, onFault });
      } finally {
        await yuece.close();
      }
    });
}
