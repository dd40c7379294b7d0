import fs from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Account } from 'netsuite-sandbox/account/account';
import { listMail } from 'netsuite-sandbox/account/mailbox';
import { openAccount } from 'netsuite-sandbox/account/open-account';
import { processNextCsvJob } from 'netsuite-sandbox/csv-import/process-csv-jobs';
import type { RecordBody, StoredRecord } from 'netsuite-sandbox/records/record-store';
import {
  CUSTOMER_MAPPINGS,
  failuresOf,
  type Import,
  jobOf,
  makeImport,
  mapXml,
  ORDER_MAPPINGS,
  resultsOf,
} from './import-project';

const ORDER_COLUMNS =
  'externalId,orderId,customer,date,shippingMethod,note,item,quantity,price,priceLevel,closed,lineId,' +
  'shipTo,shipStreet,shipCity,shipState,shipZip,shipCountry,billTo,billStreet,billCountry';

type OrderValues = Readonly<Record<string, string | number | undefined>>;

/** A row of an order file; what is not given is empty, but for what every order needs. */
function orderRow(values: OrderValues): string {
  const row: OrderValues = {
    customer: 'c-1',
    date: '3/9/2026',
    quantity: 1,
    price: 10,
    item: 'SHIRT',
    ...values,
  };
  return ORDER_COLUMNS.split(',')
    .map((column) => `"${row[column] ?? ''}"`)
    .join(',');
}

function orderFile(...rows: OrderValues[]): string {
  return [ORDER_COLUMNS, ...rows.map(orderRow)].join('\n');
}

const MAPS = {
  custimport_customers: mapXml('custimport_customers', { recordType: 'CUSTOMER' }, CUSTOMER_MAPPINGS),
  custimport_customers_both: mapXml(
    'custimport_customers_both',
    { recordType: 'CUSTOMER', dataHandling: 'ADDUPDATE' },
    CUSTOMER_MAPPINGS,
  ),
  custimport_customers_update: mapXml(
    'custimport_customers_update',
    { recordType: 'CUSTOMER', dataHandling: 'UPDATE' },
    CUSTOMER_MAPPINGS,
  ),
  custimport_customers_overwrite: mapXml(
    'custimport_customers_overwrite',
    { recordType: 'CUSTOMER', dataHandling: 'UPDATE', elements: '<overwritemissingfields>T</overwritemissingfields>' },
    CUSTOMER_MAPPINGS,
  ),
  custimport_orders: mapXml('custimport_orders', { recordType: 'SALESORDER' }, ORDER_MAPPINGS),
  custimport_orders_both: mapXml(
    'custimport_orders_both',
    { recordType: 'SALESORDER', dataHandling: 'ADDUPDATE' },
    ORDER_MAPPINGS,
  ),
  custimport_lines: mapXml(
    'custimport_lines',
    { recordType: 'SALESORDER', dataHandling: 'UPDATE' },
    {
      SALESORDER: ['EXTERNALID=externalId'],
      'SALESORDER:ITEM': ['LINE=line', 'ITEM=item', 'QUANTITY=quantity', 'RATE=price'],
    },
  ),
  custimport_notes: mapXml(
    'custimport_notes',
    {
      recordType: 'CUSTOMRECORD',
      elements: '<customrecord>[scriptid=customrecord_t_note]</customrecord><entryform></entryform>',
    },
    { CUSTOMRECORD: ['EXTERNALID=key', 'NAME=name', 'customrecord_t_note.custrecord_t_text=text'] },
  ),
};

let sandbox: Import;

afterEach(() => sandbox.end());

function order(externalId: string): StoredRecord | undefined {
  return sandbox.account.records.findByExternalId('salesorder', externalId);
}

function lines(externalId: string): RecordBody[] {
  return (order(externalId)?.body.item ?? []) as unknown as RecordBody[];
}

function customers(): number {
  return sandbox.account.records.count('customer');
}

describe('processNextCsvJob with customers', () => {
  const HEADER = 'externalId,firstName,lastName,individual,email,subsidiary,partyId\n';

  test('creates a customer of each row', () => {
    sandbox = makeImport(MAPS);
    const job = sandbox.run(
      'custimport_customers',
      `${HEADER}c-2,Grace,Hopper,T,grace@example.com,1,P2\nc-3,Zoë,Öz,TRUE,,1,P3\n`,
    );
    expect(job).toMatchObject({ status: 'COMPLETE', records: 2, imported: 2, failed: 0, resultsFile: null });
    expect(job.message).toBe('2 records of 2 imported');
    expect(sandbox.account.records.findByExternalId('customer', 'c-2')?.body).toMatchObject({
      firstname: 'Grace',
      lastname: 'Hopper',
      isperson: true,
      email: 'grace@example.com',
      subsidiary: 1,
      custentity_t_party: 'P2',
    });
    expect(sandbox.account.records.findByExternalId('customer', 'c-3')?.body.lastname).toBe('Öz');
  });

  test('completes a job whose every record failed, with the reasons in a results file that scripts cannot reach', () => {
    sandbox = makeImport(MAPS);
    const job = sandbox.run(
      'custimport_customers',
      `${HEADER}c-1,Ada,"Love, lace",T,ada@example.com,1,P1\nc-2,Grace,Hopper,so,,1,P2\nc-3,Alan,Turing,T,,77,P3\n`,
    );
    expect(job).toMatchObject({ status: 'COMPLETE', records: 3, imported: 0, failed: 3 });
    expect(job.message).toBe('0 records of 3 imported');
    expect(resultsOf(sandbox.account, job).split('\r\n').slice(0, 2)).toEqual([
      'externalId,firstName,lastName,individual,email,subsidiary,partyId,Error',
      'c-1,Ada,"Love, lace",T,ada@example.com,1,P1,This entity already exists.',
    ]);
    expect(failuresOf(sandbox.account, job)).toEqual([
      'This entity already exists.',
      'Invalid isperson reference key so',
      'Invalid subsidiary reference key 77',
    ]);
    expect(sandbox.account.files.byPath(job.resultsFile ?? '')).toBeUndefined();
    expect(customers()).toBe(1);
  });

  test('goes on after a failed record, and only its rows are in the results file', () => {
    sandbox = makeImport(MAPS);
    const job = sandbox.run('custimport_customers', `${HEADER}c-2,Grace,Hopper,bad,,1,P2\nc-3,Alan,Turing,T,,1,P3\n`);
    expect(job).toMatchObject({ imported: 1, failed: 1, message: '1 records of 2 imported' });
    expect(resultsOf(sandbox.account, job)).toContain('c-2');
    expect(resultsOf(sandbox.account, job)).not.toContain('c-3');
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_3751050565.html
  test('updates the customer with the external id and leaves what the file leaves empty', () => {
    sandbox = makeImport(MAPS);
    const job = sandbox.run('custimport_customers_both', `${HEADER}c-1,,King,T,,1,P1\nc-2,Grace,Hopper,T,,1,P2\n`);
    expect(job).toMatchObject({ imported: 2, failed: 0 });
    expect(sandbox.account.records.get('customer', 900)?.body).toMatchObject({
      firstname: 'Ada',
      lastname: 'King',
      email: 'ada@example.com',
      custentity_t_party: 'P1',
    });
    expect(customers()).toBe(2);
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_3751050565.html
  test('empties fields that the file leaves empty when the map overwrites missing fields', () => {
    sandbox = makeImport(MAPS);
    sandbox.run('custimport_customers_overwrite', `${HEADER}c-1,Ada,Lovelace,T,,1,\n`);
    expect(sandbox.account.records.get('customer', 900)?.body.email ?? null).toBeNull();
  });

  test('refuses to update a customer that is not there', () => {
    sandbox = makeImport(MAPS);
    const job = sandbox.run('custimport_customers_update', `${HEADER}c-9,Grace,Hopper,T,,1,P2\n`);
    expect(failuresOf(sandbox.account, job)).toEqual([
      'Could not find matching record. Primary name field was not mapped or is empty.',
    ]);
    expect(customers()).toBe(1);
  });

  test('mails the counts when a job ends', () => {
    sandbox = makeImport(MAPS);
    sandbox.run('custimport_customers', `${HEADER}c-2,Grace,Hopper,bad,,1,P2\nc-3,Alan,Turing,T,,1,P3\n`);
    expect(listMail(sandbox.account)).toMatchObject([
      {
        author: 'NetSuite',
        subject: expect.stringContaining('1 records of 2 imported'),
        body: expect.stringContaining('Imported: 1\nNot imported: 1'),
      },
    ]);
  });
});

describe('processNextCsvJob with sales orders', () => {
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1493796058.html
  test('makes one order of consecutive rows: body and addresses of the first row, a line of each', () => {
    sandbox = makeImport(MAPS);
    const address = {
      shipTo: 'Ada L.',
      shipStreet: '1 Main St',
      shipCity: 'Salt Lake City',
      shipState: 'UT',
      shipZip: '84101',
      shipCountry: 'United States',
    };
    const job = sandbox.run(
      'custimport_orders',
      orderFile(
        {
          externalId: 'o-1',
          orderId: '10001',
          note: 'first',
          lineId: '00101',
          quantity: 2,
          price: '19.99',
          priceLevel: 'Custom',
          closed: 'false',
          billTo: 'Ada',
          billCountry: 'Canada',
          ...address,
        },
        { externalId: 'o-1', orderId: '10001', note: 'ignored', lineId: '00102', item: 'SHOES', closed: 'true' },
        { externalId: 'o-2', orderId: '10002', lineId: '00101' },
      ),
    );
    expect(failuresOf(sandbox.account, job)).toEqual([]);
    expect(job).toMatchObject({ records: 2, imported: 2 });
    expect(order('o-1')?.body).toMatchObject({
      entity: 900,
      trandate: '2026-03-09',
      memo: 'first',
      orderstatus: 'B',
      custbody_t_order_id: '10001',
      shippingaddress: {
        addressee: 'Ada L.',
        addr1: '1 Main St',
        city: 'Salt Lake City',
        state: 'UT',
        zip: '84101',
        country: 'US',
      },
      billingaddress: { addressee: 'Ada', country: 'CA' },
    });
    expect(lines('o-1')).toMatchObject([
      {
        line: 1,
        item: 101,
        quantity: 2,
        rate: 19.99,
        amount: 39.98,
        price: -1,
        isclosed: false,
        custcol_t_line_id: '00101',
      },
      { line: 2, item: 102, quantity: 1, rate: 10, isclosed: true, custcol_t_line_id: '00102' },
    ]);
    expect(lines('o-2')).toHaveLength(1);
  });

  test('takes a later block with the same id for another record: an error when adding', () => {
    sandbox = makeImport(MAPS);
    const job = sandbox.run(
      'custimport_orders',
      orderFile({ externalId: 'o-1' }, { externalId: 'o-2' }, { externalId: 'o-1', item: 'SHOES' }),
    );
    expect(job).toMatchObject({ records: 3, imported: 2, failed: 1 });
    expect(failuresOf(sandbox.account, job)).toEqual(['This record already exists']);
    expect(lines('o-1')).toHaveLength(1);
  });

  test('and an update when adding or updating, with quantities added', () => {
    sandbox = makeImport(MAPS);
    const job = sandbox.run(
      'custimport_orders_both',
      orderFile(
        { externalId: 'o-1' },
        { externalId: 'o-2' },
        { externalId: 'o-1', quantity: 5 },
        { externalId: 'o-1', item: 'SHOES' },
      ),
    );
    expect(failuresOf(sandbox.account, job)).toEqual([]);
    expect(lines('o-1')).toMatchObject([
      { line: 1, item: 101, quantity: 6, amount: 60 },
      { line: 2, item: 102, quantity: 1 },
    ]);
  });

  test.each([
    ['an unknown customer', { customer: 'c-9' }, 'Invalid entity reference key c-9'],
    ['an unknown item', { item: 'NOTHING' }, 'Invalid item reference key NOTHING'],
    ['an inactive item', { item: 'HAT' }, /^Invalid item reference key (HAT|103)$/],
    ['an unknown shipping method', { shippingMethod: 999 }, 'Invalid shipmethod reference key 999'],
    ['a country code', { shipCountry: 'US' }, 'Invalid country reference key US'],
    ['no line', { item: '', quantity: '', price: '' }, 'You must enter at least one line item for this transaction.'],
    ['no unique id', { externalId: '' }, 'Please enter value(s) for: External ID'],
  ])('refuses an order with %s, whole', (_what, values, message) => {
    sandbox = makeImport(MAPS);
    const job = sandbox.run(
      'custimport_orders',
      orderFile({ externalId: 'o-1', item: 'SHOES', ...values }, { externalId: 'o-2' }),
    );
    expect(failuresOf(sandbox.account, job)).toEqual([
      typeof message === 'string' ? message : expect.stringMatching(message),
    ]);
    expect(order('o-1')).toBeUndefined();
    expect(lines('o-2')).toHaveLength(1);
    expect(sandbox.account.records.count('salesorder')).toBe(1);
  });

  test('names a record that fails once, with all its rows', () => {
    sandbox = makeImport(MAPS);
    const job = sandbox.run(
      'custimport_orders',
      orderFile({ externalId: 'o-1' }, { externalId: 'o-1', item: 'NOTHING' }),
    );
    expect(job).toMatchObject({ records: 1, failed: 1 });
    expect(failuresOf(sandbox.account, job)).toHaveLength(1);
    expect(resultsOf(sandbox.account, job).trimEnd().split('\r\n')).toHaveLength(3);
  });

  test('finds lines again by line id, refuses ids that are not there, and appends lines without one', () => {
    sandbox = makeImport(MAPS);
    sandbox.run('custimport_orders', orderFile({ externalId: 'o-1' }, { externalId: 'o-1' }, { externalId: 'o-2' }));
    const job = sandbox.run(
      'custimport_lines',
      'externalId,line,item,quantity,price\no-1,2,SHOES,,12\no-1,,SHIRT,3,1\no-2,9,SHIRT,1,1\n',
    );
    expect(failuresOf(sandbox.account, job)).toEqual(['The record has been deleted since you retrieved it']);
    expect(lines('o-1')).toMatchObject([
      { line: 1, item: 101, quantity: 1 },
      { line: 2, item: 102, quantity: 1, rate: 12, amount: 12 },
      { line: 3, item: 101, quantity: 3 },
    ]);
  });

  test('imports a file that lacks columns which no record needs', () => {
    sandbox = makeImport(MAPS);
    const job = sandbox.run('custimport_orders', 'externalId,customer,date,item,price\no-1,c-1,3/9/2026,SHIRT,1\n');
    expect(failuresOf(sandbox.account, job)).toEqual([]);
    expect(order('o-1')?.body.memo ?? '').toBe('');
  });
});

describe('processNextCsvJob', () => {
  test('imports custom records', () => {
    sandbox = makeImport(MAPS);
    const job = sandbox.run('custimport_notes', 'key,name,text\nn-1,First,hello\nn-1,Again,hello\n');
    expect(job).toMatchObject({ imported: 1, failed: 1 });
    expect(sandbox.account.records.findByExternalId('customrecord_t_note', 'n-1')?.body).toMatchObject({
      name: 'First',
      custrecord_t_text: 'hello',
    });
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N349431.html: a default value alone adds no line
  test('fills address books from columns, and finds an address again by its label', () => {
    const body = ['EXTERNALID=externalId', 'ISPERSON==T', 'LASTNAME=name', 'SUBSIDIARY==1'];
    sandbox = makeImport({
      custimport_book: mapXml(
        'custimport_book',
        { recordType: 'CUSTOMER', dataHandling: 'ADDUPDATE' },
        {
          CUSTOMER: body,
          'CUSTOMER:ADDRESSBOOK': ['LABEL=label', 'DEFAULTSHIPPING==T'],
          'CUSTOMER:ADDRESSBOOK:ADDRESSBOOKADDRESS': ['ADDR1=street', 'COUNTRY=country'],
        },
      ),
    });
    const header = 'externalId,name,label,street,country\n';
    const job = sandbox.run(
      'custimport_book',
      `${header}b-1,Bell,Home,1 Main St,Canada\nb-1,Bell,Work,2 Side St,Canada\nb-1,Bell,Home,3 Main St,\nb-2,Coil,,,\n`,
    );
    expect(failuresOf(sandbox.account, job)).toEqual([]);
    expect(job.records).toBe(4);
    expect(sandbox.account.records.findByExternalId('customer', 'b-1')?.body.addressbook).toMatchObject([
      { label: 'Home', addressbookaddress: { addr1: '3 Main St', country: 'CA' } },
      { label: 'Work', addressbookaddress: { addr1: '2 Side St', country: 'CA' } },
    ]);
    expect(sandbox.account.records.findByExternalId('customer', 'b-2')?.body.addressbook ?? []).toEqual([]);
  });

  test("understands the mapping names of Oracle's examples", () => {
    sandbox = makeImport({
      custimport_std: mapXml(
        'custimport_std',
        { recordType: 'SALESORDER' },
        {
          SALESORDER: ['EXTERNALID=id', 'STDCUSTOMER=customer:EXTERNAL_ID', 'STDMEMO=memo'],
          'SALESORDER:ITEMS': ['STDITEM=sku:EXTERNAL_ID', 'STDQUANTITY=quantity', 'STDAMOUNT=amount'],
        },
      ),
    });
    const job = sandbox.run('custimport_std', 'id,customer,memo,sku,quantity,amount\no-1,c-1,hello,sku-shoes,2,30\n');
    expect(failuresOf(sandbox.account, job)).toEqual([]);
    expect(order('o-1')?.body).toMatchObject({ entity: 900, memo: 'hello' });
    expect(lines('o-1')).toMatchObject([{ item: 102, quantity: 2, amount: 30 }]);
  });

  test('finds what an earlier record of the same job made', () => {
    const body = [
      'EXTERNALID=externalId',
      'ISPERSON=individual',
      'COMPANYNAME=name',
      'SUBSIDIARY==1',
      'PARENT=parent:EXTERNAL_ID',
    ];
    sandbox = makeImport({
      custimport_tree: mapXml('custimport_tree', { recordType: 'CUSTOMER' }, { CUSTOMER: body }),
    });
    const job = sandbox.run(
      'custimport_tree',
      'externalId,individual,name,parent\nchild,F,Early,head\nhead,F,Head,\nlate,F,Late,head\n',
    );
    expect(failuresOf(sandbox.account, job)).toEqual(['Invalid parent reference key head']);
    const head = sandbox.account.records.findByExternalId('customer', 'head')?.id;
    expect(sandbox.account.records.findByExternalId('customer', 'late')?.body.parent).toBe(head);
  });

  test('does not find a record by the external id that it had before this job', () => {
    const body = [
      'INTERNALID=id',
      'EXTERNALID=externalId',
      'ISPERSON==T',
      'LASTNAME=name',
      'SUBSIDIARY==1',
      'PARENT=parent:EXTERNAL_ID',
    ];
    sandbox = makeImport({
      custimport_move: mapXml(
        'custimport_move',
        { recordType: 'CUSTOMER', dataHandling: 'ADDUPDATE' },
        { CUSTOMER: body },
      ),
    });
    const job = sandbox.run('custimport_move', 'id,externalId,name,parent\n,a,A,c-1\n900,moved,Lovelace,\n,b,B,c-1\n');
    expect(failuresOf(sandbox.account, job)).toEqual(['Invalid parent reference key c-1']);
    expect(sandbox.account.records.get('customer', 900)?.externalid).toBe('moved');
  });

  test('does the jobs of a queue in the order of submission, one of each queue at a time', () => {
    sandbox = makeImport(MAPS, { suiteCloudPlusLicences: 1 });
    const file = (id: string) => `externalId,firstName,lastName,individual,subsidiary\n${id},A,B,T,1\n`;
    const ids = [
      sandbox.submit('custimport_customers', file('a')),
      sandbox.submit('custimport_customers', file('b')),
      sandbox.submit('custimport_customers', file('c'), { queueId: 2 }),
    ];
    const statuses = () => ids.map((id) => jobOf(sandbox.account, id).status);
    expect(processNextCsvJob(sandbox.account)).toBe(true);
    expect(statuses()).toEqual(['COMPLETE', 'PENDING', 'COMPLETE']);
    expect(processNextCsvJob(sandbox.account)).toBe(true);
    expect(statuses()).toEqual(['COMPLETE', 'COMPLETE', 'COMPLETE']);
    expect(processNextCsvJob(sandbox.account)).toBe(false);
  });

  test('shares a job with another process that works on it, and imports nothing twice', () => {
    sandbox = makeImport(MAPS);
    const { account } = sandbox;
    const taskId = sandbox.submit(
      'custimport_orders',
      orderFile({ externalId: 'o-1' }, { externalId: 'o-2' }, { externalId: 'o-3' }),
    );
    const other = openAccount(sandbox.dir);
    let interrupted = false;
    const slow: Account = {
      ...account,
      get settings() {
        // Read once this process has its plan: the other one does the whole job now.
        if (!interrupted) {
          interrupted = true;
          processNextCsvJob(other);
        }
        return account.settings;
      },
    };
    processNextCsvJob(slow);
    other.close();
    expect(interrupted).toBe(true);
    expect(jobOf(account, taskId)).toMatchObject({ status: 'COMPLETE', imported: 3, failed: 0 });
    expect(account.records.count('salesorder')).toBe(3);
    expect(listMail(account)).toHaveLength(1);
  });

  test('imports the submitted bytes, whatever becomes of the file', () => {
    sandbox = makeImport(MAPS);
    const content = Buffer.from('externalId,firstName,lastName,individual,subsidiary\nc-2,Grace,Hopper,T,1\n');
    const taskId = sandbox.submit('custimport_customers', content);
    content.fill(0);
    processNextCsvJob(sandbox.account);
    expect(jobOf(sandbox.account, taskId).imported).toBe(1);
  });

  test('fails a job whose saved import is gone, and does the next one', () => {
    sandbox = makeImport(MAPS);
    const file = 'externalId,firstName,lastName,individual,subsidiary\nc-2,Grace,Hopper,T,1\n';
    const lost = sandbox.submit('custimport_customers_both', file);
    sandbox.submit('custimport_customers', file);
    sandbox.account.db.exec("DELETE FROM object WHERE scriptid = 'custimport_customers_both'");
    while (processNextCsvJob(sandbox.account));
    expect(jobOf(sandbox.account, lost)).toMatchObject({
      status: 'FAILED',
      message: 'The saved import custimport_customers_both is no longer in the account.',
    });
    expect(customers()).toBe(2);
  });

  test('works in an account that lives in memory', () => {
    sandbox = makeImport(MAPS, {}, ':memory:');
    const job = sandbox.run(
      'custimport_customers',
      'externalId,firstName,lastName,individual,subsidiary\nc-2,Grace,Hopper,T,9\n',
    );
    expect(failuresOf(sandbox.account, job)).toEqual(['Invalid subsidiary reference key 9']);
  });
});

describe('processNextCsvJob after a crash', () => {
  /**
   * Processes until a statement that writes is about to run for the k-th time; from there on nothing works any more, as
   * when the process is killed. @returns whether the job ended before that
   */
  function endsBefore(account: Account, k: number): boolean {
    let writes = 0;
    const { db } = account;
    const mortal = new Proxy(db, {
      get(target, member) {
        const value = Reflect.get(target, member);
        if (member !== 'prepare') return typeof value === 'function' ? value.bind(target) : value;
        return (sql: string) => {
          const prepared = target.prepare(sql);
          const run = prepared.run.bind(prepared);
          prepared.run = ((...values: unknown[]) => {
            if (/^\s*(insert|update|delete|commit|release)/i.test(sql)) writes += 1;
            if (writes >= k) throw new Error('killed');
            return run(...values);
          }) as typeof prepared.run;
          return prepared;
        };
      },
    });
    try {
      processNextCsvJob({ ...account, db: mortal });
      return true;
    } catch (error) {
      expect((error as Error).message).toBe('killed');
      return false;
    } finally {
      if (db.inTransaction) db.exec('ROLLBACK');
    }
  }

  test('continues where it stopped, wherever that was, and imports nothing twice', () => {
    sandbox = makeImport(MAPS);
    const rows = [{ externalId: 'o-0' }, { externalId: 'o-1', item: 'NOTHING' }, { externalId: 'o-2' }];
    const taskId = sandbox.submit('custimport_orders_both', orderFile(...rows, { externalId: 'o-0', quantity: 4 }));
    sandbox.account.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    let ended = false;
    for (let k = 1; !ended; k += 1) {
      const dir = `${sandbox.dir}-${k}`;
      fs.cpSync(sandbox.dir, dir, { recursive: true });
      const before = openAccount(dir);
      ended = endsBefore(before, k);
      before.close();
      const account = openAccount(dir);
      expect(jobOf(account, taskId).status).toMatch(ended ? 'COMPLETE' : /PENDING|PROCESSING/);
      while (processNextCsvJob(account));
      const job = jobOf(account, taskId);
      expect({ k, ...job }).toMatchObject({ k, status: 'COMPLETE', records: 4, imported: 3, failed: 1 });
      expect(failuresOf(account, job)).toEqual(['Invalid item reference key NOTHING']);
      expect(account.records.count('salesorder')).toBe(2);
      expect(account.records.findByExternalId('salesorder', 'o-0')?.body.item).toMatchObject([{ quantity: 5 }]);
      expect(listMail(account)).toHaveLength(1);
      account.close();
      fs.rmSync(dir, { recursive: true });
    }
  });
});
