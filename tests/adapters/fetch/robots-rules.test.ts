import { describe, expect, it } from 'vitest';
import { createRobotsReader } from '../../../src/adapters/fetch/robots-rules.js';

const SITE = new URL('https://www.gd.gov.cn/robots.txt');
const rulesOf = (text: string) => createRobotsReader('Yuece')(SITE, text);
const allows = (text: string, path: string): boolean => rulesOf(text).allows(new URL(path, SITE));

describe('robots.txt', () => {
  it('says to everyone, or to one by name, and the name goes before', () => {
    const text = 'User-agent: *\nDisallow: /\n\nUser-agent: yuece\nDisallow: /private/\n';
    expect(allows(text, '/zwgk/post_1.html')).toBe(true);
    expect(allows(text, '/private/a.html')).toBe(false);
    expect(allows('User-agent: *\nDisallow: /zwgk/', '/zwgk/post_1.html')).toBe(false);
    expect(allows('User-agent: YueceOther\nDisallow: /', '/zwgk/post_1.html')).toBe(true);
  });

  it('is decided by the longest rule that fits, wildcards and ends included', () => {
    const text = 'User-agent: *\nDisallow: /zwgk/\nAllow: /zwgk/wjk/\nDisallow: /*.pdf$';
    expect(allows(text, '/zwgk/gsgg/post_1.html')).toBe(false);
    expect(allows(text, '/zwgk/wjk/post_1.html')).toBe(true);
    expect(allows(text, '/a/b.pdf')).toBe(false);
    expect(allows(text, '/a/b.pdf?x')).toBe(true);
  });

  it('may ask for a delay', () => {
    expect(rulesOf('User-agent: *\nCrawl-delay: 7').crawlDelay).toBe(7);
    expect(rulesOf('User-agent: *\nCrawl-delay: soon').crawlDelay).toBeNull();
    expect(rulesOf('').crawlDelay).toBeNull();
  });

  it('that is something else allows everything', () => {
    for (const text of ['', '<html><body>404</body></html>', '\0\0', 'Disallow: /', ':::', '\uFEFF']) {
      expect(allows(text, '/a'), text).toBe(true);
    }
  });
});
