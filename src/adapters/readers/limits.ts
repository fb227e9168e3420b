/** What reading may take at most. All are far above what any policy takes, and low enough for a small server. */
export const READING = {
  /** Of one file; larger ones are refused unread. Scanned gazettes reach 40 MiB. */
  fileBytes: 64 * 2 ** 20,
  /** Of one line of a `.jsonl` file. */
  lineBytes: 8 * 2 ** 20,
  /** Of one document's text; the longest law, 民法典, has 0.11 million. */
  characters: 2_000_000,
  /** Of one file in the reading process; a long PDF takes some seconds. */
  milliseconds: 30_000,
  /** JavaScript heap of the reading process. */
  heapMegabytes: 512,
  /** All memory of the reading process, buffers included; watched where the system tells it (Linux). */
  residentMegabytes: 1024,
  /** The same while text is recognised in pictures, by an engine that somebody installed; it takes 0.9 GB. */
  recognisingMegabytes: 1536,
  /** After so long without work the reading process ends. */
  idleMilliseconds: 20_000,
} as const;
