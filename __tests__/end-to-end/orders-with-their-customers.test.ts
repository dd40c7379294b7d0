import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedDatabase } from '../../packages/hotwax/src/seed/seed-database';
import { HotWaxHalf } from './hotwax-half';
import { LocalAccount } from './local-account';
import { startEmbeddedServer } from './test-servers';

const MINUTES = 60_000;

/** Orders of new customers go by the customers' external ids, in the same hour as these. */
describe('with orders.sendWithoutCustomerId', () => {
  let account: LocalAccount;
  let hotwax: HotWaxHalf;
  /** Orders of customers that NetSuite does not know yet. */
  let ofNewCustomers: string[];

  beforeAll(async () => {
    account = await LocalAccount.create(startEmbeddedServer);
    const settings = { sendWithoutCustomerId: true };
    hotwax = await HotWaxHalf.create(account.server, { kind: 'sqlite', file: ':memory:' }, settings);
    const { orders } = await seedDatabase(hotwax.db, { seed: 8, customers: 20, orders: 70, now: new Date() });
    await account.load(JSON.parse(readFileSync('samples/records.json', 'utf8')) as object);
    // Nobody is known to NetSuite: HotWax forgets the ids that the seed made up.
    await hotwax.db
      .updateTable('party_identification')
      .set({ id_value: null })
      .where('party_identification_type_id', '=', 'NETSUITE_CUSTOMER_ID')
      .execute();
    ofNewCustomers = orders
      .filter(({ fate, customer }) => fate === 'sent' && ['new', 'known', 'moved'].includes(customer.condition))
      .map(({ orderId }) => orderId);
  }, 3 * MINUTES);
  afterAll(async () => {
    await hotwax?.stop();
    await account?.remove();
  });

  const standing = async () => {
    const outcomes = await hotwax.outcomes();
    return ofNewCustomers.map((orderId) => [orderId, outcomes.get(orderId)?.outcome]);
  };

  test(
    'G4: they travel in one round with their customers, and wait in NetSuite until these are there',
    async () => {
      expect(ofNewCustomers.length).toBeGreaterThan(15);
      const sent = await hotwax.exports();
      expect(sent.orders).toBeGreaterThanOrEqual(ofNewCustomers.length);
      // The orders come first: NetSuite has none of their customers, so it holds them.
      await account.workOff('salesorder');
      expect([await account.records('salesorder'), await account.records('customer')]).toMatchObject([
        [],
        [{ externalid: '6990001112250' }, { externalid: '6990001112208' }],
      ]);
      await account.workOff('customer');
      await account.workOff('salesorder');
      const { failures, problems } = await hotwax.imports();
      expect([failures, problems]).toEqual([[], []]);
      // Nobody verified them, which the config of this test demands before the approval.
      expect(await standing()).toEqual(ofNewCustomers.map((orderId) => [orderId, 'lacking']));
      expect((await hotwax.exports()).orders).toBe(0);
    },
    6 * MINUTES,
  );
});
