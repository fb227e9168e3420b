import { type Entry, fromBufferPromise } from 'yauzl';
import { Unreadable } from './unreadable.js';

/** The files within a zip archive; nothing is written to disk, and archives within it are never opened. */
export interface Archive {
  /** Paths with `/` between the folders. */
  readonly has: (path: string) => boolean;
  /** Null where there is no such file. @throws Unreadable */
  readonly read: (path: string) => Promise<Uint8Array | null>;
}

/** What an archive may hold at most: a DOCX of 500 pages has about 40 files and 20 MiB of XML. */
const MOST = {
  files: 5000,
  /** Of one file, unpacked. */
  fileBytes: 32 * 2 ** 20,
  /** Of all files together, unpacked. */
  bytes: 256 * 2 ** 20,
  /** Unpacked for one packed byte, of files over 1 MiB; XML packs 10 to 50 times. */
  ratio: 200,
} as const;
const SMALL = 2 ** 20;
/** Bit 0 of a file's flags. */
const ENCRYPTED = 1;

/** Reads the list of an archive's files and refuses one that no word processor wrote. @throws Unreadable */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).catch(broken);
  if (zip.entryCount > MOST.files) throw new Unreadable(`压缩包内的文件超过 ${MOST.files} 个`);
  const entries = new Map<string, Entry>();
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize;
      const isBomb = entry.uncompressedSize > SMALL && entry.uncompressedSize > MOST.ratio * entry.compressedSize;
      if (total > MOST.bytes || isBomb) throw new Unreadable('压缩包展开后过大，疑似压缩炸弹');
      entries.set(entry.fileName, entry);
    }
  } catch (fault) {
    broken(fault);
  }
  return {
    has: (path) => entries.has(path),
    read: async (path) => {
      const entry = entries.get(path);
      if (!entry) return null;
      if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) throw new Unreadable('压缩包内的文件已加密，请先解除加密');
      if (entry.uncompressedSize > MOST.fileBytes) {
        throw new Unreadable(`压缩包内的 ${path} 展开后大于 ${MOST.fileBytes / 2 ** 20} MB`);
      }
      const parts: Uint8Array[] = [];
      try {
        // The stream ends with a fault as soon as it gives another number of bytes than the list says.
        for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Uint8Array);
      } catch (fault) {
        broken(fault);
      }
      return Buffer.concat(parts);
    },
  };
}

/** Whether bytes begin as a zip archive does and name such a file in their list; for telling formats apart. */
export function namesFile(bytes: Uint8Array, path: string): boolean {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
  return isZip && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(path);
}

function broken(fault: unknown): never {
  if (fault instanceof Unreadable) throw fault;
  const told = fault instanceof Error ? fault.message : '';
  if (/relative path|absolute path|invalid characters/u.test(told)) {
    throw new Unreadable('压缩包内有指向包外的路径');
  }
  throw new Unreadable('压缩包损坏或不完整');
}
