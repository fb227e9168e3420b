/** What a site's robots.txt says to one kind of visitor. */
export interface RobotsRules {
  readonly allows: (url: URL) => boolean;
  /** Seconds that it asks to wait between requests; null where it does not say. */
  readonly crawlDelay: number | null;
}

/** Reads a robots.txt for the product of this name. Whatever the text, it gives rules: what is not understood says nothing. */
export type ReadRobots = (site: URL, text: string) => RobotsRules;
