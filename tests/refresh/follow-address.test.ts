import { describe, expect, it } from 'vitest';
import type { FetchPage, PageRequest } from '../../src/ports/page-fetcher.js';
import { OFFICIAL_HOSTS } from '../../src/refresh/allow-address.js';
import { type Followed, followAddress, type Visit } from '../../src/refresh/follow-address.js';

const START = 'https://www.gd.gov.cn/a';
const HEAD = { contentType: 'text/html', etag: null, lastModified: null, location: null };

/** A site made of redirects; what leads nowhere is a page. */
function follow(
  redirects: Readonly<Record<string, string>>,
  { http = false, forbids, ...visit }: Partial<Visit> & { http?: boolean; forbids?: (url: URL) => string | null } = {},
): Promise<{ readonly followed: Followed; readonly requests: readonly PageRequest[] }> {
  const requests: PageRequest[] = [];
  const fetchPage: FetchPage = async (request) => {
    requests.push(request);
    const location = redirects[request.url.href] ?? null;
    const head = { ...HEAD, status: location === null ? 200 : 302, location };
    return { state: 'answered', head, body: request.wants(head) ? Buffer.from('正文') : null };
  };
  return followAddress(
    { address: START, known: null, mostBytes: 1_000, wants: () => true, ...visit },
    {
      fetchPage,
      rules: { hosts: OFFICIAL_HOSTS, http, furtherPorts: [] },
      forbids: async (url) => forbids?.(url) ?? null,
    },
  ).then((followed) => ({ followed, requests }));
}

describe('following an address', () => {
  it('ends at the first page, whose address it tells', async () => {
    const { followed, requests } = await follow({
      [START]: '/b',
      'https://www.gd.gov.cn/b': 'https://www.gz.gov.cn/c#13',
    });
    expect(followed).toMatchObject({ state: 'answered', from: 'https://www.gz.gov.cn/c', body: Buffer.from('正文') });
    expect(requests.map(({ url }) => url.href)).toEqual([START, 'https://www.gd.gov.cn/b', 'https://www.gz.gov.cn/c']);
  });

  it.each([
    ['https://evil.com/', '网页转向别处：不在允许的官方网站之内'],
    ['http://127.0.0.1/admin', '网页转向别处：由 https 退回 http'],
    ['https://127.0.0.1/admin', '网页转向别处：不在允许的官方网站之内'],
    ['https://169.254.169.254/latest/meta-data', '网页转向别处：不在允许的官方网站之内'],
    ['https://user:pass@www.gd.gov.cn/', '网页转向别处：网址含有用户名或密码'],
    ['https://www.gd.gov.cn:8080/', '网页转向别处：端口不是 80 或 443'],
    ['http://www.gd.gov.cn/a', '网页转向别处：由 https 退回 http'],
    ['file:///etc/passwd', '网页转向别处：不是 https 或 http 网址'],
    ['https://[', '网页转向别处：网址不完整'],
  ])('goes nowhere that a document could not stand: %s', async (location, reason) => {
    const { followed, requests } = await follow({ [START]: location });
    expect(followed).toEqual({ state: 'refused', reason });
    expect(requests).toHaveLength(1);
  });

  it('may rise to https, and stay on http where the document is published so', async () => {
    const { followed } = await follow(
      {
        'http://www.thnet.gov.cn/a': 'http://www.thnet.gov.cn/b',
        'http://www.thnet.gov.cn/b': 'https://www.thnet.gov.cn/b',
      },
      { address: 'http://www.thnet.gov.cn/a', http: true },
    );
    expect(followed).toMatchObject({ state: 'answered', from: 'https://www.thnet.gov.cn/b' });
  });

  it('ends in a circle, and after five redirects', async () => {
    const circle = { [START]: '/b', 'https://www.gd.gov.cn/b': '/a#again' };
    expect((await follow(circle)).followed).toEqual({ state: 'failed', reason: '网页转向循环' });
    const chain = (length: number) =>
      Object.fromEntries(
        Array.from({ length }, (_, at) => [at === 0 ? START : `https://www.gd.gov.cn/${at}`, `/${at + 1}`]),
      );
    expect((await follow(chain(5))).followed).toMatchObject({ state: 'answered', from: 'https://www.gd.gov.cn/5' });
    const { followed, requests } = await follow(chain(6));
    expect(followed).toEqual({ state: 'failed', reason: '网页转向超过 5 次' });
    expect(requests).toHaveLength(6);
  });

  it('asks every site on the way whether it may', async () => {
    const { followed, requests } = await follow(
      { [START]: 'https://www.gz.gov.cn/b' },
      { forbids: ({ host }) => (host === 'www.gz.gov.cn' ? '不允许' : null) },
    );
    expect(followed).toEqual({ state: 'refused', reason: '网页转向别处：不允许' });
    expect(requests).toHaveLength(1);
  });

  it('shows the marks of a copy only to the address that gave them', async () => {
    const known = { from: 'https://www.gz.gov.cn/b', etag: '"7"', lastModified: 'then' };
    const { requests } = await follow({ [START]: known.from }, { known });
    expect(requests.map(({ etag, lastModified }) => [etag, lastModified])).toEqual([
      [null, null],
      ['"7"', 'then'],
    ]);
  });

  it('takes a redirect without a place for a reply', async () => {
    const fetchPage: FetchPage = async () => ({ state: 'answered', head: { ...HEAD, status: 302 }, body: null });
    const rules = { hosts: OFFICIAL_HOSTS, http: false, furtherPorts: [] };
    const visit = { address: START, known: null, mostBytes: 1, wants: () => true };
    expect(await followAddress(visit, { fetchPage, rules, forbids: async () => null })).toMatchObject({
      state: 'answered',
      head: { status: 302 },
    });
  });
});
