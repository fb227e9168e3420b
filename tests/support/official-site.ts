import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** How one path of the site answers; a text is an HTML page with status 200. */
export type PageScript = string | ((request: IncomingMessage, response: ServerResponse) => void);

/** A site of our own, on this machine, that plays every host it is asked as. */
export interface OfficialSite {
  readonly port: number;
  /** By `host/path` or by path for every host; what is not here is 404, robots.txt included. */
  readonly pages: Map<string, PageScript>;
  /** `host/path` of each request, in order. */
  readonly asked: string[];
  /** The headers of the newest request. */
  headers: IncomingMessage['headers'];
  /** Most requests that were open at one moment. */
  mostAtOnce: number;
  /** The address of a path on a host, over http on the site's own port. */
  readonly address: (host: string, path: string) => string;
  readonly close: () => Promise<void>;
}

export async function startOfficialSite(): Promise<OfficialSite> {
  let open = 0;
  const server = createServer((request, response) => {
    const name = `${(request.headers.host ?? '').replace(/:\d+$/u, '')}${request.url}`;
    site.asked.push(name);
    site.headers = request.headers;
    open += 1;
    site.mostAtOnce = Math.max(site.mostAtOnce, open);
    response.once('close', () => {
      open -= 1;
    });
    const script = site.pages.get(name) ?? site.pages.get(request.url ?? '');
    if (script === undefined) response.writeHead(404).end();
    else if (typeof script === 'string') sendPage(response, script);
    else script(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const site: OfficialSite = {
    port,
    pages: new Map(),
    asked: [],
    headers: {},
    mostAtOnce: 0,
    address: (host, path) => `http://${host}:${port}${path}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return site;
}

/** Sends an HTML page as such sites do. */
export function sendPage(response: ServerResponse, html: string, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html);
}
