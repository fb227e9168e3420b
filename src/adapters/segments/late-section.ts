import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { Section } from './sections.js';
import type { SegmentManifest } from './segment-files.js';

/** A large array that may still lie in its file. */
export interface LateSection {
  /** Its bytes `[from, to)`, good until the next call. */
  readonly bytes: (from: number, to: number) => Uint8Array;
}

/** One that lies in a file until it is told to be loaded. */
export interface FileSection extends LateSection {
  readonly load: () => Promise<void>;
}

/** Bytes loaded at once; each new page takes longer to get than to fill, and others want their turn. */
const CHUNK = 1024 * 1024;

export function memorySection(section: Section): LateSection {
  const whole = new Uint8Array(section.buffer, section.byteOffset, section.byteLength);
  return { bytes: (from, to) => whole.subarray(from, to) };
}

/** A section of a segment's open file, whose bytes the caller has checked. The file must stay open until it is loaded. */
export function fileSection(
  file: FileHandle,
  { offset, bytes: length }: SegmentManifest['sections'][number],
): FileSection {
  let whole: Uint8Array | null = null;
  let room = new Uint8Array(0);
  return {
    bytes: (from, to) => {
      if (whole) return whole.subarray(from, to);
      if (room.length < to - from) room = new Uint8Array(to - from);
      for (let at = 0; at < to - from; ) {
        const read = readSync(file.fd, room, at, to - from - at, offset + from + at);
        if (read === 0) throw new RangeError('a section ends before its end');
        at += read;
      }
      return room.subarray(0, to - from);
    },
    load: async () => {
      const loaded = new Uint8Array(length);
      for (let at = 0; at < length; ) {
        const { bytesRead } = await file.read(loaded, at, Math.min(CHUNK, length - at), offset + at);
        if (bytesRead === 0) throw new RangeError('a section ends before its end');
        at += bytesRead;
        await setImmediate();
      }
      whole = loaded;
    },
  };
}
