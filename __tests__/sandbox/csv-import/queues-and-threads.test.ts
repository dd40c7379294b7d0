import { afterEach, describe, expect, test } from '@jest/globals';
import type { AccountSettings } from 'netsuite-sandbox/account/account-settings';
import type { CsvImportRequest } from 'netsuite-sandbox/csv-import/csv-jobs';
import { addFault } from 'netsuite-sandbox/csv-import/job-faults';
import { processNextCsvJob } from 'netsuite-sandbox/csv-import/process-csv-jobs';
import { CUSTOMER_MAPPINGS, type Import, jobOf, makeImport, mapXml, ORDER_MAPPINGS, resultsOf } from './import-project';

const THREADS = '<usemultithread>T</usemultithread>';
const MAPS = {
  custimport_one: mapXml('custimport_one', { recordType: 'CUSTOMER' }, CUSTOMER_MAPPINGS),
  custimport_many: mapXml('custimport_many', { recordType: 'CUSTOMER', elements: THREADS }, CUSTOMER_MAPPINGS),
  custimport_orders: mapXml(
    'custimport_orders',
    { recordType: 'SALESORDER', dataHandling: 'ADDUPDATE', elements: THREADS },
    ORDER_MAPPINGS,
  ),
};
const HEADER = 'externalId,firstName,lastName,individual,subsidiary\n';
const IDS = Array.from({ length: 20 }, (_, index) => `k-${String(index).padStart(2, '0')}`);

let sandbox: Import;
afterEach(() => sandbox.end());

function open(settings: Partial<AccountSettings> = {}): void {
  sandbox = makeImport(MAPS, settings, ':memory:');
}

function submit(mapping: string, ids: readonly string[] = IDS, more: Partial<CsvImportRequest> = {}): string {
  return sandbox.submit(mapping, HEADER + ids.map((id) => `${id},A,B,T,1\n`).join(''), more);
}

function drain(): void {
  while (processNextCsvJob(sandbox.account));
}

/** External ids in the order in which the records were made. */
function made(): string[] {
  return [...sandbox.account.records.list('customer')]
    .map(({ externalid }) => externalid ?? '')
    .filter((id) => IDS.includes(id));
}

describe('queues of CSV imports', () => {
  test('without SuiteCloud Plus there is one queue, section_N347015: another one is refused', () => {
    open();
    expect(submit('custimport_one', ['a'], { queueId: 1 })).toMatch(/^CSVIMPORT_/);
    for (const queueId of [0, 2, 5, 1.5]) {
      expect(() => submit('custimport_one', ['b'], { queueId })).toThrow('needs a SuiteCloud Plus license');
    }
  });

  test('with it there are five, section_N347015', () => {
    open({ suiteCloudPlusLicences: 2 });
    for (const queueId of [1, 2, 3, 4, 5]) submit('custimport_one', [`q-${queueId}`], { queueId });
    for (const queueId of [0, 6, 1.5, Number.NaN]) {
      expect(() => submit('custimport_one', ['b'], { queueId })).toThrow('is not between 1 and 5');
    }
  });

  test('one job at a time in each queue, in the order of submission; queues do not wait for each other, section_N347015', () => {
    open({ suiteCloudPlusLicences: 1 });
    addFault(sandbox.account, { fault: 'stall', nth: 1 });
    const ids = [
      submit('custimport_one', ['a']),
      submit('custimport_one', ['b']),
      submit('custimport_one', ['c'], { queueId: 2 }),
      submit('custimport_one', ['d'], { queueId: 2 }),
    ];
    drain();
    expect(ids.map((id) => jobOf(sandbox.account, id).status)).toEqual([
      'PROCESSING',
      'PENDING',
      'COMPLETE',
      'COMPLETE',
    ]);
  });
});

describe('threads of CSV imports', () => {
  test('a script’s import has one thread whatever the saved import says, section_4345798668: the order of the file', () => {
    open({ suiteCloudPlusLicences: 1 });
    submit('custimport_many');
    drain();
    expect(made()).toEqual(IDS);
  });

  test('several threads keep no order, section_N347015, and do every record once', () => {
    open({ suiteCloudPlusLicences: 1 });
    const id = submit('custimport_many', IDS, { by: 'USER' });
    drain();
    expect(made()).not.toEqual(IDS);
    expect([...made()].sort()).toEqual(IDS);
    expect(jobOf(sandbox.account, id)).toMatchObject({ status: 'COMPLETE', imported: 20, failed: 0 });
  });

  test('the seed gives the order: the same one again, another one otherwise', () => {
    const orders = ['one', 'one', 'two'].map((seed) => {
      open({ suiteCloudPlusLicences: 1 });
      submit('custimport_many', IDS, { by: 'USER', seed });
      drain();
      const order = made().join();
      sandbox.end();
      return order;
    });
    expect(orders[1]).toBe(orders[0]);
    expect(orders[2]).not.toBe(orders[0]);
    open();
  });

  test.each([
    ['without a licence', 'custimport_many', 0],
    ['when the saved import does not use them', 'custimport_one', 1],
  ])('a person’s import has one thread %s, section_N347015', (_when, mapping, suiteCloudPlusLicences) => {
    open({ suiteCloudPlusLicences });
    submit(mapping, IDS, { by: 'USER' });
    drain();
    expect(made()).toEqual(IDS);
  });

  test('a job that was broken off goes on in its order, and its results are in that of the file', () => {
    open({ suiteCloudPlusLicences: 1 });
    addFault(sandbox.account, { fault: 'slow', takes: 'PT1H' });
    const rows = IDS.map((id, index) => `${id},A,${index % 5 === 0 ? '' : 'B'},T,1\n`);
    const id = sandbox.submit('custimport_many', HEADER + rows.join(''), { by: 'USER', seed: 'x' });
    for (let minutes = 0; minutes <= 60; minutes += 7) {
      drain();
      sandbox.account.clock.advance(7 * 60_000);
    }
    drain();
    const job = jobOf(sandbox.account, id);
    expect(job).toMatchObject({ status: 'COMPLETE', records: 20, imported: 16, failed: 4 });
    const failed = resultsOf(sandbox.account, job).trimEnd().split('\r\n').slice(1);
    expect(failed.map((row) => row.split(',')[0])).toEqual(['k-00', 'k-05', 'k-10', 'k-15']);
  });

  test('rows of one record that are apart are records of their own, section_1534420070: any of them may come first', () => {
    const first = ['1', '2', '3', '4', '5', '6'].map((seed) => {
      open({ suiteCloudPlusLicences: 1 });
      const row = (id: string, item: string) => `${id},c-1,3/9/2026,${item},1,10\n`;
      const content = `externalId,customer,date,item,quantity,price\n${row('o-1', 'SHIRT')}${row('o-2', 'SHIRT')}${row('o-1', 'SHOES')}`;
      sandbox.submit('custimport_orders', content, { by: 'USER', seed });
      drain();
      const lines = sandbox.account.records.findByExternalId('salesorder', 'o-1')?.body.item as unknown as {
        item: number;
      }[];
      const order = lines.map(({ item }) => item).join();
      sandbox.end();
      return order;
    });
    expect(new Set(first)).toEqual(new Set(['101,102', '102,101']));
    open();
  });
});
