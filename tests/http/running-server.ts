import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import supertest from 'supertest';
import { onTestFinished } from 'vitest';
import { createApp } from '../../src/http/create-app.js';
import type { Services } from '../../src/http/services.js';

export interface RunningServer {
  readonly server: Server;
  readonly url: string;
  readonly request: ReturnType<typeof supertest>;
}

/** The app on a free port of this machine, closed when the test ends. */
export async function runServer(services: Services): Promise<RunningServer> {
  const server = createServer(createApp(services));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    if (!server.listening) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}`, request: supertest(server) };
}
