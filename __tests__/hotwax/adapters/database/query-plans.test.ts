import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import {
  customersById,
  newCustomers,
  undatedCustomers,
  WAITING,
  waitingIds,
} from '../../../../packages/hotwax/src/adapters/database/customer-queries';
import type { Db } from '../../../../packages/hotwax/src/adapters/database/open-database';
import { orderHeaders } from '../../../../packages/hotwax/src/adapters/database/order-queries';
import { sqliteDatabases } from '../../databases';

/** What SQLite means to do; MariaDB's plans over millions of rows are in scale.servers.test.ts. */
describe('query plans', () => {
  const databases = sqliteDatabases();
  let db: Db;

  beforeAll(async () => {
    await databases.start();
    ({ db } = await databases.make());
  });
  afterAll(() => databases.stop());

  async function planOf(query: { compile(): { sql: string; parameters: readonly unknown[] } }): Promise<string[]> {
    const { sql: text, parameters } = query.compile();
    const pieces = text.split('?').flatMap((piece, index) => {
      return index === 0 ? [sql.raw(piece)] : [sql`${parameters[index - 1]}`, sql.raw(piece)];
    });
    const { rows } = await sql<{ detail: string }>`explain query plan ${sql.join(pieces, sql``)}`.execute(db);
    return rows.map(({ detail }) => detail);
  }

  test('orders are found by status and entry date, nothing is scanned or sorted', async () => {
    const filter = { excludedSalesChannels: ['LOOP_EXCH'], minAgeMinutes: 0 };
    const after = { entryDate: '2026-03-08 12:00:00.000', orderId: 'M1' };
    const query = { after, now: '2026-03-09', settled: '2026-03-09', filter };
    for (const dated of [true, false]) {
      const plan = await planOf(orderHeaders(db, { ...query, dated }).limit(200));
      expect(plan[0]).toContain('SEARCH header USING INDEX hcsync_created_orders (status_id=? AND entry_date');
      expect(plan.filter((step) => /^SCAN|TEMP B-TREE/.test(step))).toEqual([]);
    }
  });

  test('customers are found by when they came or by their state, nothing is scanned, nothing more than a page is sorted', async () => {
    const after = { date: '2026-03-08', partyId: '1' };
    const plans = [
      await planOf(newCustomers(db, after, false).limit(200)),
      await planOf(undatedCustomers(db, '1').limit(200)),
      await planOf(customersById(db, ['1', '2']).limit(200)),
      ...(await Promise.all(WAITING.map((why) => planOf(waitingIds(db, why, '1').limit(200))))),
    ];
    expect(plans[0]?.[0]).toContain('party_txcrts');
    expect(plans.slice(3).map(([step = '']) => /hcsync_record_\w+/.exec(step)?.[0])).toEqual([
      'hcsync_record_state',
      'hcsync_record_state',
      'hcsync_record_asked',
    ]);
    expect(plans.flat().filter((step) => step.startsWith('SCAN'))).toEqual([]);
    // Of one moment's customers, of those without a moment, and of a page.
    expect(plans.map((plan) => plan.filter((step) => step.includes('TEMP B-TREE')))).toEqual([
      ['USE TEMP B-TREE FOR RIGHT PART OF ORDER BY'],
      ['USE TEMP B-TREE FOR ORDER BY'],
      [],
      [],
      [],
      [],
    ]);
  });
});
