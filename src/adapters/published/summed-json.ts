import { crc32 } from 'node:zlib';

/** A value as JSON with the CRC-32 of it beside it, so that an altered byte is noticed. One line. */
export function packSummed(value: unknown): string {
  const json = JSON.stringify(value);
  return `{"sum":${crc32(json)},"value":${json}}`;
}

/** The value again; null where it is not what was packed. */
export function unpackSummed<Value>(content: string): Value | null {
  try {
    const { sum, value } = JSON.parse(content);
    return crc32(JSON.stringify(value)) === sum ? value : null;
  } catch {
    return null;
  }
}
