import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RunResult } from '../../demo/sandbox';
import { type LargeFeed, writeLargeFeed } from './large-feed';
import { LocalAccount } from './local-account';
import { startEmbeddedServer } from './test-servers';

const MINUTES = 60_000;
/** Most memory of a process that runs scripts and import jobs, in megabytes; the sandbox alone takes a part of it. */
const HEAP_MEGABYTES = 96;

/** One large file of orders, worked off by as many runs as it takes, with bounded memory. */
export function describeLargeFile(megabytes: number, rowBytes: number, minutes: number): void {
  describe(`one file of ${megabytes} MB whose orders have their lines half the file apart`, () => {
    let account: LocalAccount;
    let feed: LargeFeed;
    let runs: RunResult[];
    const path = 'salesorder/export/large.csv';

    beforeAll(async () => {
      account = await LocalAccount.create(startEmbeddedServer);
      await account.load({
        inventoryitem: [{ id: 4711, itemid: 'JACKET' }],
        customer: [{ id: 500, externalid: '500', isperson: true, lastname: 'Buyer', subsidiary: 1 }],
      });
      feed = writeLargeFeed(join(account.server.root, path), megabytes * 1_000_000, rowBytes);
      expect(statSync(join(account.server.root, path)).size).toBeGreaterThan(megabytes * 990_000);
      runs = await account.workOff('salesorder', { NODE_OPTIONS: `--max-old-space-size=${HEAP_MEGABYTES}` });
    }, minutes * MINUTES);
    afterAll(() => account?.remove());

    test('G8: no run fails, uses up its units or its memory; several runs share the work', () => {
      process.stderr.write(
        `${megabytes} MB: units of the runs: ${runs.map(({ unitsUsed }) => unitsUsed).join(', ')}\n`,
      );
      expect(runs.map(({ error }) => error?.message).filter((message) => message !== undefined)).toEqual([]);
      expect(Math.max(...runs.map(({ unitsUsed }) => unitsUsed))).toBeLessThan(10_000);
      expect(runs.length).toBeGreaterThan(2);
    });

    test(
      'G1, G2, G3: every order is in NetSuite once, with both of its lines',
      async () => {
        const rows = await account.sandbox.rows<{ orders: number; lines: number }>(
          `SELECT COUNT(DISTINCT t.id) AS orders, COUNT(*) AS lines
        FROM transaction t INNER JOIN transactionline tl ON tl.transaction = t.id
        WHERE t.type = 'SalesOrd' AND tl.mainline = 'F' AND tl.taxline = 'F'`,
        );
        expect(rows).toEqual([{ orders: feed.orders.length, lines: feed.rows }]);
        const halves = await account.sandbox.rows<{ externalid: string }>(
          `SELECT t.externalid FROM transaction t INNER JOIN transactionline tl ON tl.transaction = t.id
        WHERE tl.mainline = 'F' AND tl.taxline = 'F' GROUP BY t.externalid HAVING COUNT(*) <> 2`,
        );
        expect(halves).toEqual([]);
      },
      MINUTES,
    );

    test('the ids of every order and line are on SFTP, and the file is in the archive', () => {
      const ids = account.lines('salesorder/import/orderidentification').filter((line) => line.startsWith('M'));
      expect(new Set(ids).size).toBe(feed.orders.length);
      const lineIds = account.lines('salesorder/import/orderitemattribute').filter((line) => line.startsWith('M'));
      expect(new Set(lineIds).size).toBe(feed.rows);
      expect([account.listed('salesorder/export'), account.listed('salesorder/export/error')]).toEqual([[], []]);
      expect(account.listed('salesorder/export/archive')).toEqual(['large.csv']);
    });

    test('G6: the ledger has a row for each part, whose counts add up', async () => {
      const [sum] = await account.sandbox.rows<Record<string, number>>(
        `SELECT COUNT(*) AS parts, SUM(custrecord_hcsync_file_rows) AS rowcount, SUM(custrecord_hcsync_file_records) AS records
        FROM customrecord_hcsync_file WHERE custrecord_hcsync_file_part IS NOT NULL`,
      );
      expect(sum).toEqual({
        parts: Math.ceil(megabytes / 8),
        rowcount: feed.rows,
        records: feed.orders.length,
      });
      const states = (await account.ledgerFiles()).map(({ state }) => state);
      expect(new Set(states)).toEqual(new Set(['archived']));
    });
  });
}
