import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeServices } from './fake-services.js';
import { runServer } from './running-server.js';

describe('pages', () => {
  let publicFolder: string;
  beforeAll(async () => {
    publicFolder = await mkdtemp(join(tmpdir(), 'yuece-pages-'));
    await writeFile(join(publicFolder, 'index.html'), '<title>粤策</title>');
    await writeFile(join(publicFolder, 'widget.js'), 'void 0;');
  });
  afterAll(() => rm(publicFolder, { recursive: true, force: true }));

  it('serves the demonstration page and the widget', async () => {
    const { request } = await runServer(fakeServices({ publicFolder }));
    const page = await request.get('/').expect(200);
    expect(page.text).toContain('粤策');
    expect((await request.get('/widget.js').expect(200)).headers['content-type']).toContain('javascript');
  });

  it('serves the console once it is built', async () => {
    const { request } = await runServer(fakeServices({ publicFolder }));
    const missing = await request.get('/console').expect(404);
    expect(missing.body.detail).toContain('尚未构建');
    await writeFile(join(publicFolder, 'console.html'), '<title>工作台</title>');
    expect((await request.get('/console').expect(200)).text).toContain('工作台');
  });

  it.each(['/', '/widget.js', '/console'])('says of %s that it is not built, where nothing is', async (path) => {
    const { request } = await runServer(fakeServices());
    const { body, type } = await request.get(path).expect(404);
    expect(type).toBe('application/problem+json');
    expect(body.detail).toContain('尚未构建');
  });

  it('never serves what lies outside the folder', async () => {
    const { request } = await runServer(fakeServices({ publicFolder }));
    for (const path of ['/..%2f..%2fetc%2fpasswd', '/%2e%2e/%2e%2e/etc/passwd']) {
      expect((await request.get(path)).status).toBeGreaterThanOrEqual(400);
    }
  });
});

describe('security headers', () => {
  it('lets pages run our own scripts only, and style inline for the widget’s shadow tree', async () => {
    const { request } = await runServer(fakeServices());
    const { headers } = await request.get('/healthz');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).toContain("frame-ancestors 'self'");
    // An upgrade would break the page on a plain-HTTP office network.
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('lets any site embed the widget and call the interface, without credentials', async () => {
    const { request } = await runServer(fakeServices());
    for (const path of ['/api/v1/documents', '/widget.js', '/api/v1/nothing']) {
      const { headers } = await request.get(path).set('Origin', 'https://example.gov.cn');
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['access-control-allow-credentials']).toBeUndefined();
      expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    }
  });

  it('answers a browser’s preflight', async () => {
    const { request } = await runServer(fakeServices());
    const { headers } = await request
      .options('/api/v1/chat')
      .set({ Origin: 'https://example.gov.cn', 'Access-Control-Request-Method': 'POST' })
      .expect(204);
    expect(headers['access-control-allow-methods']).toContain('POST');
    expect(headers['access-control-allow-headers']).toContain('Content-Type');
  });

  it('keeps pages and probes to their own site', async () => {
    const { request } = await runServer(fakeServices());
    const { headers } = await request.get('/readyz').set('Origin', 'https://example.gov.cn');
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });
});
