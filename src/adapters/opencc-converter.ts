import { Converter } from 'opencc-js';
import type { ScriptConverter } from '../ports/script-converter.js';

const HAN = /[\u3400-\u9fff]/u;

type Convert = (text: string) => string;

/** OpenCC's tables, Taiwan phrases included; its dictionaries are read when first needed. */
export function createOpenccConverter(): ScriptConverter {
  const simplify = whenNeeded(() => Converter({ from: 't', to: 'cn' }));
  const traditionalise = whenNeeded(() => Converter({ from: 'cn', to: 'hk' }));
  return {
    toSimplified: (text) => (HAN.test(text) ? simplify()(text) : text),
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
