import { ModelFault, type ModelPiece } from '../../ports/language-model.js';
import { removeThinking } from './remove-thinking.js';

/** A part of a reply as the endpoint sent it. */
export interface ReplyPart {
  readonly text: string;
  /** Whether thinking came with it in a field of its own. */
  readonly thinks: boolean;
  readonly finish: string | null;
  readonly usage: Extract<ModelPiece, { kind: 'usage' }> | null;
}

/** Characters of reply for each token that was allowed; more and the endpoint keeps no bounds. English has about 5. */
const CHARACTERS_PER_TOKEN = 8;

/** What of a reply may be passed on, piece by piece. Throws a ModelFault where it is filtered, empty, too long or has no end. */
export async function* readReply(
  parts: AsyncIterable<ReplyPart>,
  options: {
    readonly maxTokens: number;
    readonly startsInThinking: boolean;
    /** Told once of either: thinking has come; it ended where it had not begun. */
    readonly learn: (learnt: { readonly thinks: true; readonly startsInThinking?: true }) => void;
  },
): AsyncGenerator<ModelPiece, void, void> {
  const thinking = removeThinking({ startsInside: options.startsInThinking });
  const most = options.maxTokens * CHARACTERS_PER_TOKEN;
  let length = 0;
  const pieceOf = (text: string): ModelPiece | null => {
    // Blanks before the first word are no reply.
    const piece = length === 0 ? text.trimStart() : text;
    length += piece.length;
    if (length > most) throw new ModelFault('too_long', `the reply has more than ${most} characters`);
    return piece === '' ? null : { kind: 'text', text: piece };
  };
  let finish: string | null = null;
  let usage: ModelPiece | null = null;
  let thinks = false;
  let unopened = false;
  for await (const part of parts) {
    finish = part.finish ?? finish;
    usage = part.usage ?? usage;
    const text = thinking.push(part.text);
    if (!thinks && (part.thinks || thinking.thinks())) {
      thinks = true;
      options.learn({ thinks });
    }
    if (thinking.endedUnopened() && !unopened) {
      unopened = true;
      options.learn({ thinks: true, startsInThinking: true });
      if (length > 0) throw new ModelFault('unreadable', 'thinking came as text');
    }
    const piece = pieceOf(text);
    if (piece) yield piece;
  }
  if (finish === 'content_filter') throw new ModelFault('filtered', 'a filter of the endpoint ended the reply');
  const last = pieceOf(thinking.end());
  if (last) yield last;
  if (finish === null) throw new ModelFault('broken_stream', 'the reply has no end');
  if (length === 0) throw new ModelFault('empty', 'the reply has no text');
  if (usage) yield usage;
}
