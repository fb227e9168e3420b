/** How far a refresh goes. Polite before quick: the sites serve the public. */
export const LIMITS = {
  /** Bytes of one document, as sent and as decompressed. Official PDF files are seldom over 10 MB. */
  documentBytes: 30_000_000,
  /** Bytes of one robots.txt; RFC 9309 §2.5 asks for at least 500 KiB. A longer one counts as none that can be read. */
  robotsBytes: 512_000,
  /** Redirects in a row; RFC 9309 §2.3.1.2 asks for five. */
  redirects: 5,
  /** Milliseconds between two requests to one host, and the most that a Crawl-delay can make of them. */
  pauseMs: 2_000,
  longestPauseMs: 30_000,
  /** Characters of an address. */
  addressLength: 1_000,
} as const;
