/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What breaks parsers: ends of things, counts that lie, signs that are none. */
const TOKENS = [
  '\0',
  '\ufffd',
  '\ud83d',
  '<',
  '</table>',
  '<td rowspan=999999999 colspan=-1>',
  '<!--',
  '-->',
  '<script>',
  '<![CDATA[',
  '&#0;',
  '&#xD800;',
  '&amp;'.repeat(50),
  '|',
  '| --- |\n',
  '\n---\n',
  '**',
  '](javascript:1)',
  '第一条　',
  '附件1\n',
  '1. ',
  '（一）',
  '"',
  '\\u0000',
  '{"id":',
  'endobj',
  'stream\n',
  '/Length 99999999',
  'PK\x03\x04',
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "&b;&b;">]><a>&b;</a>',
].map((token) => Buffer.from(token));

/** Those that make any text a damaged one. */
const DAMAGING = 3;

/**
 * One to four random injuries of a file; the same for the same random numbers. Most leave characters of UTF-8 whole, so that what
 * reads a text further is reached as well.
 * @param others files that pieces are taken from
 */
export function mutateFile(bytes: Uint8Array, others: readonly Uint8Array[], random: () => number): Uint8Array {
  const isGentle = random() < 0.75;
  const below = (end: number): number => Math.floor(random() * end);
  const place = (within: Buffer, at: number): number => {
    let aligned = at;
    while (isGentle && ((within[aligned] ?? 0) & 0xc0) === 0x80) aligned += 1;
    return aligned;
  };
  let mutated: Buffer = Buffer.from(bytes);
  for (let injuries = 1 + below(4); injuries > 0; injuries--) {
    const at = place(mutated, below(mutated.length + 1));
    const end = place(mutated, at + below(Math.min(200, mutated.length - at) + 1));
    const [before, piece, after] = [mutated.subarray(0, at), mutated.subarray(at, end), mutated.subarray(end)];
    const other = Buffer.from(others[below(others.length)] ?? bytes);
    const from = place(other, below(other.length));
    const loan = other.subarray(from, place(other, from + below(2000)));
    const token = TOKENS[isGentle ? DAMAGING + below(TOKENS.length - DAMAGING) : below(TOKENS.length)] ?? piece;
    const gentle: readonly (() => Buffer)[] = [
      () => Buffer.concat([before, after]),
      () => before,
      () => Buffer.concat([before, ...Array.from({ length: 1 + below(30) }, () => piece), after]),
      () => Buffer.concat([before, token, after]),
      () => Buffer.concat([before, loan, after]),
      () => Buffer.concat([after, piece, before]),
    ];
    const rough: readonly (() => Buffer)[] = [
      () => Buffer.concat([before, piece.map(() => below(256)), after]),
      () => Buffer.concat([before, piece.map((byte) => byte ^ (1 << below(8))), after]),
    ];
    const kinds = isGentle ? gentle : [...gentle, ...rough];
    mutated = (kinds[below(kinds.length)] ?? (() => mutated))();
  }
  return mutated;
}
