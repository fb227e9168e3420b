import { describe, expect, it } from 'vitest';
import { createRobotsReader } from '../../src/adapters/fetch/robots-rules.js';
import type { FetchPage, PageReply } from '../../src/ports/page-fetcher.js';
import { OFFICIAL_HOSTS } from '../../src/refresh/allow-address.js';
import { createRobots } from '../../src/refresh/obey-robots.js';

const HEAD = { contentType: 'text/plain', etag: null, lastModified: null, location: null };
const PAGE = new URL('https://www.gd.gov.cn/zwgk/post_1.html');

function robotsOf(reply: (address: string) => PageReply) {
  const asked: string[] = [];
  const fetchPage: FetchPage = async ({ url }) => {
    asked.push(url.href);
    return reply(url.href);
  };
  const sites = { hosts: OFFICIAL_HOSTS, furtherPorts: [] };
  return { asked, ...createRobots(fetchPage, createRobotsReader('Yuece'), sites) };
}

const file = (text: string): PageReply => ({
  state: 'answered',
  head: { ...HEAD, status: 200 },
  body: Buffer.from(text),
});
const status = (code: number, location: string | null = null): PageReply => ({
  state: 'answered',
  head: { ...HEAD, status: code, location },
  body: null,
});

describe('the robots.txt of a site', () => {
  it('is asked for once a run and site, before the first page', async () => {
    const robots = robotsOf(() => file('User-agent: *\nDisallow: /private/\nCrawl-delay: 5'));
    expect(robots.crawlDelayOf(PAGE)).toBeNull();
    expect(await robots.forbids(PAGE)).toBeNull();
    expect(await robots.forbids(new URL('/private/1.html', PAGE))).toBe('网站的 robots.txt 不允许读取');
    expect(robots.crawlDelayOf(PAGE)).toBe(5);
    expect(await robots.forbids(new URL('http://www.gd.gov.cn/a'))).toBeNull();
    expect(robots.asked).toEqual(['https://www.gd.gov.cn/robots.txt', 'http://www.gd.gov.cn/robots.txt']);
  });

  it.each([404, 403, 401, 410])('that is not there allows everything: %i', async (code) => {
    expect(await robotsOf(() => status(code)).forbids(PAGE)).toBeNull();
  });

  it.each([500, 503, 429, 302])('that cannot be had allows nothing: %i', async (code) => {
    expect(await robotsOf(() => status(code)).forbids(PAGE)).toBe(`无法得知 robots.txt 的规定（网站答复 ${code}）`);
  });

  it('that is not reached, or too large, allows nothing', async () => {
    const robots = robotsOf(() => ({ state: 'failed', reason: '内容过大' }));
    expect(await robots.forbids(PAGE)).toBe('无法得知 robots.txt 的规定（内容过大）');
    expect(robots.crawlDelayOf(PAGE)).toBeNull();
  });

  it('is followed where it was moved to, but not off the official sites', async () => {
    const moved = robotsOf((address) =>
      address.includes('gd') ? status(301, 'https://www.gov.cn/robots.txt') : file('User-agent: *\nDisallow: /zwgk/'),
    );
    // What it says is about the site that was asked, wherever it lies.
    expect(await moved.forbids(PAGE)).toBe('网站的 robots.txt 不允许读取');
    const away = robotsOf(() => status(301, 'https://evil.com/robots.txt'));
    expect(await away.forbids(PAGE)).toContain('不在允许的官方网站之内');
  });
});
