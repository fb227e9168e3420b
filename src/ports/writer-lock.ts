/** What became of work that only one process may do at a time. */
export type Written<Result> = { readonly state: 'written'; readonly result: Result } | { readonly state: 'busy' };

/**
 * Does work as the only writer of a data directory; `busy`, and nothing done, where another process or thread is writing there.
 * Whatever ends the process sets the directory free.
 */
export type WriteAlone = <Result>(work: () => Promise<Result>) => Promise<Written<Result>>;
