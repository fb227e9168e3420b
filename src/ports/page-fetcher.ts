/** One question to one address; where it is sent on, that is another question, so that every address is checked. */
export interface PageRequest {
  /** An address that the rules of `src/refresh` allow. */
  readonly url: URL;
  /** What the server said of the copy that is kept; sent back, so that it may answer “not modified”. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Bytes of the body that are read at most, as sent and as decompressed. */
  readonly mostBytes: number;
  /** Whether the body is wanted, told from the head; where not, nothing of it is read. */
  readonly wants: (head: PageHead) => boolean;
}

/** What a server says before the body. Headers that it does not send are null. */
export interface PageHead {
  readonly status: number;
  readonly contentType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Where it sends the asker on, as written. */
  readonly location: string | null;
}

export type PageReply =
  /** `body` is null where it was not wanted. */
  | { readonly state: 'answered'; readonly head: PageHead; readonly body: Uint8Array | null }
  /** Nobody was asked: the name stands for an address that is not public. */
  | { readonly state: 'refused'; readonly reason: string }
  /** Not reached, too slow, too large, broken off. */
  | { readonly state: 'failed'; readonly reason: string };

/** Asks one address without following it further. What the network does is never thrown. Reasons are for people. */
export type FetchPage = (request: PageRequest) => Promise<PageReply>;
