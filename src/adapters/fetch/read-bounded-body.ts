import { type Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';

/** More bytes than were allowed. */
export class TooLarge extends Error {}
/** Compressed in a way that was not asked for. */
export class UnknownEncoding extends Error {}

/** What is asked for in `Accept-Encoding`. */
export const ENCODINGS = 'gzip, br';

/**
 * Reads a body to its end, decompressed. Throws `TooLarge` as soon as it has more than `mostBytes`, as sent or as decompressed,
 * and leaves nothing open.
 */
export async function readBoundedBody(body: Readable, encoding: string | null, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const collect = new Writable({
    write: (chunk: Uint8Array, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
  });
  const decompress = decompressorOf(encoding);
  await (decompress
    ? pipeline(body, countTo(mostBytes), decompress, countTo(mostBytes), collect)
    : pipeline(body, countTo(mostBytes), collect));
  return Buffer.concat(chunks);
}

function decompressorOf(encoding: string | null): Transform | null {
  switch (encoding?.trim().toLowerCase() ?? '') {
    case '':
    case 'identity':
      return null;
    case 'gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new UnknownEncoding(`content-encoding ${encoding}`);
  }
}

function countTo(mostBytes: number): Transform {
  let size = 0;
  return new Transform({
    transform: (chunk: Uint8Array, _encoding, done) => {
      size += chunk.length;
      if (size > mostBytes) done(new TooLarge(`more than ${mostBytes} bytes`));
      else done(null, chunk);
    },
  });
}
