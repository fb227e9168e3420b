import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../src/adapters/fetch/public-address.js';
import { createPageFetcher, type FetcherOptions } from '../../../src/adapters/fetch/undici-page-fetcher.js';
import type { PageReply, PageRequest } from '../../../src/ports/page-fetcher.js';
import { type OfficialSite, sendPage, startOfficialSite } from '../../support/official-site.js';

const HOST = 'www.gd.gov.cn';
const LOOPBACK = '127.0.0.1';
const MOST = 100_000;

let site: OfficialSite;
beforeEach(async () => {
  site = await startOfficialSite();
});
afterEach(() => site.close());

/** As in operation, but names lead to the site on this machine. */
function fetcher(given: Partial<FetcherOptions> = {}) {
  return createPageFetcher({
    userAgent: 'Yuece-test',
    timeouts: { connect: 400, headers: 400, pause: 400, whole: 1_200 },
    resolve: async () => [LOOPBACK],
    mayConnect: (address) => address === LOOPBACK || isPublicAddress(address),
    ...given,
  });
}

function ask(
  path: string,
  given: Partial<PageRequest> = {},
  options: Partial<FetcherOptions> = {},
): Promise<PageReply> {
  const url = new URL(site.address(HOST, path));
  return fetcher(options)({ url, etag: null, lastModified: null, mostBytes: MOST, wants: () => true, ...given });
}

const textOf = (reply: PageReply): string =>
  reply.state === 'answered' && reply.body ? Buffer.from(reply.body).toString('utf8') : JSON.stringify(reply);

describe('a request', () => {
  it('brings the head and the body, and says who asks', async () => {
    site.pages.set('/a', (_request, response) =>
      sendPage(response, '正文', { etag: '"7"', 'last-modified': 'Thu, 06 Jun 2024 02:00:00 GMT' }),
    );
    const reply = await ask('/a');
    expect(textOf(reply)).toBe('正文');
    expect(reply).toMatchObject({
      head: {
        status: 200,
        contentType: 'text/html; charset=utf-8',
        etag: '"7"',
        lastModified: 'Thu, 06 Jun 2024 02:00:00 GMT',
        location: null,
      },
    });
    expect(site.headers).toMatchObject({
      'user-agent': 'Yuece-test',
      host: `${HOST}:${site.port}`,
      connection: 'close',
    });
    expect(Object.keys(site.headers)).not.toEqual(expect.arrayContaining(['cookie', 'authorization', 'referer']));
  });

  it('shows the marks of the copy that is kept, and takes “not modified” as it is', async () => {
    site.pages.set('/a', (_request, response) => response.writeHead(304).end());
    expect(await ask('/a', { etag: '"7"', lastModified: 'Thu, 06 Jun 2024 02:00:00 GMT' })).toMatchObject({
      state: 'answered',
      head: { status: 304 },
    });
    expect(site.headers).toMatchObject({
      'if-none-match': '"7"',
      'if-modified-since': 'Thu, 06 Jun 2024 02:00:00 GMT',
    });
  });

  it('follows nothing by itself', async () => {
    site.pages.set('/a', (_request, response) => response.writeHead(302, { location: '/b' }).end());
    expect(await ask('/a')).toMatchObject({ state: 'answered', head: { status: 302, location: '/b' } });
    expect(site.asked).toEqual([`${HOST}/a`]);
  });

  it('reads no body that is not wanted, however long it would last', async () => {
    site.pages.set('/video', (_request, response) => {
      response.writeHead(200, { 'content-type': 'video/mp4' });
      response.write('x');
    });
    expect(await ask('/video', { wants: ({ contentType }) => contentType !== 'video/mp4' })).toMatchObject({
      state: 'answered',
      body: null,
    });
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('reads %s', async (encoding, compress) => {
    site.pages.set('/a', (_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(compress(Buffer.from('正文'.repeat(100)))),
    );
    expect(textOf(await ask('/a'))).toBe('正文'.repeat(100));
    expect(site.headers['accept-encoding']).toBe('gzip, br');
  });
});

describe('addresses behind names', () => {
  it.each([
    ['10.0.0.5'],
    ['127.0.0.2'],
    ['169.254.169.254'],
    ['192.168.1.1'],
    ['100.64.0.1'],
    ['0.0.0.0'],
    ['::1'],
    ['fd00::1'],
    ['::ffff:10.0.0.5'],
    ['64:ff9b::a00:5'],
  ])('are refused after resolution where they are not public: %s', async (address) => {
    const reply = await ask('/a', {}, { resolve: async () => [address] });
    expect(reply).toEqual({ state: 'refused', reason: `${HOST} 指向内部或保留的 IP 地址` });
    expect(site.asked).toEqual([]);
  });

  it('are refused all together where one of them is not public', async () => {
    const reply = await ask('/a', {}, { resolve: async () => [LOOPBACK, '10.0.0.5'] });
    expect(reply).toMatchObject({ state: 'refused' });
    expect(site.asked).toEqual([]);
  });

  it('are looked up once for a connection: a name that changes its answer leads nowhere else', async () => {
    site.pages.set('/a', '正文');
    const answers = [LOOPBACK, '10.0.0.5', LOOPBACK];
    let lookups = 0;
    const fetchPage = fetcher({ resolve: async () => [answers[lookups++] ?? '10.0.0.5'] });
    const url = new URL(site.address(HOST, '/a'));
    const request: PageRequest = { url, etag: null, lastModified: null, mostBytes: MOST, wants: () => true };
    expect(textOf(await fetchPage(request))).toBe('正文');
    expect(lookups).toBe(1);
    // The second answer is checked as the first was, since no connection is used again.
    expect(await fetchPage(request)).toMatchObject({ state: 'refused' });
    expect(textOf(await fetchPage(request))).toBe('正文');
    expect(site.asked).toHaveLength(2);
  });

  it.each([
    '127.0.0.1',
    '2130706433',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '[::1]',
    '[::ffff:7f00:1]',
  ])('are checked too where the host is one itself: %s', async (host) => {
    const url = new URL(`http://${host}:${site.port}/a`);
    const reply = await ask('/a', { url }, { mayConnect: isPublicAddress });
    expect(reply).toMatchObject({ state: 'refused' });
    expect(site.asked).toEqual([]);
  });

  it('may be none', async () => {
    expect(await ask('/a', {}, { resolve: async () => [] })).toMatchObject({ state: 'failed' });
    const unknown = Object.assign(new Error('no such host'), { code: 'ENOTFOUND' });
    expect(await ask('/a', {}, { resolve: () => Promise.reject(unknown) })).toEqual({
      state: 'failed',
      reason: '找不到该网站',
    });
  });
});

describe('a site that behaves badly', () => {
  it('is given up where it does not answer', async () => {
    site.pages.set('/slow', () => {});
    expect(await ask('/slow')).toEqual({ state: 'failed', reason: '网站迟迟没有答复' });
  });

  it('is given up where the body stops', async () => {
    site.pages.set('/stops', (_request, response) => {
      response.writeHead(200);
      response.write('正');
    });
    expect(await ask('/stops')).toEqual({ state: 'failed', reason: '内容传送中途停顿过久' });
  });

  it('is given up where the body drips for ever', async () => {
    site.pages.set('/drips', (_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('x'), 50);
      response.once('close', () => clearInterval(drip));
    });
    expect(await ask('/drips')).toEqual({ state: 'failed', reason: '读取超时' });
  });

  it('is given up where its name is not resolved in time', async () => {
    expect(await ask('/a', {}, { resolve: () => new Promise(() => {}) })).toEqual({
      state: 'failed',
      reason: '连接超时',
    });
  });

  it('cannot fill the memory: by what it says, by what it sends, by what it compressed', async () => {
    let sent = 0;
    site.pages.set('/says', (_request, response) =>
      response.writeHead(200, { 'content-length': MOST + 1 }).flushHeaders(),
    );
    site.pages.set('/sends', (_request, response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && sent < 500_000_000 && response.write(Buffer.alloc(65_536))) sent += 65_536;
      };
      response.on('drain', more);
      more();
    });
    const bomb = Buffer.alloc(50_000_000);
    for (const [path, encoding, bytes] of [
      ['/gzip', 'gzip', gzipSync(bomb)],
      ['/br', 'br', brotliCompressSync(bomb)],
    ] as const) {
      expect(bytes.length).toBeLessThan(MOST);
      site.pages.set(path, (_request, response) =>
        response.writeHead(200, { 'content-encoding': encoding }).end(bytes),
      );
    }
    for (const path of ['/says', '/sends', '/gzip', '/br']) {
      expect(await ask(path), path).toEqual({ state: 'failed', reason: '内容过大' });
    }
    expect(sent).toBeLessThan(20_000_000);
  });

  it('may break off, cut its compressed body short, or compress as nobody asked', async () => {
    site.pages.set('/breaks', (_request, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('正文', () => response.destroy());
    });
    site.pages.set('/drops', (request) => request.socket.destroy());
    site.pages.set('/short', (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('正文'.repeat(100)).subarray(0, 20)),
    );
    site.pages.set('/no-gzip', (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain'),
    );
    site.pages.set('/odd', (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end('plain'),
    );
    expect(await ask('/breaks')).toEqual({ state: 'failed', reason: '内容没有传完' });
    expect(await ask('/drops')).toEqual({ state: 'failed', reason: '连接中断' });
    expect(await ask('/short')).toEqual({ state: 'failed', reason: '压缩内容不完整' });
    expect(await ask('/no-gzip')).toEqual({ state: 'failed', reason: '压缩内容已损坏' });
    expect(await ask('/odd')).toEqual({ state: 'failed', reason: '压缩方式无法识别' });
  });

  it('may be another program, or nobody', async () => {
    site.pages.set('/odd', (request) => request.socket.end('SSH-2.0-OpenSSH\r\n'));
    expect(await ask('/odd')).toMatchObject({ state: 'failed' });
    site.pages.set('/heads', (_request, response) => response.writeHead(200, { 'x-long': 'x'.repeat(20_000) }).end());
    expect(await ask('/heads')).toMatchObject({ state: 'failed', reason: '答复头过大' });
    await site.close();
    expect(await ask('/a')).toEqual({ state: 'failed', reason: '网站拒绝连接' });
    site = await startOfficialSite();
  });

  it('is left at once where the product stops', async () => {
    const stop = new AbortController();
    site.pages.set('/slow', () => stop.abort());
    const started = performance.now();
    expect(await ask('/slow', {}, { signal: stop.signal })).toEqual({ state: 'failed', reason: '已中止' });
    expect(performance.now() - started).toBeLessThan(300);
  });
});
