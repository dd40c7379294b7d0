import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type FaultyServer, startFaultyServer } from './faulty-server';
import { customerCsv, customerRow, OUTCOME, orderCsv, orderLine, outcomeWith } from './feeds';
import { type FeedName, SyncedAccount } from './synced-account';

// On a busy machine.
jest.setTimeout(60_000);

let synced: SyncedAccount<FaultyServer>;
beforeAll(async () => {
  synced = await SyncedAccount.create(startFaultyServer);
});
beforeEach(() => {
  synced.begin();
  synced.account.put('customer/export/x.csv', customerCsv('X'));
  synced.account.put('salesorder/export/x.csv', orderCsv(orderLine('X', '1')));
  synced.putFeeds();
});
afterEach(() => synced.expectHouseRules());
afterAll(() => synced?.close());

const mails = () => [synced.mailsOf('customer'), synced.mailsOf('salesorder')];
const remote = (path: string) => join(synced.account.root, path);
const archived = ['customer/x.csv', 'salesorder/x.csv'];
const allElse = [OUTCOME.customers, Object.keys(OUTCOME.orders)];
/** One customer, or one line of an order, more. */
const more = { customer: (n: number) => customerRow(`X${n}`), salesorder: (n: number) => orderLine('X', String(n)) };
const grow = (feed: FeedName, n: number) => synced.append(`${feed}/export/x.csv`, more[feed](n));

describe('G1, G3: a file that is still being written', () => {
  test('grows between the runs: none of it is taken before it stands still, then all of it at once', () => {
    let rows = 1;
    synced.tick(4, {
      onRun: ({ script }) => {
        rows += script.endsWith('customers') ? 1 : 0;
        grow(script.endsWith('customers') ? 'customer' : 'salesorder', rows);
      },
    });
    expect(synced.filesIn('seen')).toEqual(['x.csv', 'x.csv']);
    expect([synced.customers(), synced.orders()]).toEqual(allElse);
    expect(mails()).toEqual([[], []]);
    synced.tickUntilDone();
    const numbers = Array.from({ length: rows }, (_, index) => String(index + 1));
    const customers = ['X', ...numbers.slice(1).map((n) => `X${n}`)];
    synced.expectAllDone(outcomeWith(customers, { X: numbers }, archived));
    expect(rows).toBeGreaterThan(4);
  });

  test('grows between the list and the download: what arrived is not used', () => {
    synced.tickAndAct('sftp.Connection.download', (feed) => grow(feed, 2));
    expect(synced.filesIn('seen')).toEqual(['x.csv', 'x.csv']);
    synced.tickUntilDone();
    synced.expectAllDone(outcomeWith(['X', 'X2'], { X: ['1', '2'] }, archived));
    expect(mails()).toEqual([[], []]);
  });

  /*
   * What tells that a file is not whole: another size or time at the second look, or another size of the download than of the
   * list. A writer that stands still from the first look to the download cannot be told from one that is done. What saves it
   * then: a row that is cut is rejected, with all of its order; once the rest has come, the file is another one than was
   * downloaded, so it is collected, not archived; what NetSuite has of it is recognised. What nothing tells: that an order was
   * cut between two of its rows. Half of it is in NetSuite, and when the rest comes that is reported as a conflict. And who
   * stands still until the file is moved, a quarter of an hour as a rule, writes on in the archive.
   */
  describe('stands still until it was taken, and is written on', () => {
    test('G1, G2: cut between rows: all is there once; the half of an order is told', () => {
      synced.append('salesorder/export/x.csv', orderLine('Y', '1'));
      synced.tick(1);
      expect(synced.filesIn('prepared')).toEqual(expect.arrayContaining(['x.csv']));
      grow('customer', 2);
      synced.append('salesorder/export/x.csv', orderLine('Y', '2') + orderLine('Z', '1'));
      synced.tickUntilDone();
      const outcome = outcomeWith(['X', 'X2'], { X: ['1'], Y: ['1'], Z: ['1'] }, archived);
      const conflict = ['x.csv Y ORDER_CONFLICT', 'x.csv Y ORDER_INCOMPLETE'];
      synced.expectAllDone({ ...outcome, rejects: [...outcome.rejects, ...conflict] });
    });

    test('G3: cut within a row: its order is not imported before it is whole', () => {
      const row = orderLine('X', '2');
      synced.append('salesorder/export/x.csv', row.slice(0, row.length / 2));
      synced.append('customer/export/x.csv', more.customer(2).slice(0, 8));
      synced.tick(1);
      expect(synced.orders()).toEqual(['2']);
      synced.append('salesorder/export/x.csv', row.slice(row.length / 2));
      synced.append('customer/export/x.csv', more.customer(2).slice(8));
      synced.tickUntilDone();
      const outcome = outcomeWith(['X', 'X2'], { X: ['1', '2'] }, archived);
      const cut = ['x.csv X ORDER_INCOMPLETE', 'x.csv X ROW_FIELD_COUNT', 'x.csv X2 ROW_FIELD_COUNT'];
      synced.expectAllDone({ ...outcome, rejects: [...outcome.rejects, ...cut] });
    });
  });
});

describe('a file that vanishes between the list and the download', () => {
  test('G6: is told once and no longer; when it comes again, it is taken', () => {
    synced.tickAndAct('sftp.Connection.download', (feed) => rmSync(remote(`${feed}/export/x.csv`)));
    expect([synced.problemsOf('customer'), synced.problemsOf('salesorder')]).toEqual([
      ['FILE_NOT_RECEIVED x.csv'],
      ['FILE_NOT_RECEIVED x.csv'],
    ]);
    synced.tickUntilDone();
    synced.expectAllDone();
    expect(mails()).toEqual([['1 new problem(s)'], ['1 new problem(s)']]);
    synced.account.put('customer/export/x.csv', customerCsv('X'));
    synced.account.put('salesorder/export/x.csv', orderCsv(orderLine('X', '1')));
    synced.tickUntilDone();
    synced.expectAllDone(outcomeWith(['X'], { X: ['1'] }, archived));
  });

  test('G2: since it got its real name: it is taken under that', () => {
    synced.tickAndAct('sftp.Connection.download', (feed) =>
      renameSync(remote(`${feed}/export/x.csv`), remote(`${feed}/export/real.csv`)),
    );
    synced.tickUntilDone();
    synced.expectAllDone(outcomeWith(['X'], { X: ['1'] }, ['customer/real.csv', 'salesorder/real.csv']));
  });
});

describe('G1: another file under the name of one that is on its way', () => {
  test('is collected, not archived unread', () => {
    synced.tick(1);
    synced.account.put('customer/export/x.csv', customerCsv('Y'));
    synced.account.put('salesorder/export/x.csv', orderCsv(orderLine('Y', '1')));
    synced.tickUntilDone();
    synced.expectAllDone(outcomeWith(['X', 'Y'], { X: ['1'], Y: ['1'] }, archived));
  });
});
