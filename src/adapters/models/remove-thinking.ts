/** Takes a reply piece by piece and gives what of it is no thinking. */
export interface ThinkingFilter {
  /** The text that is now known to be part of the answer; may be empty. */
  readonly push: (piece: string) => string;
  /** What is left at the end of the reply. */
  readonly end: () => string;
  /** Whether any mark of thinking has come. */
  readonly thinks: () => boolean;
  /**
   * Whether thinking ended that had never begun: the endpoint opens it in its own template, so that all text before was thinking,
   * and its next reply has to be read with `startsInside`.
   */
  readonly endedUnopened: () => boolean;
}

/** `<think>`, `<thinking id="1">`, `</seed:thought>`, `[THINK]`, `◁/think▷`: the marks of the usual open models. */
const MARK = /<(\/?)(?:[a-z]+:)?(?:think|thinking|thought|reasoning)(?:\s[^<>]{0,40})?>|\[(\/?)THINK\]|◁(\/?)think▷/iu;
/** How a mark may begin; nothing longer than a mark can be is held back. */
const MARK_BEGUN = /(?:<\/?[a-z]*:?[a-z]*(?:\s[^<>]{0,40})?|\[\/?T?H?I?N?K?|◁\/?t?h?i?n?k?)$/iu;
const LONGEST_MARK = 64;

/**
 * Removes blocks of thinking from a reply, however it is cut into pieces. Blocks within blocks are counted, and what is not
 * closed is thinking to the end: rather no answer than a thought in it.
 * @param startsInside the reply begins within thinking; if it never ends, nothing is left
 */
export function removeThinking({ startsInside = false }: { readonly startsInside?: boolean } = {}): ThinkingFilter {
  let held = '';
  let depth = startsInside ? 1 : 0;
  let thinks = startsInside;
  let unopened = false;

  const take = (): string => {
    let text = '';
    for (let mark = MARK.exec(held); mark !== null; mark = MARK.exec(held)) {
      if (depth === 0) text += held.slice(0, mark.index);
      held = held.slice(mark.index + mark[0].length);
      thinks = true;
      const closes = mark.slice(1).some((slash) => slash === '/');
      if (closes && depth === 0) {
        unopened = true;
        text = '';
      }
      depth = Math.max(0, depth + (closes ? -1 : 1));
    }
    const begun = MARK_BEGUN.exec(held.slice(-LONGEST_MARK));
    const sure = held.length - (begun?.[0].length ?? 0);
    if (depth === 0) text += held.slice(0, sure);
    held = held.slice(sure);
    return text;
  };
  return {
    push: (piece) => {
      held += piece;
      return take();
    },
    end: () => {
      const rest = depth === 0 ? held : '';
      held = '';
      return rest;
    },
    thinks: () => thinks,
    endedUnopened: () => unopened,
  };
}
