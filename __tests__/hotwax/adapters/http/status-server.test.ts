import { request } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type StatusServer, startStatusServer } from '../../../../packages/hotwax/src/adapters/http/status-server';
import type { ServedJob, ServiceStatus } from '../../../../packages/hotwax/src/core/service-status';
import type { SyncStatus } from '../../../../packages/hotwax/src/core/stage-counts';

const NOW = new Date('2026-03-09T12:00:00.000Z');
const job = (name: string, changes: Partial<ServedJob> = {}): ServedJob => ({
  name,
  cron: '0 * * * *',
  next: '2026-03-09T13:00:00.000Z',
  runningSince: null,
  last: null,
  missed: 0,
  ...changes,
});
const ran = (outcome: 'done' | 'failed' | 'skipped', message: string) => ({
  began: '2026-03-09T11:00:00.000Z',
  ended: '2026-03-09T11:00:05.000Z',
  outcome,
  message,
});
const SYNC: SyncStatus = {
  customers: [{ stage: 'not looked at yet', count: null }],
  orders: [
    { stage: 'sent, not answered yet', count: 1_234, oldest: { recordId: 'M<1>', since: '2026-03-09T09:00:00.000Z' } },
  ],
  problems: [{ file: 'a&b.csv', at: '2026-03-09T09:00:00.000Z', row: 2, key: 'M1', code: 'ID_TAKEN', reason: '"x"' }],
  jobs: [],
};

describe('the status server', () => {
  let server: StatusServer | undefined;
  afterEach(async () => {
    await server?.close();
  });

  async function start(jobs: readonly ServedJob[], sync: () => Promise<SyncStatus> = async () => SYNC) {
    const service: ServiceStatus = { startedAt: '2026-03-09T08:00:00.000Z', stopping: false, jobs };
    server = await startStatusServer(0, { clock: { now: () => NOW }, service: () => service, sync });
  }

  async function ask(path: string, options: { method?: string; host?: string } = {}) {
    const { method = 'GET', host = 'localhost' } = options;
    return new Promise<{ status: number | undefined; type: string | undefined; body: string }>((resolve, reject) => {
      const asked = request({ port: server?.port, host: '127.0.0.1', path, method, headers: { host } }, (response) => {
        let body = '';
        response.on('data', (part) => {
          body += part;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode, type: response.headers['content-type'], body }),
        );
      });
      asked.on('error', reject).end();
    });
  }

  test('is healthy while no job’s last run failed, also before the first one', async () => {
    await start([job('a'), job('b', { last: ran('done', 'ok') }), job('c', { last: ran('skipped', 'another run') })]);
    const { status, body } = await ask('/health');
    expect([status, JSON.parse(body)]).toMatchObject([200, { healthy: true, jobs: [{ last: null }, {}, {}] }]);
  });

  test('weakness 32: is not healthy when one failed, and says which and why', async () => {
    await start([job('a'), job('b', { last: ran('failed', 'the server is full') })]);
    const { status, body } = await ask('/health');
    expect([status, JSON.parse(body)]).toMatchObject([
      503,
      { healthy: false, jobs: [{}, { name: 'b', last: { outcome: 'failed', message: 'the server is full' } }] },
    ]);
  });

  test('counts for machines: what is not known is null, not zero', async () => {
    await start([job('a')]);
    const { status, type, body } = await ask('/status');
    expect([status, type, JSON.parse(body)]).toMatchObject([
      200,
      'application/json',
      { healthy: true, sync: { customers: [{ count: null }], orders: [{ count: 1_234 }] } },
    ]);
  });

  test('shows people a page, with nothing of the data as HTML', async () => {
    await start([
      job('a', { runningSince: '2026-03-09T11:58:00.000Z', missed: 2 }),
      job('b', { last: ran('failed', '<script>') }),
    ]);
    const { status, type, body } = await ask('/');
    expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
    const text = body.replace(/<[^>]*>/g, ' ');
    expect(text).toMatch(/runs since 2 minutes, was due 2 more times meanwhile/);
    expect(text).toMatch(/not run yet/);
    expect(text).toMatch(/sent, not answered yet {2}1,234 {2}M&#60;1&#62;, for 3 hours/);
    expect(text).toMatch(/not looked at yet {3}not counted/);
    expect(text).toMatch(/a&#38;b\.csv/);
    expect(body).not.toContain('<script>');
  });

  test('shows the jobs when the counts cannot be read, and says why', async () => {
    await start([job('a')], async () => {
      throw new Error('connect ECONNREFUSED');
    });
    expect((await ask('/')).body).toMatch(/The counts cannot be read: connect ECONNREFUSED/);
    expect(JSON.parse((await ask('/status')).body)).toMatchObject({ problem: 'connect ECONNREFUSED' });
  });

  test('weakness 42: answers nobody who asks by another name, changes nothing, and knows its paths', async () => {
    await start([job('a')]);
    expect((await ask('/status', { host: 'evil.example' })).status).toBe(403);
    expect((await ask('/status', { host: `127.0.0.1:${server?.port}` })).status).toBe(200);
    expect((await ask('/status', { method: 'POST' })).status).toBe(405);
    expect((await ask('/health', { method: 'HEAD' })).body).toBe('');
    expect((await ask('/other')).status).toBe(404);
    expect((await ask('/health?x=1')).status).toBe(200);
  });

  test('says so when its port is taken', async () => {
    await start([]);
    const source = {
      clock: { now: () => NOW },
      service: () => ({ startedAt: '', stopping: false, jobs: [] }),
      sync: async () => SYNC,
    };
    await expect(startStatusServer(server?.port ?? 0, source)).rejects.toThrow(/EADDRINUSE/);
  });
});
