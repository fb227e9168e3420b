import type { Chat, ChatReply } from '../answer/chat.js';
import type { NearMissKind } from '../domain/near-miss.js';
import type { Day } from '../domain/policy-document.js';
import type { Wording } from '../ports/wording.js';
import type { NearMiss } from './near-misses.js';

/** How the near misses of one kind, or the controls, were replied to. */
export interface NearMissCount {
  readonly asked: number;
  readonly declined: number;
  /** Answered, the first sentence saying what the clause does not speak of. */
  readonly saidSo: number;
  /** Answered without a word of it. For a control that is what is wanted. */
  readonly silent: number;
  /** Share of the right replies: declined or said so; for a control: answered, either way. Null where none was asked. */
  readonly right: number | null;
}

export interface NearMissRun {
  readonly kinds: Readonly<Partial<Record<NearMissKind, NearMissCount>>>;
  readonly nearMisses: NearMissCount;
  readonly controls: NearMissCount;
  /** What was replied to wrongly. */
  readonly wrong: readonly { readonly nearMiss: NearMiss; readonly reply: ChatReply }[];
}

/**
 * Asks every near miss whose original is answered; of one that is declined anyway, the change would prove nothing.
 * A clarification counts as declined: it affirms nothing.
 */
export async function evaluateNearMisses(
  chat: Chat,
  wording: Wording,
  nearMisses: readonly NearMiss[],
  { asOf, onProgress }: { readonly asOf: Day; readonly onProgress?: (done: number, total: number) => void },
): Promise<NearMissRun> {
  const ask = async (message: string): Promise<ChatReply> => chat({ message, asOf });
  const answered = new Map<string, boolean>();
  const judged: { nearMiss: NearMiss; reply: ChatReply; how: Manner }[] = [];
  for (const [at, nearMiss] of nearMisses.entries()) {
    const { original } = nearMiss;
    if (original !== null && !answered.has(original)) answered.set(original, isAnswer(await ask(original)));
    if (original === null || answered.get(original)) {
      const reply = await ask(nearMiss.question);
      judged.push({ nearMiss, reply, how: mannerOf(reply, nearMiss, wording) });
    }
    onProgress?.(at + 1, nearMisses.length);
  }
  const kinds = [...new Set(judged.map(({ nearMiss }) => nearMiss.kind))];
  const count = (of: (nearMiss: NearMiss) => boolean): NearMissCount => {
    const those = judged.filter(({ nearMiss }) => of(nearMiss));
    const number = (how: Manner): number => those.filter((each) => each.how === how).length;
    const right = those.filter(isRight).length;
    return {
      asked: those.length,
      declined: number('declined'),
      saidSo: number('saidSo'),
      silent: number('silent'),
      right: those.length === 0 ? null : right / those.length,
    };
  };
  return {
    kinds: Object.fromEntries(kinds.map((kind) => [kind, count((nearMiss) => nearMiss.kind === kind)])),
    nearMisses: count(({ isControl }) => !isControl),
    controls: count(({ isControl }) => isControl),
    wrong: judged.filter((each) => !isRight(each)),
  };
}

type Manner = 'declined' | 'saidSo' | 'silent';

function isRight({ nearMiss, how }: { readonly nearMiss: NearMiss; readonly how: Manner }): boolean {
  return nearMiss.isControl ? how !== 'declined' : how !== 'silent';
}

function mannerOf(reply: ChatReply, { says }: NearMiss, wording: Wording): Manner {
  if (!isAnswer(reply)) return 'declined';
  const [first] = reply.sentences;
  const isSaid = first?.kind === 'fixed' && says.some((id) => wording.has(id) && sounds(first.text, id, wording));
  return isSaid ? 'saidSo' : 'silent';
}

function isAnswer({ outcome }: ChatReply): boolean {
  return outcome === 'answered' || outcome === 'partial';
}

/** Whether the text is the wording, whatever its placeholders were filled with. */
function sounds(text: string, id: string, wording: Wording): boolean {
  const blanks = Object.fromEntries(wording.placeholders(id).map((name) => [name, '\n']));
  const parts = wording.say(id, blanks).split('\n');
  let at = 0;
  return parts.every((part) => {
    const found = text.indexOf(part, at);
    at = found + part.length;
    return found >= 0;
  });
}
