import { MODEL_WORDING } from './weights.js';

/** A full stop with what closes after it and the tokens behind it; or a line end. */
const STATEMENT = /[^。！？\n]*(?:[。！？]+[”’」』）)]*(?:[ \t]*[[［【][^\]］】\n]{0,24}[\]］】])*|\n)/uy;
/** What may still belong to a statement just ended: blanks, a bracket that is not yet closed, a closing mark, another stop. */
const GOES_ON = /^(?:[ \t]*$|[ \t]*[[［【]|[”’」』）)。！？])/u;

/** Takes a model's text piece by piece and gives back whole statements, tokens still in them. */
export interface StatementReader {
  push(text: string): readonly string[];
  /** The rest, when the text has ended. */
  end(): readonly string[];
}

/**
 * Cuts at full stops and line ends, the tokens behind a full stop with it. However the text is cut into pieces, the
 * statements are the same. What runs on without an end is given back at a bound, so that a loop costs no memory.
 */
export function createStatementReader(): StatementReader {
  let rest = '';
  const take = (isEnded: boolean): readonly string[] => {
    const statements: string[] = [];
    let from = 0;
    for (;;) {
      STATEMENT.lastIndex = from;
      const found = STATEMENT.exec(rest)?.[0];
      if (found === undefined) break;
      const after = rest.slice(from + found.length, from + found.length + MODEL_WORDING.longestToken);
      if (!isEnded && !found.endsWith('\n') && GOES_ON.test(after) && after.length < MODEL_WORDING.longestToken) break;
      from += found.length;
      if (found.trim() !== '') statements.push(found.trim());
    }
    rest = rest.slice(from);
    if (rest.length > MODEL_WORDING.longestStatement || isEnded) {
      if (rest.trim() !== '') statements.push(rest.trim());
      rest = '';
    }
    return statements;
  };
  return {
    push: (text) => {
      rest += text;
      return take(false);
    },
    end: () => take(true),
  };
}
