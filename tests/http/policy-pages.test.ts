import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { indexOf } from '../support/law-index.js';
import { fakeServices } from './fake-services.js';
import { runServer } from './running-server.js';

const SCRIPT = '<script>alert(1)</script>';

const INDEX = indexOf([
  {
    id: null,
    origin: 'a.txt',
    format: 'text',
    text: `某市促进办法\n第一条　为了发展${SCRIPT}，制定本办法。\n第二条　支持下列事项：\n（一）研发；\n（二）应用“<b>场景</b>”。\n第三条　本办法自2024年1月1日起施行。`,
    stated: {
      title: `某市促进办法`,
      docNumber: '某府〔2023〕1号',
      region: '某市',
      publishedOn: '2023-12-01',
      url: 'javascript:alert(1)',
    },
  },
  {
    id: null,
    origin: 'b.txt',
    format: 'text',
    text: '关于开展申报的通知\n一、申报条件\n须在本省注册。\n二、材料\n一式两份。',
    stated: {
      title: '关于开展申报的通知',
      publishedOn: '2025-02-03',
      expiresOn: '2025-12-31',
      url: 'https://example.gov.cn/a?b=1&c=2',
    },
    attachments: [
      { name: '附件1：申报书<b>.docx', url: 'https://example.gov.cn/files/1.docx?a=1&b=2' },
      { name: '脚本', url: 'javascript:alert(1)//.pdf' },
    ],
  },
]);
const [law, notice] = INDEX.documents().map(({ id }) => id);

const open = async (path: string) => {
  const { request } = await runServer(fakeServices({ index: () => INDEX }));
  return request.get(path);
};

describe('the library page', () => {
  it('lists every document with how it stands, the newest first', async () => {
    const { text, type, headers } = await open('/documents');
    const page = load(text);
    expect(type).toBe('text/html');
    expect(headers['content-security-policy']).not.toContain('unsafe-inline');
    expect(
      page('.policies h2')
        .toArray()
        .map((title) => page(title).text()),
    ).toEqual(['关于开展申报的通知', '某市促进办法']);
    expect(
      page('.policies .badge')
        .toArray()
        .map((badge) => page(badge).text()),
    ).toEqual(['✕ 已过有效期', '✓ 现行有效']);
    expect(page('.found').text()).toContain('已过有效期1份，现行有效1份');
  });

  it.each([
    ['q=申报', ['关于开展申报的通知']],
    ['q=[2023]1号', ['某市促进办法']],
    ['year=2025', ['关于开展申报的通知']],
    [`region=${encodeURIComponent('某市')}`, ['某市促进办法']],
    ['validity=in_force', ['某市促进办法']],
    ['asOf=2025-06-01&validity=in_force', ['关于开展申报的通知', '某市促进办法']],
    ['validity=nonsense&level=x&page=99&asOf=2025-02-30', ['关于开展申报的通知', '某市促进办法']],
    ['q=没有这样的文件', []],
  ])('filters by a plain form: %s', async (query, titles) => {
    const page = load((await open(`/documents?${encodeURI(decodeURI(query))}`)).text);
    expect(
      page('.policies h2')
        .toArray()
        .map((title) => page(title).text()),
    ).toEqual(titles);
  });

  it('names apart what is known to exist and not held, found by the same form, with its official address', async () => {
    const [held] = INDEX.documents();
    const known = held ? [{ ...held, title: '未收录的办法', url: 'https://example.gov.cn/known' }] : [];
    const { request } = await runServer(
      fakeServices({ index: () => ({ ...INDEX, uncollected: () => [...known, ...known] }) }),
    );
    const section = async (query: string) =>
      load((await request.get(`/documents${query}`)).text)('section[aria-labelledby=uncollected]');
    const listed = await section('');
    expect(listed.text()).toContain('正文未收录');
    expect(listed.find('a').attr('href')).toBe('https://example.gov.cn/known');
    expect(listed.find('a[href^="/documents"]')).toHaveLength(0);
    expect(await section('?year=1999')).toHaveLength(0);
  });

  it('gives what was asked for back in the form, and as text', async () => {
    const page = load((await open(`/documents?q=${encodeURIComponent(`"><script>x</script>`)}`)).text);
    expect(page('input[name=q]').val()).toBe('"><script>x</script>');
    expect(page('script')).toHaveLength(0);
  });
});

describe('the page of a document', () => {
  it('has a place for each clause, the finer ones inside, and no word of it is markup', async () => {
    const { text } = await open(`/documents/${law}`);
    const page = load(text);
    expect(page('h1').text()).toBe('某市促进办法');
    expect(page('script, b')).toHaveLength(0);
    expect(page('[id="1"]').text()).toContain(SCRIPT);
    expect(page('[id="2"] > h2').text()).toContain('第二条');
    expect(page('[id="2/1/2"]').text()).toContain('（二）应用“<b>场景</b>”。');
    expect(
      page('nav.contents a')
        .toArray()
        .map((link) => page(link).attr('href')),
    ).toContain('#3');
  });

  it('never links to a script', async () => {
    expect((await open(`/documents/${law}`)).text).not.toContain('javascript:');
    const page = load((await open(`/documents/${notice}`)).text);
    expect(page('a.address').attr()).toMatchObject({
      href: 'https://example.gov.cn/a?b=1&c=2',
      rel: 'noopener noreferrer',
    });
  });

  it('names its attachments with their official address, as not held, and where there are none says nothing', async () => {
    const page = load((await open(`/documents/${notice}`)).text);
    const list = page('.attachments');
    expect(list.find('dt').text()).toBe('附件（正文未收录）');
    expect(
      list
        .find('dd')
        .toArray()
        .map((line) => page(line).text()),
    ).toEqual(['附件1：申报书<b>.docx（https://example.gov.cn/files/1.docx?a=1&b=2）', '脚本']);
    expect(
      list
        .find('a')
        .toArray()
        .map((link) => page(link).attr()),
    ).toEqual([{ href: 'https://example.gov.cn/files/1.docx?a=1&b=2', rel: 'noopener noreferrer' }]);
    expect((await open(`/documents/${law}`)).text).not.toContain('附件');
  });

  it('marks the quoted words of a clause, and of a finer one', async () => {
    const marked = async (mark: string) =>
      load((await open(`/documents/${law}?mark=${encodeURIComponent(mark)}`)).text)('mark').text();
    expect(await marked('3:0-3')).toBe('本办法');
    expect(await marked('2/1/1:0-2')).toBe('研发');
    for (const wrong of ['3:0-9999', '3:5-5', '3:9-2', '99:0-3', '3', '3:-1-4', SCRIPT])
      expect(await marked(wrong)).toBe('');
  });

  it('tells the standing for the day asked for, and why', async () => {
    const standing = async (query: string) =>
      load((await open(`/documents/${notice}${query}`)).text)('.standing').text();
    expect(await standing('')).toContain('已过有效期有效期至2025-12-31');
    expect(await standing('?asOf=2025-06-01')).toContain('现行有效');
  });

  it('answers 304 while nothing has changed', async () => {
    const { request } = await runServer(fakeServices({ index: () => INDEX }));
    const { headers } = await request.get(`/documents/${law}`).expect(200);
    expect(headers['cache-control']).toBe('no-cache');
    await request
      .get(`/documents/${law}`)
      .set('If-None-Match', headers.etag ?? '')
      .expect(304);
  });

  it.each(['none', '..%2Fetc', '三'])('says in the same look that %s is not there', async (id) => {
    const { status, type, text } = await open(`/documents/${encodeURI(id)}`);
    expect([status, type]).toEqual([404, 'text/html']);
    expect(load(text)('main a').attr('href')).toBe('/documents');
  });

  it('is a page that asks for patience while no index is open', async () => {
    const { request } = await runServer(fakeServices({ index: () => null }));
    const { text, headers } = await request.get('/documents').expect(503);
    expect(headers['retry-after']).toBe('5');
    expect(load(text)('main').text()).toContain('请稍后再试');
  });
});
