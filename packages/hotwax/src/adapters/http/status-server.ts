import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorText } from '../../core/error-text';
import { isHealthy, type ServedPage, type ServiceStatus } from '../../core/service-status';
import type { SyncStatus } from '../../core/stage-counts';
import { statusPage } from '../../core/status-page';
import type { Clock } from '../../jobs/ports';

/** Only this machine can reach it: it has no passwords. A proxy can be put in front. */
const LOOPBACK = '127.0.0.1';
/** A page of another site must not read it through a name that it lets point here. */
const LOOPBACK_NAMES = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

export interface StatusServer {
  readonly port: number;
  close(): Promise<void>;
}

export interface StatusSource {
  readonly clock: Clock;
  service(): ServiceStatus;
  sync(): Promise<SyncStatus>;
}

/**
 * Serves how the jobs run, on loopback: `/health` (200, or 503 when a job's last run failed) and `/status` for machines,
 * `/` for people.
 * @param port 0 takes a free one
 * @throws when the port is taken
 */
export async function startStatusServer(port: number, source: StatusSource): Promise<StatusServer> {
  const server = createServer((request, response) => {
    answer(request, response, source).catch((error: unknown) => {
      send(response, 500, 'text/plain', `${errorText(error)}\n`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, source: StatusSource): Promise<void> {
  if (!LOOPBACK_NAMES.test(request.headers.host ?? '')) {
    send(response, 403, 'text/plain', 'Ask by the name localhost.\n');
  } else if (request.method !== 'GET' && request.method !== 'HEAD') {
    send(response, 405, 'text/plain', 'There is nothing to change here.\n', { allow: 'GET, HEAD' });
  } else {
    await answerPath(request.url?.replace(/\?.*$/, '') ?? '/', response, source);
  }
}

async function answerPath(path: string, response: ServerResponse, source: StatusSource): Promise<void> {
  const service = source.service();
  const healthy = isHealthy(service);
  switch (path) {
    case '/health':
      sendJson(response, healthy ? 200 : 503, { healthy, ...service });
      return;
    case '/status':
      sendJson(response, 200, { healthy, ...(await page(source)) });
      return;
    case '/':
      send(response, 200, 'text/html; charset=utf-8', statusPage(await page(source)));
      return;
    default:
      send(response, 404, 'text/plain', 'There are /, /status and /health.\n');
  }
}

async function page(source: StatusSource): Promise<ServedPage> {
  const now = source.clock.now();
  try {
    return { service: source.service(), sync: await source.sync(), problem: undefined, now };
  } catch (error) {
    return { service: source.service(), sync: undefined, problem: errorText(error), now };
  }
}

function sendJson(response: ServerResponse, status: number, document: object): void {
  send(response, status, 'application/json', `${JSON.stringify(document, null, 2)}\n`);
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    ...headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
