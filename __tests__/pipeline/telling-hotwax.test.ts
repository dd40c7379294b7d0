import { beforeEach, describe, expect, test } from '@jest/globals';
import { InMemoryAccount } from './in-memory-account';
import { idsSent, putCustomers, putOrders } from './put-feeds';

let account: InMemoryAccount;
const states = () => account.batches.map(({ state }) => state);
const codes = () => account.notices.map(({ code, about }) => `${code} ${about}`);

beforeEach(() => {
  account = new InMemoryAccount();
  account.customers.set('known', { id: '7', inactive: false });
});

describe('when ids cannot be put on SFTP', () => {
  beforeEach(() => {
    putCustomers(account, 'a.csv', 'A', '');
    account.run('customer');
    account.endJobs();
    account.full.add('customer/import');
    account.run('customer');
  });

  test('G6: rejects are told all the same, and a person is told of the ids', () => {
    expect(account.rejects('customer')).toEqual(['a.csv:3  VALUE_MISSING']);
    expect(codes()).toEqual([
      expect.stringMatching(/^ROWS_REJECTED customer\/export\/error\/Rejects_/),
      'IDS_NOT_SENT customer/import',
    ]);
  });

  test('G1: they are sent by a later run; then the source file leaves the folder', () => {
    expect([states(), account.listed('customer/export')]).toEqual([['ended'], ['a.csv']]);
    account.full.clear();
    account.run('customer');
    expect([states(), idsSent(account)]).toEqual([['closed'], ['P-A']]);
    expect(account.listed('customer/export/archive')).toEqual(['a.csv']);
  });

  test('G8: the run asks for no other one, which would only meet the same fault', () => {
    expect(account.run('customer').askedForAnother).toBe(false);
  });
});

describe('when reports cannot be put on SFTP', () => {
  beforeEach(() => {
    putCustomers(account, 'a.csv', 'A', '');
    account.refuses.add('A');
    account.full.add('customer/export/error');
    account.runUntilDone('customer');
  });

  test('G1: nothing of them is lost, and no file is moved before its rejects are told', () => {
    expect([account.rejects('customer'), account.listed('customer/export')]).toEqual([[], ['a.csv']]);
    account.full.clear();
    account.run('customer');
    expect(account.rejects('customer')).toEqual(['a.csv:2 A NETSUITE_REFUSED', 'a.csv:3  VALUE_MISSING']);
    expect(account.listed('customer/export/archive')).toEqual(['a.csv']);
  });

  test('G6: a person is told, once', () => {
    expect(codes()).toEqual(['REPORT_NOT_SENT customer/export/error']);
    expect(account.mails).toHaveLength(1);
  });

  test('ids are not sent again and again meanwhile', () => {
    putCustomers(account, 'b.csv', 'B');
    account.runUntilDone('customer');
    expect(account.listed('customer/import')).toHaveLength(1);
  });
});

test('line ids never go without the ids of their orders', () => {
  putOrders(account, 'a.csv', ['1']);
  account.full.add('salesorder/import/orderidentification');
  account.runUntilDone('salesorder');
  expect(account.sent).toEqual([]);
  account.full.clear();
  account.full.add('salesorder/import/orderitemattribute');
  account.run('salesorder');
  expect(account.sent.map((path) => path.split('/')[2])).toEqual(['orderidentification']);
  expect(states()).toEqual(['ended']);
});

test('G6: a file that cannot be moved keeps no other from it', () => {
  putCustomers(account, 'a.csv', 'A');
  putCustomers(account, 'b.csv', 'B');
  account.stuckFiles.add('a.csv');
  account.runUntilDone('customer');
  expect([account.listed('customer/export'), account.listed('customer/export/archive')]).toEqual([
    ['a.csv'],
    ['b.csv'],
  ]);
  expect(codes()).toEqual(['FILE_NOT_MOVED a.csv']);
});

test('G2: a file that cannot be moved is not imported again', () => {
  putCustomers(account, 'a.csv', 'A');
  account.stuckFiles.add('a.csv');
  account.runUntilDone('customer');
  account.runUntilDone('customer');
  expect([account.files.length, account.jobs.length]).toEqual([1, 1]);
});

test('G6: a batch whose file is gone keeps no other from being told', () => {
  putCustomers(account, 'a.csv', 'A');
  account.run('customer');
  putCustomers(account, 'b.csv', 'B');
  account.run('customer');
  account.endJobs();
  account.full.add('customer/import');
  account.run('customer');
  expect(states()).toEqual(['ended', 'ended']);
  account.documents[(account.batches[0]?.document ?? 0) - 1] = undefined;
  account.full.clear();
  account.run('customer');
  expect([states(), idsSent(account)]).toEqual([['ended', 'closed'], ['P-B']]);
  expect(codes()).toContain(`CABINET_FILE_UNREADABLE ${account.batches[0]?.name}`);
});

test('G6: the same records give the same file of ids, also when they are sent again', () => {
  putCustomers(account, 'a.csv', 'B', 'A');
  account.run('customer');
  account.endJobs();
  account.run('customer', { diesAfter: 'upload' });
  account.run('customer');
  const sent = account.listed('customer/import').map((name) => account.sftp.get(`customer/import/${name}`)?.text);
  expect(sent).toHaveLength(2);
  expect(new Set(sent).size).toBe(1);
});

test('G8: a file of ids that is too large for N/file goes out in several, order by order', () => {
  const long = 'L'.repeat(290);
  for (let order = 0; order < 40; order++) {
    const lines = Array.from({ length: 1000 }, (_, index) => ({
      id: String(index),
      orderLineId: `${long}${index}`,
      orderLineTypeId: '',
    }));
    account.orders.set(`O${order}`, { id: String(order), lines });
  }
  const document = account.documents.push({
    folder: 'batches',
    name: 'known.csv',
    lines: [
      'externalId,sourceFile,sourceRow,hotwaxId',
      ...[...account.orders.keys()].map((key) => `${key},a.csv,2,M-${key}`),
    ],
  });
  account.batches.push({
    id: 1,
    feed: 'salesorder',
    name: 'known',
    state: 'ended',
    kind: 'known',
    preparation: '',
    document,
    taskId: '',
    submitted: '',
    attempts: 0,
    records: 40,
    created: 0,
    missing: 0,
    report: undefined,
    reported: '',
    message: '',
  });
  account.run('salesorder');
  const folder = 'salesorder/import/orderitemattribute';
  const files = account.listed(folder);
  expect(files).toEqual([expect.stringMatching(/_1\.csv$/), expect.stringMatching(/_2\.csv$/)]);
  const texts = files.map((name) => account.sftp.get(`${folder}/${name}`)?.text ?? '');
  const orders = texts.map((text) => {
    const [header, ...lines] = text.trimEnd().split('\n');
    expect(header).toBe('orderId,orderItemSeqId,attrName,attrValue');
    return new Set(lines.map((line) => line.split(',')[0]));
  });
  expect(texts.every((text) => Buffer.byteLength(text) < 10_000_000)).toBe(true);
  expect([...(orders[0] ?? [])].filter((key) => orders[1]?.has(key))).toEqual([]);
  expect((orders[0]?.size ?? 0) + (orders[1]?.size ?? 0)).toBe(40);
  expect(account.sent[0]).toContain('orderidentification');
});
