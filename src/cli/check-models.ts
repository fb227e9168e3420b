import { type EndpointConfig, type ModelsConfig, NO_MODELS } from '../config.js';
import { Failure } from '../domain/failure.js';
import { openModels } from '../open-models.js';
import { ModelFault, type ModelRequest } from '../ports/language-model.js';

/** Why an endpoint does not work, for the operator. */
interface Unusable {
  readonly works: false;
  readonly model: string;
  readonly fault: string;
}

/** What was found of a language model by asking it twice. */
interface FoundLanguageModel {
  readonly works: true;
  readonly model: string;
  readonly streams: boolean;
  readonly tellsUsage: boolean;
  /** How JSON may be asked for, and whether JSON came. */
  readonly json: 'schema' | 'object' | 'words';
  readonly givesJson: boolean;
  readonly systemRole: boolean;
  readonly temperature: boolean;
  /** Thinking came and was removed. */
  readonly thinks: boolean;
  readonly firstPieceMs: number;
}

interface FoundEmbedder {
  readonly works: true;
  readonly model: string;
  readonly dimension: number;
  readonly queryMs: number;
}

interface FoundReranker {
  readonly works: true;
  readonly model: string;
  /** Whether the passage that answers came first. */
  readonly ordersWell: boolean;
  readonly scoreMs: number;
}

/** What was found per endpoint; null: not configured. */
export interface ModelsFound {
  readonly languageModel: FoundLanguageModel | Unusable | null;
  readonly embedder: FoundEmbedder | Unusable | null;
  readonly reranker: FoundReranker | Unusable | null;
}

/** Room for a model that thinks before it says one word. */
const MAX_TOKENS = 1_000;
const PLAIN: ModelRequest = {
  messages: [
    { role: 'system', content: '用一个词作答。' },
    { role: 'user', content: '广东的省会是哪个城市？' },
  ],
  maxTokens: MAX_TOKENS,
  temperature: 0,
};
const IN_JSON: ModelRequest = {
  messages: [{ role: 'user', content: '广东的省会是哪个城市？以 JSON 对象作答，键为 city。' }],
  maxTokens: MAX_TOKENS,
  temperature: 0,
  json: {
    name: 'city',
    schema: {
      type: 'object',
      properties: { city: { type: 'string' } },
      required: ['city'],
      additionalProperties: false,
    },
  },
};

/** Tries every configured endpoint with small requests of its own kind. */
export async function checkModels(config: ModelsConfig): Promise<ModelsFound> {
  return {
    languageModel: config.languageModel && (await orUnusable(config.languageModel, () => checkLanguageModel(config))),
    embedder: config.remoteEmbedder && (await orUnusable(config.remoteEmbedder, () => checkEmbedder(config))),
    reranker: config.reranker && (await orUnusable(config.reranker, () => checkReranker(config))),
  };
}

async function checkLanguageModel({ languageModel }: ModelsConfig): Promise<FoundLanguageModel | null> {
  const { languageModel: model } = await openModels({ ...NO_MODELS, languageModel });
  if (!model) return null;
  const from = performance.now();
  let firstPieceMs: number | null = null;
  let tellsUsage = false;
  for await (const piece of model.stream(PLAIN)) {
    firstPieceMs ??= performance.now() - from;
    tellsUsage ||= piece.kind === 'usage';
  }
  let json = '';
  for await (const piece of model.stream(IN_JSON)) if (piece.kind === 'text') json += piece.text;
  const { streams, systemRole, temperature, thinks, json: how } = model.abilities();
  return {
    works: true,
    model: model.name,
    streams,
    tellsUsage,
    json: how,
    givesJson: isJson(json),
    systemRole,
    temperature,
    thinks,
    firstPieceMs: Math.round(firstPieceMs ?? 0),
  };
}

async function checkEmbedder({ remoteEmbedder }: ModelsConfig): Promise<FoundEmbedder | null> {
  const { embedder } = await openModels({ ...NO_MODELS, remoteEmbedder });
  if (!embedder) return null;
  const { milliseconds } = await timed(() => embedder.embedQuery('2027年的算力目标是多少？'));
  return {
    works: true,
    model: remoteEmbedder?.model ?? '',
    dimension: embedder.dimension,
    queryMs: milliseconds,
  };
}

async function checkReranker({ reranker: configured }: ModelsConfig): Promise<FoundReranker | null> {
  const { reranker } = await openModels({ ...NO_MODELS, reranker: configured });
  if (!reranker) return null;
  const { value, milliseconds } = await timed(() =>
    reranker.score('算力规模的目标是多少？', ['加强病虫害防控。', '到2027年，全省算力规模超过60EFLOPS。']),
  );
  const [other = 0, answer = 0] = value;
  return { works: true, model: reranker.name, ordersWell: answer > other, scoreMs: milliseconds };
}

async function orUnusable<T>({ model }: EndpointConfig, check: () => Promise<T>): Promise<T | Unusable> {
  try {
    return await check();
  } catch (fault) {
    if (fault instanceof ModelFault) return { works: false, model, fault: `${fault.reason}: ${fault.message}` };
    if (fault instanceof Failure) return { works: false, model, fault: fault.message };
    throw fault;
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly milliseconds: number }> {
  const from = performance.now();
  const value = await work();
  return { value, milliseconds: Math.round(performance.now() - from) };
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
