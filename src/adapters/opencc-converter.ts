import { Converter } from 'opencc-js';
import type { ScriptConverter } from '../ports/script-converter.js';

const HAN = /[\u3400-\u9fff]/u;

type Convert = (text: string) => string;

/** OpenCC's tables, Taiwan phrases included; its dictionaries are read when first needed. */
export function createOpenccConverter(): ScriptConverter {
  const simplify = whenNeeded(() => Converter({ from: 't', to: 'cn' }));
  const fromSimplified = whenNeeded(() => Converter({ from: 'cn', to: 't' }));
  // 坏 of 破坏 is also the traditional 坯: a character that has a traditional form of its own is simplified already.
  const isSimplified = (character: string): boolean => fromSimplified()(character) !== character;
  const keepSimplified = (text: string, converted: string): string => {
    const [before, after] = [[...text], [...converted]];
    if (converted === text || before.length !== after.length) return converted;
    return after.map((to, at) => (to === before[at] || !isSimplified(before[at] ?? to) ? to : before[at])).join('');
  };
  const traditionalise = whenNeeded(() => Converter({ from: 'cn', to: 'hk' }));
  return {
    toSimplified: (text) => (HAN.test(text) ? keepSimplified(text, simplify()(text)) : text),
    toTraditional: (text) => (HAN.test(text) ? traditionalise()(text) : text),
  };
}

function whenNeeded(make: () => Convert): () => Convert {
  let made: Convert | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
