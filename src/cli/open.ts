import { openYuece, type Yuece, type YueceOptions } from '../assemble.js';
import { readConfig } from '../config.js';
import { note } from './print.js';
import { progressBar } from './progress-bar.js';

type Opening = Pick<YueceOptions, 'keepRecords' | 'seeds' | 'models' | 'languageModel'>;

/**
 * Opens the product over the data directory of a command, with a progress bar on stderr where the index is built. Answers are
 * extracts, so that measures are the same every time; `openWithModel` asks the configured language model.
 */
export async function open(dataDir: string | undefined, further: Opening = {}): Promise<Yuece> {
  const bar = progressBar('建立索引');
  try {
    const yuece = await openYuece({
      dataDir: dataDirectoryOf(dataDir),
      models: { ...readConfig(), languageModel: null },
      onProgress: bar.report,
      ...further,
    });
    for (const { origin, reason } of yuece.refused) note(`未收录 ${origin}：${reason}`);
    return yuece;
  } finally {
    bar.stop();
  }
}

/** The same with the language model that is configured, if one is. */
export async function openWithModel(dataDir: string | undefined, further: Opening = {}): Promise<Yuece> {
  return open(dataDir, { models: readConfig(), ...further });
}

/** The data directory that a command works on: its own, else the configured one. */
export function dataDirectoryOf(dataDir: string | undefined): string {
  return dataDir ?? readConfig().dataDir;
}
