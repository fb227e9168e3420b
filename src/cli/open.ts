import { openYuece, type Yuece, type YueceOptions } from '../assemble.js';
import { readConfig } from '../config.js';
import { note } from './print.js';
import { progressBar } from './progress-bar.js';

/** Opens the product over the data directory of a command, with a progress bar on stderr where the index is built. */
export async function open(
  dataDir: string | undefined,
  further: Pick<YueceOptions, 'keepRecords' | 'seeds'> = {},
): Promise<Yuece> {
  const bar = progressBar('建立索引');
  try {
    const yuece = await openYuece({
      dataDir: dataDirectoryOf(dataDir),
      models: readConfig(),
      onProgress: bar.report,
      ...further,
    });
    for (const { origin, reason } of yuece.refused) note(`未收录 ${origin}：${reason}`);
    return yuece;
  } finally {
    bar.stop();
  }
}

/** The data directory that a command works on: its own, else the configured one. */
export function dataDirectoryOf(dataDir: string | undefined): string {
  return dataDir ?? readConfig().dataDir;
}
