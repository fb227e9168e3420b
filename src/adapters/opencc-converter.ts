import { Converter } from 'opencc-js';
import type { ScriptConverter } from '../ports/script-converter.js';

const HAN = /[\u3400-\u9fff]/u;

/** OpenCC's tables, Taiwan phrases included; its dictionaries are read when first needed. */
export function createOpenccConverter(): ScriptConverter {
  let simplify: ((text: string) => string) | null = null;
  let traditionalise: ((text: string) => string) | null = null;
  return {
    toSimplified: (text) => {
      if (!HAN.test(text)) return text;
      simplify ??= Converter({ from: 't', to: 'cn' });
      return simplify(text);
    },
    toTraditional: (text) => {
      traditionalise ??= Converter({ from: 'cn', to: 'hk' });
      return traditionalise(text);
    },
  };
}
