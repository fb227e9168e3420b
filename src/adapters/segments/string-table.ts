import { type Section, type Sections, sectionOf } from './sections.js';

/** Distinct strings by number, found without a map in memory: opening one costs nothing, however many it holds. */
export interface StringTable {
  readonly size: number;
  /** Number of the string; -1 where the table does not hold it. */
  readonly find: (text: string) => number;
  readonly at: (number: number) => string;
}

/** Packs distinct strings, numbered in order, as the sections `<name>.text`, `.starts` and `.slots`. */
export function packStrings(name: string, strings: readonly string[]): readonly (readonly [string, Section])[] {
  const text = Buffer.from(strings.join(''), 'utf8');
  const starts = new Uint32Array(strings.length + 1);
  const slots = new Uint32Array(slotCount(strings.length));
  let end = 0;
  strings.forEach((string, number) => {
    end += Buffer.byteLength(string, 'utf8');
    starts[number + 1] = end;
    let slot = hashOf(string) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = number + 1;
  });
  return [
    [`${name}.text`, new Uint8Array(text)],
    [`${name}.starts`, starts],
    [`${name}.slots`, slots],
  ];
}

/** Opens a table packed under that name. */
export function openStrings(name: string, sections: Sections): StringTable {
  const bytes = sectionOf(sections, `${name}.text`, 'u8');
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = sectionOf(sections, `${name}.starts`, 'u32');
  const slots = sectionOf(sections, `${name}.slots`, 'u32');
  const at = (number: number): string => text.toString('utf8', starts[number], starts[number + 1]);
  return {
    size: starts.length - 1,
    at,
    find: (string) => {
      for (let slot = hashOf(string) & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
        const number = (slots[slot] as number) - 1;
        if (number < 0 || at(number) === string) return number;
      }
    },
  };
}

/** A power of two that leaves at least half of the slots free, so that runs stay short and a search ends. */
function slotCount(strings: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, strings) * 2));
}

/** FNV-1a over code units, with its bits mixed once more since only the lowest choose the slot. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
