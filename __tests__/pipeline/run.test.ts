import { beforeEach, describe, expect, test } from '@jest/globals';
import { reportCell } from '../../src/SuiteScripts/HotWaxSync/feed/reject-report';
import { InMemoryAccount } from './in-memory-account';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let account: InMemoryAccount;

beforeEach(() => {
  account = new InMemoryAccount();
  account.customers.set('known', { id: '7', inactive: false });
});

function putCustomers(file: string, ...keys: string[]): void {
  account.put(`customer/export/${file}`, 'externalId,lastName', ...keys.map((key) => `${key},Byron`));
}

function putOrder(file: string, key: string, customer = 'known'): void {
  const header = 'externalId,HCOrderId,customer,date,item,orderLineId,quantity';
  account.put(`salesorder/export/${file}`, header, `${key},M-${key},${customer},03/09/2026,4711,1,1`);
}

const stateOf = (name: string) => account.files.find((file) => file.name === name)?.state;
const batchStates = () => account.batches.map(({ state }) => state);
const idsSent = () => account.lines('customer/import').map((line) => line.split(',')[0]);

describe('G2: a record that travels is not given to NetSuite a second time', () => {
  const second = () => putCustomers('second.csv', 'A', 'B');

  test.each([
    [
      'in a job that has not ended',
      () => {
        account.run('customer');
      },
    ],
    [
      'in a batch that NetSuite has refused once, and that waits to be submitted again',
      () => {
        account.refusedSubmits = 1;
        account.run('customer');
        account.refusedSubmits = 1;
      },
    ],
    [
      'in a batch of which nobody knows whether NetSuite has it',
      () => {
        account.run('customer', { diesAfter: 'submit' });
        expect(batchStates()).toEqual(['submitting']);
      },
    ],
  ])('%s', (_, travel) => {
    putCustomers('first.csv', 'A');
    travel();
    second();
    account.run('customer');
    const travelling = account.batches.map(({ document = 0 }) => account.documents[document - 1]?.lines.slice(1));
    expect(travelling.map((lines) => lines?.map((line) => line.split(',')[0]))).toEqual([['A'], ['B']]);
  });

  test('G1: an order that came in two files is one order, and counts in both files', () => {
    putOrder('first.csv', '1');
    const copy = (account.sftp.get('salesorder/export/first.csv')?.text ?? '').replace('externalId', 'External Id');
    account.put('salesorder/export/second.csv', ...copy.split('\n'));
    account.runUntilDone('salesorder');
    expect([...account.orders.keys()]).toEqual(['1']);
    const counts = account.files.map(({ name, counts: { rows, records, rejected } }) => [
      name,
      rows,
      records,
      rejected,
    ]);
    expect(counts).toEqual([
      ['first.csv', 1, 1, 0],
      ['second.csv', 1, 1, 0],
    ]);
  });

  test('an order that travels is held until its job has ended, then only its ids are sent', () => {
    putOrder('first.csv', '1');
    account.run('salesorder');
    account.put(
      'salesorder/export/again.csv',
      ...(account.sftp.get('salesorder/export/first.csv')?.text ?? '').split('\n'),
      '',
    );
    account.run('salesorder');
    expect(account.files.filter(({ state }) => state === 'holding')).toHaveLength(1);
    account.runUntilDone('salesorder');
    expect(account.twice).toEqual([]);
    expect([...account.orders.keys()]).toEqual(['1']);
    expect(account.files.filter(({ state }) => state === 'holding')).toEqual([]);
  });
});

describe('settle', () => {
  test('G1: ids go back only of records that were looked up; what the job left out is in the report', () => {
    putCustomers('a.csv', 'A', 'B');
    account.refuses.add('B');
    account.runUntilDone('customer');
    expect(idsSent()).toEqual(['A']);
    expect(account.rejects('customer')).toEqual(['a.csv:3 B NETSUITE_REFUSED']);
    // What the job left out was tried once more, in a batch of its own.
    expect(account.batches).toMatchObject([
      { state: 'closed', records: 2, created: 1, missing: 0 },
      { state: 'closed', records: 1, created: 0, missing: 1 },
    ]);
  });

  test('nothing is told, and no file moved, while the job is under way', () => {
    putCustomers('a.csv', 'A');
    account.run('customer');
    account.run('customer');
    account.run('customer');
    expect(batchStates()).toEqual(['submitted']);
    expect([account.sent, account.listed('customer/export')]).toEqual([[], ['a.csv']]);
  });

  test('a batch of which nobody knows whether NetSuite has it is left alone for an hour, then looked up', () => {
    putCustomers('a.csv', 'A');
    account.run('customer', { diesAfter: 'submit' });
    account.endJobs();
    account.now += HOUR - 10 * MINUTE;
    account.run('customer');
    expect(batchStates()).toEqual(['submitting']);
    account.now += 10 * MINUTE;
    account.run('customer');
    expect([batchStates(), account.jobs.length, idsSent()]).toEqual([['closed'], 1, ['A']]);
  });

  test('G1: a batch that NetSuite did not get after all is submitted again', () => {
    putCustomers('a.csv', 'A');
    account.run('customer', { diesAfter: 'batch submitting' });
    expect(account.jobs).toEqual([]);
    account.now += 2 * HOUR;
    account.runUntilDone('customer');
    expect([batchStates(), idsSent()]).toEqual([['closed', 'closed'], ['A']]);
  });

  test('G1: a batch that NetSuite refuses as a whole is tried three times, then its rows are reported', () => {
    putCustomers('a.csv', 'A');
    account.refusedSubmits = 99;
    account.run('customer');
    account.run('customer');
    expect(account.batches).toMatchObject([{ state: 'ready', attempts: 2 }]);
    account.run('customer');
    account.run('customer');
    account.run('customer');
    expect(account.refusedSubmits).toBe(96);
    expect(account.batches).toMatchObject([{ state: 'closed', attempts: 3, missing: 1 }]);
    expect(account.rejects('customer')).toEqual(['a.csv:2 A NETSUITE_REFUSED']);
    expect(account.listed('customer/export/archive')).toEqual(['a.csv']);
  });

  test('a batch that NetSuite refuses once is submitted by the next run', () => {
    putCustomers('a.csv', 'A');
    account.refusedSubmits = 1;
    account.runUntilDone('customer');
    expect([batchStates(), idsSent()]).toEqual([['closed'], ['A']]);
  });
});

describe('acknowledge', () => {
  test('order ids arrive before the line ids of the same orders', () => {
    putOrder('a.csv', '1');
    account.runUntilDone('salesorder');
    expect(account.sent.map((path) => path.split('/')[2])).toEqual(['orderidentification', 'orderitemattribute']);
  });

  test('ids and rejects are told once when nothing goes wrong, and a person is told of the rejects', () => {
    putCustomers('a.csv', 'A', '');
    account.runUntilDone('customer');
    account.runUntilDone('customer');
    expect(account.sent.map((path) => path.split('_')[0])).toEqual([
      'customer/import/CustomerIds',
      'customer/export/error/Rejects',
    ]);
    expect(account.mails.map(({ subject }) => subject)).toEqual(['HotWax sync, customer: rows were rejected']);
  });

  test('G1: a file that took the name of one that was downloaded is not archived in its place', () => {
    putCustomers('same.csv', 'A');
    account.run('customer');
    account.endJobs();
    putCustomers('same.csv', 'B');
    account.runUntilDone('customer');
    expect([...account.customers.keys()]).toEqual(['known', 'A', 'B']);
    expect(account.listed('customer/export')).toEqual([]);
  });

  test('never replaces a file in the archive', () => {
    for (const key of ['A', 'B']) {
      putCustomers('same.csv', key);
      account.runUntilDone('customer');
    }
    expect(account.listed('customer/export/archive')).toHaveLength(2);
  });
});

describe('collect', () => {
  test('G1: a file that cannot be downloaded does not stop the others, and is tried again', () => {
    putCustomers('a.csv', 'A');
    putCustomers('b.csv', 'B');
    account.broken.set('a.csv', 'CONNECTION_RESET');
    account.runUntilDone('customer');
    expect(idsSent()).toEqual(['B']);
    expect(account.errors).toContain('FILE_NOT_RECEIVED a.csv');
    account.broken.clear();
    account.runUntilDone('customer');
    expect(idsSent()).toEqual(['A', 'B']);
  });

  test('a file is downloaded once, however long it stands there', () => {
    putCustomers('a.csv', 'A');
    for (let run = 0; run < 4; run++) {
      account.run('customer');
    }
    expect(account.files).toHaveLength(1);
  });

  test.each([
    ['a*.csv', 'a*.csv'],
    ['a?.csv', 'a?.csv'],
    ['a\\b.csv', 'a\\b.csv'],
    ['a\n.csv', 'a\\u000a.csv'],
    [' a.csv', '\\u0020a.csv'],
    ['a.csv ', 'a.csv\\u0020'],
  ])('G1: a file of the unsafe name %j is reported once, as %s, and left', (name, told) => {
    putCustomers(name, 'A');
    account.runUntilDone('customer');
    account.runUntilDone('customer');
    expect(stateOf(told)).toBe('unaddressable');
    expect(account.sent).toHaveLength(1);
    expect(account.rejects('customer')).toEqual([`${reportCell(told)}:0  FILE_NAME_UNSAFE`]);
    expect(account.listed('customer/export')).toEqual([name]);
  });

  test('G2: the same bytes under another name are archived unread while the first are on their way', () => {
    putCustomers('a.csv', 'A');
    account.run('customer');
    putCustomers('b.csv', 'A');
    account.run('customer');
    expect(stateOf('b.csv')).toBe('duplicate');
    account.runUntilDone('customer');
    expect(account.batches).toHaveLength(1);
    expect(account.listed('customer/export/archive')).toEqual(['a.csv', 'b.csv']);
  });

  test('the same bytes, once the first are done, send the ids again and create nothing', () => {
    putCustomers('a.csv', 'A');
    account.runUntilDone('customer');
    putCustomers('b.csv', 'A');
    account.runUntilDone('customer');
    expect(account.batches.map(({ kind }) => kind)).toEqual(['import', 'known']);
    expect(account.twice).toEqual([]);
  });

  test('G1: the same bytes are looked at again when NetSuite refused a record of them', () => {
    account.refuses.add('A');
    putCustomers('a.csv', 'A');
    account.runUntilDone('customer');
    account.refuses.clear();
    putCustomers('b.csv', 'A');
    account.runUntilDone('customer');
    expect(idsSent()).toEqual(['A']);
  });

  test('G1: the same bytes are looked at again when an order of them was held', () => {
    putOrder('a.csv', '1', 'nobody');
    account.run('salesorder');
    account.now += 25 * HOUR;
    account.runUntilDone('salesorder');
    expect(account.rejects('salesorder')).toEqual(['a.csv:2 1 ORDER_CUSTOMER_UNKNOWN']);
    account.customers.set('nobody', { id: '9', inactive: false });
    putOrder('b.csv', '1', 'nobody');
    account.runUntilDone('salesorder');
    expect([...account.orders.keys()]).toEqual(['1']);
  });
});

describe('prepare', () => {
  test('G8: takes no more than 8 MB at a time, to stay within the memory of a script', () => {
    for (const key of ['A', 'B', 'C']) {
      account.put(`customer/export/${key}.csv`, 'externalId,lastName,phone', `${key},Byron,${' '.repeat(3_000_000)}`);
    }
    expect(account.run('customer').askedForAnother).toBe(false);
    expect(account.batches.map(({ records }) => records)).toEqual([2, 1]);
  });

  test('G2: a record that stands in two groups of one run is not given to NetSuite twice', () => {
    const pad = ' '.repeat(5_000_000);
    account.put('customer/export/a.csv', 'externalId,lastName,phone', `A,Byron,${pad}`);
    account.put('customer/export/b.csv', 'externalId,lastName,phone', `A,Byron,${pad}`, 'B,Byron,');
    account.run('customer');
    expect(account.jobs).toHaveLength(2);
    account.runUntilDone('customer');
    expect([[...account.customers.keys()], account.twice]).toEqual([['known', 'A', 'B'], []]);
  });

  test('orders that still wait cost nothing but the look: nothing is written', () => {
    putOrder('a.csv', '1', 'nobody');
    account.run('salesorder');
    account.run('salesorder');
    const before = [account.files.length, account.documents.length];
    const life = account.run('salesorder');
    expect([account.files.length, account.documents.length]).toEqual(before);
    expect(life.lastWrite).toBe('');
    expect(life.askedForAnother).toBe(false);
  });

  test('G4: an order is held until its customer is in NetSuite, not only on its way', () => {
    putOrder('a.csv', '1', 'new');
    putCustomers('a.csv', 'new');
    account.run('customer');
    account.run('salesorder');
    expect(account.jobs.map(({ feed }) => feed)).toEqual(['customer']);
    account.endJobs();
    account.run('salesorder');
    expect(account.jobs.map(({ feed }) => feed)).toEqual(['customer', 'salesorder']);
  });
});

describe('a preparation that died', () => {
  test('G2: before its file was marked: its batch is thrown away, and the file prepared anew', () => {
    putCustomers('a.csv', 'A');
    account.run('customer', { diesAfter: 'batch draft' });
    const [dead] = account.batches;
    account.run('customer');
    expect(account.batches).toHaveLength(1);
    expect(account.batches[0]?.id).not.toBe(dead?.id);
    expect(account.files).toMatchObject([{ preparation: account.batches[0]?.preparation, counts: { records: 1 } }]);
  });

  test('G1: after its file was marked: its batch is submitted', () => {
    putCustomers('a.csv', 'A');
    account.run('customer', { diesAfter: 'file prepared' });
    const [dead] = account.batches;
    account.run('customer');
    expect(account.batches).toMatchObject([{ id: dead?.id, state: 'submitted' }]);
  });
});

describe('a step that fails', () => {
  test('G6: fails the run, and keeps no other step from its work', () => {
    putCustomers('a.csv', 'A');
    account.refusedSubmits = 1;
    account.run('customer');
    account.sftpIsDown = true;
    const life = account.run('customer');
    expect(life.error).toMatch(/^SFTP_UNREACHABLE: .*SFTP is down/);
    expect(account.errors).toContain('Step collect failed');
    expect(batchStates()).toEqual(['submitted']);
  });

  test('G1: ids that could not be sent are sent when SFTP is back', () => {
    putCustomers('a.csv', 'A', '');
    account.run('customer');
    account.endJobs();
    account.sftpIsDown = true;
    account.run('customer');
    expect(batchStates()).toEqual(['ended']);
    account.sftpIsDown = false;
    account.run('customer');
    expect([batchStates(), idsSent(), account.rejects('customer')]).toEqual([
      ['closed'],
      ['A'],
      ['a.csv:3  VALUE_MISSING'],
    ]);
  });
});

describe('G8: a run stops before its units are spent', () => {
  const limits = Array.from({ length: 12 }, (_, index) => 2000 + 173 * index);

  test.each(limits)('%i units a run: asks for another until everything is done', (units) => {
    const keys = Array.from({ length: 30 }, (_, index) => `K${index + 10}`);
    keys.forEach((key, index) => {
      putCustomers(`${key}.csv`, key, ...(index % 3 === 0 ? [''] : []));
    });
    let runs = 0;
    let life = account.run('customer', { units });
    for (; life.askedForAnother && runs < 200; runs++) {
      expect([life.died, life.error]).toEqual([false, '']);
      account.endJobs();
      life = account.run('customer', { units });
    }
    account.endJobs();
    for (let last = 0; last < 20; last++) {
      account.run('customer', { units });
    }
    expect(runs).toBeGreaterThan(0);
    expect(idsSent()).toEqual(keys);
    expect(account.rejects('customer')).toHaveLength(10);
    expect(account.listed('customer/export')).toEqual([]);
    expect(account.twice).toEqual([]);
  });

  /** Files whose runs had units in plenty until this moment. */
  function backlog(diesAfter?: string): string[] {
    const keys = Array.from({ length: 60 }, (_, index) => `K${index + 10}`);
    for (const key of keys) {
      putCustomers(`${key}.csv`, key);
      account.run('customer', diesAfter === undefined ? {} : { diesAfter });
    }
    account.endJobs();
    return keys;
  }

  /** Runs that have few units, until none asks for another. */
  function runOn(units: number): void {
    let again = true;
    for (let runs = 0; again && runs < 200; runs++) {
      const life = account.run('customer', { units });
      expect([life.died, life.error]).toEqual([false, '']);
      account.endJobs();
      again = life.askedForAnother || account.jobs.length !== account.batches.length;
    }
    account.run('customer');
  }

  test.each([
    ['submit', 'batch ready'],
    ['look up and tell', undefined],
    ['tell, since a run died before it', 'batch submitted'],
  ])('60 batches to %s with 1200 units a run', (_, diesAfter) => {
    const keys = backlog(diesAfter);
    runOn(1200);
    expect(idsSent()).toEqual(keys);
    expect(new Set(batchStates())).toEqual(new Set(['closed']));
    expect([account.twice, account.listed('customer/export')]).toEqual([[], []]);
  });

  test('G1: 20 files that cannot be read are all told before they leave the folder', () => {
    for (let index = 10; index < 30; index++) {
      account.put(`customer/export/${index}.csv`, `no,key,${index}`);
    }
    account.run('customer');
    for (let run = 0; run < 20; run++) {
      const { died } = account.run('customer', { units: 1300 });
      expect(died).toBe(false);
      expect(account.rejects('customer').length).toBeGreaterThanOrEqual(
        account.listed('customer/export/failed').length,
      );
    }
    expect(account.rejects('customer')).toHaveLength(20);
    expect(account.listed('customer/export/failed')).toHaveLength(20);
  });

  test('a run that has done everything asks for no other', () => {
    putCustomers('a.csv', 'A');
    expect(account.run('customer').askedForAnother).toBe(false);
  });
});
