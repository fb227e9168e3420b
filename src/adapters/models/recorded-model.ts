import { createHash } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Failure } from '../../domain/failure.js';
import {
  type LanguageModel,
  MODEL_FAULTS,
  ModelFault,
  type ModelPiece,
  type ModelRequest,
} from '../../ports/language-model.js';

/** One line of a file of recordings: what a request was replied, whole or as a fault. */
const recording = z.object({
  /** Of the model's name and everything in the request that forms the reply. */
  hash: z.string(),
  model: z.string(),
  pieces: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('text'), text: z.string() }),
      z.object({ kind: z.literal('usage'), inputTokens: z.number(), outputTokens: z.number() }),
    ]),
  ),
  /** Thrown after the pieces. */
  fault: z.object({ reason: z.enum(MODEL_FAULTS), message: z.string() }).optional(),
});
type Recording = z.infer<typeof recording>;

/** Letters of the request that a miss shows. */
const SHOWN = 300;

/** The same model, with every whole reply and fault appended to a file of JSON lines. A reply that was not read to its end is not kept. */
export function recordModel(model: LanguageModel, file: string): LanguageModel {
  async function* stream(request: ModelRequest): AsyncGenerator<ModelPiece> {
    const pieces: ModelPiece[] = [];
    const keep = (fault?: ModelFault): Promise<void> => {
      const line = {
        hash: hashOf(model.name, request),
        model: model.name,
        pieces,
        ...(fault ? { fault: { reason: fault.reason, message: fault.message } } : {}),
      } satisfies Recording;
      return appendFile(file, `${JSON.stringify(line)}\n`);
    };
    try {
      for await (const piece of model.stream(request)) {
        pieces.push(piece);
        yield piece;
      }
    } catch (fault) {
      if (fault instanceof ModelFault && fault.reason !== 'cancelled') await keep(fault);
      throw fault;
    }
    await keep();
  }
  return { name: model.name, stream };
}

/**
 * A model that replies what was recorded, and nothing else: for a request that was not, it throws a Failure (no ModelFault,
 * which would be answered without a model and never be seen). Of several recordings of one request the last counts.
 */
export async function replayModel(file: string): Promise<LanguageModel> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  const recordings = lines.map((line) => recording.parse(JSON.parse(line)));
  const name = recordings[0]?.model;
  if (name === undefined) throw new Failure('configuration', `${file} has no recordings`);
  const known = new Map(recordings.map((each) => [each.hash, each]));

  async function* stream(request: ModelRequest): AsyncGenerator<ModelPiece> {
    if (request.signal?.aborted) throw new ModelFault('cancelled', 'the caller has left');
    const hash = hashOf(name ?? '', request);
    const kept = known.get(hash);
    if (!kept) throw new Failure('internal', `no recording ${hash} for:\n${openingOf(request)}`);
    yield* kept.pieces;
    if (kept.fault) throw new ModelFault(kept.fault.reason, kept.fault.message);
  }
  return { name, stream };
}

function hashOf(name: string, { messages, maxTokens, temperature, json }: ModelRequest): string {
  const said = messages.map(({ role, content }) => [role, content]);
  const settings = [maxTokens, temperature, json ? [json.name, json.schema] : null];
  return createHash('sha256')
    .update(JSON.stringify([name, said, settings]))
    .digest('hex')
    .slice(0, 32);
}

/** The first lines of every message. */
function openingOf({ messages }: ModelRequest): string {
  return messages.map(({ role, content }) => `${role}: ${content.slice(0, SHOWN)}`).join('\n');
}
