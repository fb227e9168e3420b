import { InvalidArgumentError, Option } from 'commander';
import { recordModel, replayModel } from '../adapters/models/recorded-model.js';
import type { Yuece } from '../assemble.js';
import { type ConfiguredModel, configuredModel } from '../assemble-model.js';
import { NO_MODELS, readConfig } from '../config.js';
import { Failure } from '../domain/failure.js';
import { openModels } from '../open-models.js';
import type { TokenPrices } from './describe-evaluation.js';
import { open } from './open.js';

export interface EngineOptions {
  /** `extractive` (default) or `model`. */
  readonly engine?: string;
  /** Replies of the model are appended to this file. */
  readonly record?: string;
  /** Replies come from this file and no endpoint is asked. */
  readonly replay?: string;
  /** What tokens cost, for the report. */
  readonly prices?: TokenPrices;
}

/** Milliseconds that replies from a file may take: reading them is no matter of time. */
const REPLAY_TIMEOUT_MS = 600_000;

export const engineOptions = (): readonly Option[] => [
  new Option('--engine <引擎>', '由谁撰写答复，默认 extractive').choices(['extractive', 'model']),
  new Option('--record <文件>', '把模型的回复逐条记入文件'),
  new Option('--prices <输入价,输出价>', '每百万词元的价格（元），用于估算费用').argParser(readPrices),
  new Option('--replay <文件>', '不连模型，用文件中记录的回复；没有记录的请求使评测失败').conflicts('record'),
];

function readPrices(text: string): TokenPrices {
  const [input = Number.NaN, output = Number.NaN, ...more] = text.split(',').map(Number);
  if (!(input >= 0 && output >= 0) || more.length > 0)
    throw new InvalidArgumentError('应写作 输入价,输出价，例如 2,8。');
  return { input, output };
}

/** Opens the product with the engine asked for. Throws a `configuration` Failure where a model is asked for and none is configured. */
export async function openWithEngine(
  dataDir: string | undefined,
  { engine, record, replay }: EngineOptions,
): Promise<Yuece> {
  if (engine !== 'model') return open(dataDir);
  const configured = replay === undefined ? await readModel() : await readReplay(replay);
  const model = record === undefined ? configured.model : recordModel(configured.model, record);
  return open(dataDir, { languageModel: { ...configured, model } });
}

async function readModel(): Promise<ConfiguredModel> {
  const { languageModel } = readConfig();
  const opened = await openModels({ ...NO_MODELS, languageModel });
  const configured = configuredModel(opened.languageModel, languageModel);
  if (!configured) {
    throw new Failure('configuration', 'no language model is configured', {
      publicMessage: '没有配置语言模型，请先设置 YUECE_LLM_BASE_URL 和 YUECE_LLM_MODEL，或用 --replay 给出记录。',
    });
  }
  return configured;
}

async function readReplay(file: string): Promise<ConfiguredModel> {
  return {
    model: await replayModel(file),
    judges: readConfig().languageModel?.judge ?? false,
    timeoutMs: REPLAY_TIMEOUT_MS,
  };
}
