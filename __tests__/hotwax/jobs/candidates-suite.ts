import { describe, expect, test } from '@jest/globals';
import { readSyncStatus } from '../../../packages/hotwax/src/adapters/database/sql-sync-status';
import type { SeededCustomer } from '../../../packages/hotwax/src/seed/customer-rows';
import { insertRows } from '../../../packages/hotwax/src/seed/insert-rows';
import { ORDER_CONDITIONS } from '../../../packages/hotwax/src/seed/order-conditions';
import { draftRows } from '../../../packages/hotwax/src/seed/order-draft';
import { plainOrder } from '../../../packages/hotwax/src/seed/plain-order';
import { retailerRows } from '../../../packages/hotwax/src/seed/retailer';
import type { Rows } from '../../../packages/hotwax/src/seed/rows';
import type { TestDatabases } from '../databases';
import { NOW } from './export-run';
import { ExportScene, HOUR, MINUTE } from './export-scene';
import { readCustomerFiles } from './feed-files';

/** Who is exported, and who is exported again, whatever the database. */
export function describeCandidates(name: string, databases: TestDatabases): void {
  describe(`candidates of the exports on ${name}`, () => {
    const scene = new ExportScene(databases);
    const { run, files, sentOrders, sentIds, sentCustomers, addCustomers, addOrders, record, setRecord } = scene;

    describe('what NetSuite rejected', () => {
      test('goes again once the row in HotWax has changed, and not before', async () => {
        const [id = ''] = await addOrders(1);
        await run('salesorder');
        await setRecord(id, { state: 'rejected' });
        scene.clock.pass(HOUR);
        const unchanged = await run('salesorder');
        expect([unchanged.exported, unchanged.rejectedUnchanged]).toEqual([0, 1]);
        await scene.db.updateTable('order_header').set({ order_name: '#2' }).execute();
        scene.clock.pass(HOUR);
        await run('salesorder');
        expect(sentOrders().map(({ values }) => values.orderId)).toEqual(['#1001', '#2']);
        expect(await record('salesorder', id)).toMatchObject({
          state: 'exported',
          attempts: 2,
          first_exported_at: NOW.toISOString(),
          exported_at: new Date(NOW.getTime() + 2 * HOUR).toISOString(),
        });
      });

      test('weakness 43: goes again when a mapping changed, which nothing reads from a cache', async () => {
        const [id = ''] = await addOrders(1);
        await run('salesorder');
        await setRecord(id, { state: 'rejected' });
        await scene.db
          .updateTable('integration_type_mapping')
          .set({ mapping_value: '305' })
          .where('mapping_key', '=', 'STANDARD')
          .execute();
        scene.clock.pass(HOUR);
        expect((await run('salesorder')).exported).toBe(1);
        expect(sentOrders().map(({ values }) => values.shippingMethod)).toEqual(['301', '305']);
      });

      test('goes again when its customer got its NetSuite id', async () => {
        const orders = { sendWithoutCustomerId: true };
        const [id = ''] = await addOrders(1);
        const ofCustomer = scene.db.updateTable('party_identification').where('party_id', '=', '10000');
        const netsuite = ofCustomer.where('party_identification_type_id', '=', 'NETSUITE_CUSTOMER_ID');
        await netsuite.set({ id_value: null }).execute();
        await run('salesorder', { orders });
        await setRecord(id, { state: 'rejected' });
        scene.clock.pass(HOUR);
        expect((await run('salesorder', { orders })).exported).toBe(0);
        await netsuite.set({ id_value: '80000' }).execute();
        scene.clock.pass(HOUR);
        expect((await run('salesorder', { orders })).exported).toBe(1);
        expect(sentOrders().map(({ values }) => [values.customer, values.customerExternalId])).toEqual([
          [undefined, '6990000000000'],
          ['80000', undefined],
        ]);
      });

      test('goes again when asked, once', async () => {
        const [id = ''] = await addOrders(1);
        await run('salesorder');
        await setRecord(id, { state: 'rejected', retry_asked: 1 });
        scene.clock.pass(HOUR);
        expect((await run('salesorder')).exported).toBe(1);
        scene.clock.pass(HOUR);
        expect((await run('salesorder')).exported).toBe(0);
      });

      test('is listed as blocked when it cannot even be sent any more', async () => {
        const [id = ''] = await addOrders(1);
        await run('salesorder');
        await setRecord(id, { state: 'rejected' });
        await scene.db.deleteFrom('order_item').execute();
        scene.clock.pass(HOUR);
        await run('salesorder');
        expect(await record('salesorder', id)).toMatchObject({ state: 'blocked', attempts: 1 });
      });

      test('of a customer likewise', async () => {
        const [customer] = await addCustomers(['new']);
        await run('customer');
        await setRecord(customer?.partyId ?? '', { state: 'rejected' });
        scene.clock.pass(HOUR);
        expect((await run('customer')).rejectedUnchanged).toBe(1);
        await scene.db.updateTable('person').set({ last_name: 'Mended' }).execute();
        scene.clock.pass(HOUR);
        await run('customer');
        expect(sentCustomers()).toEqual([customer?.partyId, customer?.partyId]);
      });
    });

    describe('candidates', () => {
      test('are sent when asked although they were not answered, also with line ids', async () => {
        const [id = ''] = await addOrders(1);
        await run('salesorder');
        await insertRows(scene.db, {
          order_item_attribute: [
            { order_id: id, order_item_seq_id: '00101', attr_name: 'NetsuiteItemLineId', attr_value: '1' },
          ],
        });
        await setRecord(id, { retry_asked: 1 });
        scene.clock.pass(HOUR);
        expect((await run('salesorder')).exported).toBe(1);
      });

      test('are not orders with a NetSuite id in force; one out of force does not count', async () => {
        const ids = await addOrders(2, ({ header, identifications }, index) => {
          identifications.push({
            order_identification_type_id: 'NETSUITE_ORDER_ID',
            order_id: header.order_id,
            id_value: '1',
            from_date: '2025-01-01 00:00:00.000',
            thru_date: index === 0 ? null : '2025-02-01 00:00:00.000',
          });
        });
        await run('salesorder');
        expect(sentIds()).toEqual(ids.slice(1));
      });

      test.each([[null], ['']])(
        'are customers and orders of which NetSuite\u2019s id is blank: %j',
        async (id_value) => {
          const ids = await addOrders(2, ({ header, identifications }) => {
            identifications.push({
              order_identification_type_id: 'NETSUITE_ORDER_ID',
              order_id: header.order_id,
              id_value,
              from_date: '2025-01-01 00:00:00.000',
              thru_date: null,
            });
          });
          const [customer] = await addCustomers(['new'], 1);
          const party_id = customer?.partyId ?? '';
          const blank = { party_id, party_identification_type_id: 'NETSUITE_CUSTOMER_ID', id_value };
          await insertRows(scene.db, { party_identification: [blank] });
          const standing = async () => {
            const options = { databaseTimeZone: 'UTC', excludedSalesChannels: [] };
            const { customers, orders } = await readSyncStatus(scene.db, NOW, options);
            return [...customers, ...orders].flatMap(({ stage, count }) => (count ? [`${stage}: ${count}`] : []));
          };
          expect(await standing()).toEqual(['not looked at yet: 2']);
          await run('customer');
          await run('salesorder');
          expect([sentCustomers(), sentIds()]).toEqual([[party_id], ids]);
          expect(await standing()).toEqual(['sent, not answered yet: 1', 'sent, not answered yet: 2']);
        },
      );

      test('are orders that have settled', async () => {
        const ids = await addOrders(3);
        await run('salesorder', { filter: { minAgeMinutes: 2 } });
        expect(sentIds()).toEqual(ids.slice(0, 2));
        scene.clock.pass(MINUTE);
        await run('salesorder', { filter: { minAgeMinutes: 2 } });
        expect(sentIds()).toEqual(ids);
      });

      test('have the bill-to customer whose role is in force', async () => {
        await addOrders(1, ({ header, roles }) => {
          for (const role of roles) role.from_date = '2026-01-01 00:00:00.000';
          roles.push({
            order_id: header.order_id,
            party_id: 'BEFORE',
            role_type_id: 'BILL_TO_CUSTOMER',
            from_date: '2020-01-01 00:00:00.000',
            thru_date: '2026-01-01 00:00:00.000',
          });
        });
        await run('salesorder');
        expect(sentOrders()[0]?.values.customer).toBe('80000');
      });

      test.each<[string, Rows]>([
        ['a company', {}],
        ['a person in another role', { person: [{ party_id: 'OTHER', first_name: 'Ada', last_name: 'Byron' }] }],
        ['no person, in the role of a customer', { party_role: [{ party_id: 'OTHER', role_type_id: 'CUSTOMER' }] }],
      ])('whose customer is %s, which is never sent, are listed for that', async (_, rows) => {
        await addOrders(1, ({ roles, more }) => {
          for (const role of roles) role.party_id = 'OTHER';
          const identification = { party_id: 'OTHER', party_identification_type_id: 'SHOPIFY_CUST_ID' };
          Object.assign(more, rows, {
            party: [{ party_id: 'OTHER', status_id: 'PARTY_ENABLED', created_tx_stamp: '2026-01-01 00:00:00.000' }],
            party_identification: [{ ...identification, id_value: '699' }],
          });
        });
        expect((await run('customer')).exported).toBe(0);
        expect((await run('salesorder')).blockedBy).toEqual({ CUSTOMER_NOT_SENT: 1 });
      });

      test('of which NetSuite would take two for one are told: the first goes', async () => {
        await addCustomers(['new', 'new', 'new']);
        await scene.db
          .updateTable('party_identification')
          .set({ id_value: 'same' })
          .where('party_id', 'in', ['10000', '10002'])
          .execute();
        const result = await run('customer', { limits: { records: 2 }, pageSize: 1 });
        expect(sentCustomers()).toEqual(['10000', '10001']);
        expect(result.firstBlocked.map(({ recordId, problems }) => [recordId, problems])).toEqual([
          ['10002', [{ code: 'EXTERNAL_ID_TWICE', reason: '10000 has the same external id and was sent before' }]],
        ]);
      });

      test('that were blocked are forgotten when they are candidates no more', async () => {
        const [id = '', other = ''] = await addOrders(2, (draft) => ORDER_CONDITIONS.unmappedProduct.change(draft));
        await addCustomers(['noName'], 50);
        await run('salesorder');
        await run('customer');
        await scene.db
          .updateTable('order_header')
          .set({ status_id: 'ORDER_CANCELLED' })
          .where('order_id', '=', id)
          .execute();
        await insertRows(scene.db, {
          party_identification: [
            { party_id: '10050', party_identification_type_id: 'NETSUITE_CUSTOMER_ID', id_value: '1' },
          ],
        });
        scene.clock.pass(HOUR);
        await run('salesorder');
        await run('customer');
        const left = await scene.db.selectFrom('hcsync_record').select('record_id').execute();
        expect(left.map(({ record_id }) => record_id)).toEqual([other]);
      });
    });

    describe('new customers', () => {
      test('are guests, too, where the party id is the key', async () => {
        await addCustomers(['guest', 'new']);
        await run('customer', { customers: { externalIdFrom: 'partyId' } });
        expect(sentCustomers()).toEqual(['10000', '10001']);
      });

      test('have the subsidiary of the store of their first order', async () => {
        await insertRows(scene.db, retailerRows());
        const [customer] = await addCustomers(['new']);
        await insertRows(scene.db, draftRows(plainOrder(0, customer as SeededCustomer, NOW, scene.random)));
        await scene.db.updateTable('product_store').set({ external_id: '2' }).execute();
        await run('customer');
        expect(readCustomerFiles(files('customer')).customers[0]?.values.subsidiary).toBe('2');
      });

      test('weakness 19: whose transaction was slow are found by the next run', async () => {
        await addCustomers(['new']);
        await run('customer');
        await addCustomers(['new'], 1, new Date(NOW.getTime() - 47 * HOUR));
        scene.clock.pass(MINUTE);
        await run('customer');
        expect(sentCustomers()).toEqual(['10000', '10001']);
      });

      test('who came late are found by the run over all customers, at last', async () => {
        await addCustomers(['new']);
        await run('customer');
        await addCustomers(['new', 'new'], 1, new Date(NOW.getTime() - 100 * HOUR));
        await scene.db.updateTable('party').set({ created_tx_stamp: null }).where('party_id', '=', '10002').execute();
        scene.clock.pass(23 * HOUR);
        await run('customer');
        expect(sentCustomers()).toEqual(['10000']);
        scene.clock.pass(HOUR);
        await run('customer');
        expect(sentCustomers().sort()).toEqual(['10000', '10001', '10002']);
      });

      test('and blocked ones are looked at in each run, however old', async () => {
        await addCustomers(['noName'], 0, new Date(NOW.getTime() - 1_000 * HOUR));
        await run('customer');
        await scene.db.updateTable('person').set({ last_name: 'Known' }).execute();
        scene.clock.pass(HOUR);
        await run('customer');
        expect(sentCustomers()).toEqual(['10000']);
      });
    });
  });
}
