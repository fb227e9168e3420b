import type { ScriptConverter } from '../ports/script-converter.js';
import type { Wording } from '../ports/wording.js';

/**
 * The wording in traditional characters, as written in Hong Kong. Quotations stay as they are, each with its conversion
 * beside it.
 */
export function wordInTraditional(wording: Wording, converter: ScriptConverter): Wording {
  // A conversion that did more than change characters is no longer the words that were proven.
  const inScript = (text: string): string => {
    const converted = converter.toTraditional(text);
    return differsInCharactersOnly(text, converted) ? converted : text;
  };
  const say: Wording['say'] = (id, values) => inScript(wording.say(id, values));
  return {
    ...wording,
    say,
    companion: {
      colon: '：',
      inScript,
      besideQuote: (text) => (inScript(text) === text ? null : say('beside-quote', { text })),
      besideLabel: () => null,
      besideName: () => null,
    },
  };
}

const HAN = /^\p{Script=Han}$/u;

/** Character for character the same but for Chinese characters written otherwise: no figure, mark or letter has changed. */
function differsInCharactersOnly(text: string, converted: string): boolean {
  const [before, after] = [[...text], [...converted]];
  return (
    before.length === after.length &&
    before.every((character, at) => {
      const written = after[at] ?? '';
      return written === character || (HAN.test(character) && HAN.test(written));
    })
  );
}
