import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRobotsReader } from '../../src/adapters/fetch/robots-rules.js';
import { createPageFetcher } from '../../src/adapters/fetch/undici-page-fetcher.js';
import { createFetchedFolder } from '../../src/adapters/fetched-folder.js';
import { readFile } from '../../src/adapters/readers/reader-registry.js';
import type { DocumentId } from '../../src/domain/ids.js';
import type { FetchedFrom } from '../../src/domain/publication.js';
import type { SourceDocument } from '../../src/domain/source-document.js';
import type { SourceFile } from '../../src/ports/document-reader.js';
import type { FetchedPages } from '../../src/ports/fetched-pages.js';
import { OFFICIAL_HOSTS } from '../../src/refresh/allow-address.js';
import { type RefreshParts, refreshDocuments } from '../../src/refresh/refresh-documents.js';
import type { RefreshResult, RefreshTarget } from '../../src/refresh/refresh-result.js';
import { type PublishedPage, TEMPLATES } from '../support/official-pages.js';
import { type OfficialSite, sendPage, startOfficialSite } from '../support/official-site.js';

const HOST = 'www.gd.gov.cn';
const PATH = '/zwgk/post_4438000.html';
const TITLE = '关于支持机器人产业的若干措施';
const BODY = [
  '一、支持机器人企业攻关。对承担重点研发计划的企业，按规定给予支持。',
  '二、建设公共平台。支持建设机器人检验检测、中试验证公共服务平台。',
];
const PAGE = TEMPLATES.province({ title: TITLE, paragraphs: BODY });

let folder: string;
let site: OfficialSite;
let pages: FetchedPages;
/** What the corpus holds, by id. */
let collected: Map<string, SourceDocument>;
let proposed: { readonly file: SourceFile; readonly from: FetchedFrom }[];
let waits: number[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'refresh-'));
  site = await startOfficialSite();
  pages = createFetchedFolder(join(folder, 'fetched'));
  collected = new Map();
  proposed = [];
  waits = [];
});
afterEach(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

/** As it was collected, in another form than the page's. */
function documentOf(text: string): SourceDocument {
  return { id: null, origin: 'notice.txt', format: 'text', text, stated: {} };
}

function partsOf(given: Partial<RefreshParts> = {}): RefreshParts {
  return {
    fetchPage: createPageFetcher({
      userAgent: 'Yuece/test',
      timeouts: { connect: 400, headers: 400, pause: 400, whole: 5_000 },
      resolve: async (host) => [host.startsWith('inner') ? '10.0.0.5' : '127.0.0.1'],
      mayConnect: (address) => address === '127.0.0.1',
    }),
    readRobots: createRobotsReader('Yuece'),
    sites: { hosts: OFFICIAL_HOSTS, furtherPorts: [site.port] },
    pages,
    reads: (extension) => ['.html', '.txt'].includes(extension),
    read: readFile,
    collected: async (id) => collected.get(id) ?? null,
    proposeDraft: async (file, from) => {
      proposed.push({ file, from });
      return { draftId: `draft-${proposed.length}`, fault: null };
    },
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    nowIso: () => '2026-11-26T02:00:00.000Z',
    clock: { monotonic: () => 0 },
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
    ...given,
  };
}

const target = (id: string, url: string): RefreshTarget => ({ id: id as DocumentId, title: TITLE, url });

async function refresh(given: Partial<RefreshParts> = {}, dryRun = false, path = PATH): Promise<RefreshResult> {
  const [result] = await refreshDocuments([target('notice-1', site.address(HOST, path))], partsOf(given), { dryRun });
  if (!result) throw new Error('one address, one result');
  return result;
}

const publish = (paragraphs: readonly string[], given: Partial<PublishedPage> = {}, template = TEMPLATES.province) => {
  site.pages.set(PATH, template({ title: TITLE, paragraphs, ...given }));
};

describe('a refresh', () => {
  it('proposes what was not collected and can be read now, with where it came from, and keeps it first', async () => {
    publish(BODY);
    const keptBefore: number[] = [];
    const proposeDraft: RefreshParts['proposeDraft'] = async (file, from) => {
      keptBefore.push((await pages.copies(from.url)).length);
      proposed.push({ file, from });
      return { draftId: 'draft-1', fault: null };
    };
    expect(await refresh({ proposeDraft })).toMatchObject({ outcome: 'available', draftId: 'draft-1' });
    const [copy] = await pages.copies(site.address(HOST, PATH));
    expect(keptBefore).toEqual([1]);
    expect(copy).toMatchObject({ status: 200, name: 'post_4438000.html', settled: true });
    expect(proposed).toEqual([
      {
        file: { name: 'post_4438000.html', bytes: Buffer.from(PAGE) },
        from: {
          url: site.address(HOST, PATH),
          fetchedAt: '2026-11-26T02:00:00.000Z',
          sha256: copy?.sha256,
          documentId: 'notice-1',
        },
      },
    ]);
  });

  it('proposes nothing where the page says what is collected, however it is set', async () => {
    publish(BODY);
    collected.set('notice-1', documentOf(BODY.join('\n\n')));
    expect(await refresh()).toMatchObject({ outcome: 'unchanged', reason: '正文与收录的一致', draftId: null });
    expect(proposed).toEqual([]);
  });

  it('proposes a change of the text, once', async () => {
    publish(BODY);
    collected.set('notice-1', documentOf(BODY.join('\n')));
    await refresh();
    publish([...BODY, '三、本措施有效期三年。']);
    expect(await refresh()).toMatchObject({
      outcome: 'changed',
      reason: '正文与 2026-11-26 读取的不同',
      draftId: 'draft-1',
    });
    // Whether people took it or not, the same page is not put before them again.
    expect(await refresh()).toMatchObject({ outcome: 'unchanged', reason: '网页内容没有变化' });
    expect(proposed).toHaveLength(1);
  });

  it.each(
    Object.entries(TEMPLATES),
  )('proposes nothing for what changes around the text: %s', async (_name, template) => {
    publish(BODY, { frame: '访问量 1' }, template);
    await refresh();
    publish(BODY, { frame: '访问量 2' }, template);
    expect(await refresh()).toMatchObject({ outcome: 'unchanged', reason: '正文没有变化，变化的是网页的其他部分' });
    expect(proposed).toHaveLength(1);
    expect(await pages.copies(site.address(HOST, PATH))).toHaveLength(2);
  });

  it.each(
    Object.entries(TEMPLATES),
  )('proposes a status that the page states beside its text: %s', async (_name, template) => {
    publish(BODY, { status: '有效' }, template);
    collected.set('notice-1', documentOf(BODY.join('\n')));
    expect(await refresh()).toMatchObject({ outcome: 'unchanged' });
    publish(BODY, { status: '失效' }, template);
    expect(await refresh()).toMatchObject({ outcome: 'changed' });
    // So too where it is what the page says when it is read for the first time.
    await rm(join(folder, 'fetched'), { recursive: true });
    expect(await refresh()).toMatchObject({ outcome: 'changed', reason: '正文与收录的不同' });
  });

  it('proposes nothing where a page comes back to what is collected, as after a notice of maintenance', async () => {
    collected.set('notice-1', documentOf(BODY.join('\n')));
    publish(['本站正在维护，请于明日再来，由此造成的不便敬请谅解，感谢您的理解和支持，祝您工作顺利。']);
    expect(await refresh()).toMatchObject({ outcome: 'changed', draftId: 'draft-1' });
    publish(BODY);
    expect(await refresh()).toMatchObject({ outcome: 'unchanged', reason: '正文与收录的一致' });
  });

  it('asks whether the page changed since, and believes the answer', async () => {
    site.pages.set(PATH, (request, response) => {
      if (request.headers['if-none-match'] === '"7"') response.writeHead(304).end();
      else sendPage(response, PAGE, { etag: '"7"' });
    });
    await refresh();
    expect(await refresh()).toMatchObject({ outcome: 'unchanged', reason: '网站答复没有变化（304）' });
    expect(proposed).toHaveLength(1);
  });

  it('loses nothing where it ended between keeping and proposing: the page is fetched whole again', async () => {
    site.pages.set(PATH, (request, response) => {
      if (request.headers['if-none-match'] !== undefined) response.writeHead(304).end();
      else sendPage(response, PAGE, { etag: '"7"' });
    });
    const full = Object.assign(new Error('disk full'), { code: 'ENOSPC' });
    await expect(refresh({ proposeDraft: () => Promise.reject(full) })).rejects.toBe(full);
    expect(await refresh()).toMatchObject({ outcome: 'available', draftId: 'draft-1' });
  });

  it('asks nobody to believe a copy that is damaged', async () => {
    site.pages.set(PATH, (request, response) => {
      if (request.headers['if-none-match'] !== undefined) response.writeHead(304).end();
      else sendPage(response, PAGE, { etag: '"7"' });
    });
    await refresh();
    const rotten: FetchedPages = { ...pages, bytes: async () => null };
    collected.set('notice-1', documentOf(BODY.join('\n')));
    expect(await refresh({ pages: rotten })).toMatchObject({ outcome: 'unchanged', reason: '正文与收录的一致' });
  });

  it('tells of a page that is gone, and withdraws nothing', async () => {
    expect(await refresh()).toMatchObject({ outcome: 'missing', draftId: null });
    site.pages.set(PATH, (_request, response) => response.writeHead(410).end());
    expect((await refresh()).reason).toContain('410');
    expect(proposed).toEqual([]);
  });

  it('keeps what no reader understands, and tries again', async () => {
    site.pages.set(PATH, '<html><body></body></html>');
    expect(await refresh()).toMatchObject({ outcome: 'unreadable', reason: '网页中没有正文' });
    expect(await refresh()).toMatchObject({ outcome: 'unreadable' });
    publish(BODY);
    expect(await refresh()).toMatchObject({ outcome: 'available' });
  });

  it('tells what stands against a draft, that the same is published, or that no document can be made of it', async () => {
    publish(BODY);
    const proposing = (proposal: Awaited<ReturnType<RefreshParts['proposeDraft']>>) =>
      refresh({ proposeDraft: async () => proposal });
    expect(await proposing('busy')).toMatchObject({ outcome: 'failed', draftId: null });
    expect(await proposing({ refusal: '缺少标题' })).toMatchObject({ outcome: 'unreadable', reason: '缺少标题' });
    expect(await proposing({ draftId: 'draft-1', fault: '第3条缺失' })).toMatchObject({
      outcome: 'available',
      reason: '此前没有收录，现在可以读取；草稿有待核对：第3条缺失',
      draftId: 'draft-1',
    });
    publish([...BODY, '三、本措施有效期三年。']);
    expect(await proposing('published')).toMatchObject({ outcome: 'unchanged', draftId: null });
  });

  it('in a dry run says what it would do, keeps nothing and proposes nothing', async () => {
    publish(BODY);
    expect(await refresh({}, true)).toMatchObject({ outcome: 'available', draftId: null });
    expect(await pages.copies(site.address(HOST, PATH))).toEqual([]);
    expect(proposed).toEqual([]);
  });
});

describe('what a refresh asks for', () => {
  it('is first what the site allows, and then the page, with pauses and one by one', async () => {
    publish(BODY);
    site.pages.set('/robots.txt', 'User-agent: *\nDisallow: /private/\nCrawl-delay: 3');
    site.pages.set('/private/a.html', PAGE);
    const targets = [PATH, '/private/a.html', '/gone.html'].map((path, at) =>
      target(`notice-${at}`, site.address(HOST, path)),
    );
    const results = await refreshDocuments(targets, partsOf(), { dryRun: false });
    expect(results.map(({ outcome }) => outcome)).toEqual(['available', 'refused', 'missing']);
    expect(site.asked).toEqual([`${HOST}/robots.txt`, `${HOST}${PATH}`, `${HOST}/gone.html`]);
    expect(site.mostAtOnce).toBe(1);
    expect(waits).toEqual([3_000, 3_000]);
    expect(site.headers['user-agent']).toBe('Yuece/test');
  });

  it('bounds what a site may wish for, and pauses for each host by itself', async () => {
    site.pages.set('/robots.txt', 'User-agent: *\nCrawl-delay: 86400');
    const at = (host: string) => target(host, site.address(host, PATH));
    publish(BODY);
    await refreshDocuments([at(HOST), at('www.gz.gov.cn')], partsOf(), { dryRun: true });
    expect(waits).toEqual([30_000, 30_000]);
  });

  it('asks nothing of a site whose robots.txt cannot be had, and does not try twice', async () => {
    publish(BODY);
    site.pages.set('/robots.txt', (_request, response) => response.writeHead(503).end());
    const page = target('notice-1', site.address(HOST, PATH));
    const results = await refreshDocuments([page, page], partsOf(), { dryRun: true });
    expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
    expect(site.asked).toEqual([`${HOST}/robots.txt`]);
  });

  it.each([
    ['file:///etc/passwd'],
    ['https://evil.com/'],
    ['http://localhost/'],
    ['http://127.0.0.1/'],
    ['http://user:pass@www.gd.gov.cn/'],
    ['not an address'],
  ])('is never what the rules refuse: %s', async (url) => {
    const [result] = await refreshDocuments([target('a', url)], partsOf(), { dryRun: false });
    expect(result).toMatchObject({ outcome: 'refused' });
    expect(site.asked).toEqual([]);
  });

  it('is nothing behind a name of the house, directly or by a redirect', async () => {
    const inner = site.address('inner.gov.cn', '/admin');
    const [direct] = await refreshDocuments([target('a', inner)], partsOf(), { dryRun: false });
    expect(direct).toMatchObject({ outcome: 'refused' });
    site.pages.set(PATH, (_request, response) => response.writeHead(302, { location: inner }).end());
    expect(await refresh()).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('inner.gov.cn') });
    expect(site.asked.filter((name) => name.startsWith('inner'))).toEqual([]);
  });

  it('follows a page that has moved within the official sites, and compares it with what was known', async () => {
    publish(BODY);
    await refresh();
    site.pages.set('/new.html', PAGE);
    site.pages.set(PATH, (_request, response) =>
      response.writeHead(301, { location: site.address('www.gz.gov.cn', '/new.html') }).end(),
    );
    expect(await refresh()).toMatchObject({ outcome: 'unchanged' });
    expect(site.asked.slice(-2)).toEqual(['www.gz.gov.cn/robots.txt', 'www.gz.gov.cn/new.html']);
  });

  it('ends in circles of redirects, with faults of the site, with what nobody reads, and goes on with the next', async () => {
    publish(BODY);
    site.pages.set('/circle', (_request, response) => response.writeHead(302, { location: '/circle' }).end());
    site.pages.set('/fault', (_request, response) => response.writeHead(500).end());
    site.pages.set('/image', (_request, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('x'));
    site.pages.set('/slow', () => {});
    site.pages.set('/drops', (request) => request.socket.destroy());
    const targets = ['/circle', '/fault', '/image', '/slow', '/drops', PATH].map((path) =>
      target(path, site.address(HOST, path)),
    );
    const results = await refreshDocuments(targets, partsOf(), { dryRun: true });
    expect(results.map(({ outcome, reason }) => `${outcome} ${reason}`)).toEqual([
      'failed 网页转向循环',
      'failed 网站答复 500',
      'refused 不读取这类内容（image/png）',
      'failed 网站迟迟没有答复',
      'failed 连接中断',
      'available 此前没有收录，现在可以读取',
    ]);
  });

  it('stops before the next address where the product stops', async () => {
    publish(BODY);
    const stop = new AbortController();
    const page = target('a', site.address(HOST, PATH));
    const told: string[] = [];
    const results = await refreshDocuments([page, page], partsOf(), {
      dryRun: true,
      signal: stop.signal,
      onResult: ({ outcome }) => {
        told.push(outcome);
        stop.abort();
      },
    });
    expect([results.length, told]).toEqual([1, ['available']]);
  });
});
