import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/domain/failure.js';
import { fakeServices, INDEX, memoryRecords } from './fake-services.js';
import { runServer } from './running-server.js';

describe('health', () => {
  it('is alive even while it is not ready: a restart would not help', async () => {
    const { request } = await runServer(fakeServices({ index: () => null }));
    await request.get('/healthz').expect(200, { status: 'alive' });
    const reply = await request.get('/readyz').expect(503);
    expect(reply.headers['retry-after']).toBe('5');
    expect(reply.type).toBe('application/problem+json');
  });

  it('becomes ready when the index opens', async () => {
    let index: typeof INDEX | null = null;
    const { request } = await runServer(fakeServices({ index: () => index }));
    await request.get('/readyz').expect(503);
    index = INDEX;
    await request.get('/readyz').expect(200, { status: 'ready', documents: 1, passages: 0 });
  });

  it('is not ready while the records cannot be written', async () => {
    const records = {
      ...memoryRecords(),
      check: async () => {
        throw new Failure('not_ready', 'disk is full');
      },
    };
    const { request } = await runServer(fakeServices({ records }));
    await request.get('/readyz').expect(503);
  });

  it('is not ready once it is closing: the balancer must look elsewhere', async () => {
    const services = fakeServices();
    const { request } = await runServer(services);
    await services.streams.drain(0);
    await request.get('/readyz').expect(503);
    expect((await request.get('/healthz').expect(200)).headers.connection).toBe('close');
  });
});

describe('GET /metrics', () => {
  it('measures by declared route, and counts answers by outcome', async () => {
    const { request } = await runServer(fakeServices());
    await request.post('/api/v1/chat').send({ message: '你好' }).expect(200);
    await request.post('/api/v1/chat').send({ message: '你好', stream: true }).expect(200);
    await request.get('/api/v1/documents/notice-2024-1').expect(200);
    await request.get('/secret-words').expect(404);
    const { text, headers } = await request.get('/metrics').expect(200);
    expect(headers['content-type']).toContain('text/plain');
    const count = (labels: string): string => `yuece_http_request_duration_seconds_count{${labels}} `;
    expect(text).toContain(`${count('method="POST",route="/api/v1/chat",status="200"')}2`);
    expect(text).toContain(`${count('method="GET",route="/api/v1/documents/:id",status="200"')}1`);
    expect(text).toContain(`${count('method="GET",route="other",status="404"')}1`);
    expect(text).toContain('yuece_answers_total{outcome="answered"} 2');
    expect(text).toContain('yuece_answers_total{outcome="no_basis"} 0');
    // Nothing is told of what is off.
    expect(text).not.toContain('yuece_refresh');
    // Addresses are anyone's text: as labels they would grow without end and hold what was typed.
    expect(text).not.toContain('secret-words');
  });

  it('counts official addresses that were read again, where that is on', async () => {
    const tally = { changed: 1, unchanged: 0 };
    const { request } = await runServer(fakeServices({ refreshTally: () => tally }));
    await request.get('/metrics').expect(200, /^yuece_refresh_addresses_total\{outcome="changed"\} 1$/mu);
    tally.changed = 3;
    const { text } = await request.get('/metrics').expect(200);
    expect(text).toContain('yuece_refresh_addresses_total{outcome="changed"} 3');
    expect(text).toContain('yuece_refresh_addresses_total{outcome="unchanged"} 0');
  });
});
