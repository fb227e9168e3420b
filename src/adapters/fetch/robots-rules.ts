import robotsParser from 'robots-parser';
import type { ReadRobots } from '../../ports/robots-reader.js';

// Its types speak of a module of another kind than the one that it is.
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

/** Reads robots.txt files for visitors of this name, by the group that names it, else by that for everyone (`*`). */
export function createRobotsReader(product: string): ReadRobots {
  return (site, text) => {
    const robots = parseRobots(site.href, text);
    return {
      allows: (url) => robots.isAllowed(url.href, product) ?? false,
      crawlDelay: robots.getCrawlDelay(product) ?? null,
    };
  };
}
