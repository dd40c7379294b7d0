import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { codeOf, type Served, serve } from './served';

let served: Served;
afterEach(() => served.stop());

describe('faults', () => {
  test('a status answers instead of the effect', async () => {
    served = await serve({ faults: [{ operation: 'mkdir', status: 'PERMISSION_DENIED' }] });
    const connection = await served.connect();
    expect(await codeOf(connection.makeDirectory('a'))).toBe('FTP_PERMISSION_DENIED');
    expect(fs.readdirSync(served.root)).toEqual([]);
  });

  test('cut before: the connection is reset and nothing happened', async () => {
    served = await serve({ faults: [{ operation: 'rename', cut: 'before' }] });
    fs.writeFileSync(path.join(served.root, 'a'), '');
    const connection = await served.connect();
    expect(await codeOf(connection.move('a', 'b'))).toBe('CONNECTION_RESET');
    expect(fs.readdirSync(served.root)).toEqual(['a']);
  });

  test('cut after: the connection is reset though the effect took place', async () => {
    served = await serve({ faults: [{ operation: 'rename', cut: 'after' }] });
    fs.writeFileSync(path.join(served.root, 'a'), '');
    const connection = await served.connect();
    expect(await codeOf(connection.move('a', 'b'))).toBe('CONNECTION_RESET');
    expect(fs.readdirSync(served.root)).toEqual(['b']);
    expect(await codeOf(connection.list(''))).toBe('CONNECTION_RESET');
  });

  test('the nth request, on a certain path', async () => {
    served = await serve({ faults: [{ operation: 'write', path: 'b.csv', nth: 2, cut: 'after' }] });
    const connection = await served.connect();
    const content = Buffer.alloc(100_000, 'x');
    expect(await codeOf(connection.upload('a.csv', content, false, 5))).toBe('no error');
    // The client has other writes under way; a reset that it reads together with an answer looks like a close to libuv.
    expect(await codeOf(connection.upload('b.csv', content, false, 5))).toMatch(/^CONNECTION_(CLOSED_BY_HOST|RESET)$/);
    expect(fs.statSync(path.join(served.root, 'b.csv')).size).toBe(60_000);
  });

  test('a transfer that takes too long is FTP_TRANSFER_TIMEOUT_EXCEEDED and the connection is gone', async () => {
    served = await serve({ faults: [{ operation: 'read', delay: 1000 }] });
    fs.writeFileSync(path.join(served.root, 'a'), 'x');
    const connection = await served.connect();
    expect(await codeOf(connection.download('a', 0.05))).toBe('FTP_TRANSFER_TIMEOUT_EXCEEDED');
    expect(await codeOf(connection.list(''))).toBe('CONNECTION_CLOSED_BY_HOST');
  });

  test('an upload is in time as long as data flows', async () => {
    served = await serve({ faults: [{ operation: 'write', delay: 300 }] });
    const connection = await served.connect();
    expect(await codeOf(connection.upload('a', Buffer.alloc(160_000), false, 1))).toBe('no error');
  });

  test('a server that ends while the client is idle is CONNECTION_CLOSED_BY_HOST', async () => {
    served = await serve();
    const connection = await served.connect();
    await served.server.close();
    expect(await codeOf(connection.list(''))).toMatch(/^CONNECTION_(CLOSED_BY_HOST|RESET)$/);
  });
});
