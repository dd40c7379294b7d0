import { readResultsFile } from 'netsuite-sandbox/csv-import/list-csv-jobs';
import type { AccountUnderTest } from 'netsuite-sandbox/testing/account-under-test';
import Papa from 'papaparse';
import { ARRIVALS } from './scenario';

export type Feed = 'customer' | 'salesorder';
const FEEDS: readonly Feed[] = ['customer', 'salesorder'];

/** Customers that must be in NetSuite: external id, first and last name, e-mail, phone. */
const CUSTOMERS = [
  ['c-1001', 'Ada', 'Byron', 'ada@example.com', '1 555 011001'],
  ['c-1002', 'Grace', 'Hopper', undefined, undefined],
  ['c-1005', 'Zoë', 'O\'Ångström, "Zo"', 'zo@example.com', '1 555 011005'],
  ['c-1006', 'Emmy', 'Noether', 'emmy@example.com', '1 555 011006'],
  ['c-1008', 'Hedy', 'Lamarr', 'hedy@example.com', '1 555 011008'],
];

/** Orders that must be in NetSuite: external id, external id of the customer, lines as item, quantity, rate, HotWax's line. */
const ORDERS = [
  ['o-1', 'c-1001', ['4711 2 50 00101', '4713 3 7.25 00102', '9001 1 -5 00101 HC_DISCOUNT_00101']],
  ['o-2', 'c-1002', ['4711 1 50 00101']],
  ['o-7', 'c-1002', ['4711 1 50 00101']],
  ['o-8', 'c-1005', ['4711 1 50 00102', '4713 4 50 00101']],
  ['o-9', 'c-1008', ['4711 1 50 00101']],
];

/** Rows that must be in a reject report, as file, row, key and code. */
const REJECTS = [
  'customers-1.csv:4 c-1003 NETSUITE_REFUSED',
  'customers-1.csv:5 c-1004 VALUE_MISSING',
  'customers-2.csv:4 c-1007 REFERENCE_UNKNOWN',
  'not-a-feed.csv:1  FILE_COLUMN_MISSING',
  'orders-1.csv:6 o-3 ORDER_NOT_CREATED',
  'orders-2.csv:2 o-4 REFERENCE_UNKNOWN',
  'orders-2.csv:3 o-4 ORDER_INCOMPLETE',
  'orders-2.csv:4 o-5 NETSUITE_REFUSED',
  'orders-2.csv:5 o-6 ORDER_CUSTOMER_UNKNOWN',
  'orders-3.csv:2 o-2 ORDER_CONFLICT',
  'orders-3.csv:6 o-10 VALUE_INVALID',
];
/**
 * How it may come as well. Whether orders-1-again.csv is a duplicate depends on whether orders-1.csv is done with; and
 * when orders-3.csv is prepared together with it, the two copies of order 2 contradict each other before NetSuite's does.
 */
const OTHERWISE: Readonly<Record<string, string | undefined>> = {
  'orders-1-again.csv:6 o-3 ORDER_NOT_CREATED': undefined,
  'orders-1-again.csv:3 o-2 ORDER_TWICE': undefined,
  'orders-3.csv:2 o-2 ORDER_TWICE': 'orders-3.csv:2 o-2 ORDER_CONFLICT',
};
/** NetSuite refuses these; every other record that an import job could not make is a fault (G2, G4). */
const REFUSED = ['c-1003', 'o-5'];

/**
 * All that is wrong with the end of the scenario, each named by its guarantee; empty when nothing is. Looks at what
 * anybody can see: records, SFTP, the ledger's states, import jobs, mails.
 */
export function faultsOf(account: AccountUnderTest): string[] {
  const faults = [
    ...differences('G1, G2: customers', customersOf(account), CUSTOMERS),
    ...differences('G2, G3, G4, G5: orders', ordersOf(account), ORDERS),
    ...differences('G1, G6: rejected rows', rejectsOf(account), REJECTS),
    ...differences('G1: ids for HotWax', idsOf(account), expectedIds(account)),
    ...differences('G1: files', filesOf(account), expectedFiles()),
    ...differences('G2, G4: records that import jobs could not make', refusedOf(account), REFUSED),
    ...differences('G6: rejected rows that no mail points to', untoldRejects(account), []),
    ...differences('G7: left over', leftOver(account), []),
  ];
  return [...faults, ...faultsOnTheWay(account)];
}

/** What may be true at no moment, also when the work is not done. */
export function faultsOnTheWay(account: AccountUnderTest): string[] {
  const told = new Set(csvRows(account, 'salesorder/import/orderidentification').map(([orderId]) => orderId));
  const early = csvRows(account, 'salesorder/import/orderitemattribute').filter(([orderId]) => !told.has(orderId));
  return differences(
    'line ids without their order id',
    early.map(([orderId]) => orderId),
    [],
  );
}

/** What is on its way: open rows of the ledger, feed files in their folder. */
export function openWork(account: AccountUnderTest): string[] {
  const waiting = FEEDS.flatMap((feed) =>
    feedFiles(account, `${feed}/export`).map((name) => `${name} stands in ${feed}`),
  );
  return [...openRows(account), ...waiting];
}

function customersOf(account: AccountUnderTest): unknown[] {
  return account
    .records('customer')
    .map(({ externalid, firstname, lastname, email, phone }) => [externalid, firstname, lastname, email, phone]);
}

function ordersOf(account: AccountUnderTest): unknown[] {
  const customers = new Map(account.records('customer').map(({ id, externalid }) => [id, externalid]));
  return account.records('salesorder').map(({ externalid, entity, item }) => [
    externalid,
    customers.get(entity ?? null),
    (item as Record<string, unknown>[])
      .map((line) => [
        line.item,
        line.quantity,
        line.rate,
        line.custcol_hc_order_line_id,
        line.custcol_hc_orderline_type_id,
      ])
      .map((values) => values.filter((value) => value !== undefined).join(' '))
      .sort(),
  ]);
}

/** `file:row key CODE` of each line in the reports, once. */
function rejectsOf(account: AccountUnderTest): string[] {
  return usual(FEEDS.flatMap((feed) => reportedRows(account, feed, () => true)));
}

/** Lines of reports of which none is named in a mail. */
function untoldRejects(account: AccountUnderTest): string[] {
  const mails = account
    .mails()
    .map(({ body }) => body)
    .join('\n');
  const told = usual(FEEDS.flatMap((feed) => reportedRows(account, feed, (name) => mails.includes(name))));
  return rejectsOf(account).filter((line) => !told.includes(line));
}

function reportedRows(account: AccountUnderTest, feed: Feed, wanted: (name: string) => boolean): string[] {
  return csvRows(account, `${feed}/export/error`, wanted).map(
    ([file, row, key, code]) => `${file}:${row} ${key} ${code}`,
  );
}

function usual(lines: readonly string[]): string[] {
  const known = lines.map((line) => (line in OTHERWISE ? OTHERWISE[line] : line));
  return [...new Set(known)].filter((line) => line !== undefined);
}

/** Each id line once: HotWax hears of an id at least once, and always of the same. */
function idsOf(account: AccountUnderTest): string[] {
  const folders = ['customer/import', 'salesorder/import/orderidentification', 'salesorder/import/orderitemattribute'];
  return [...new Set(folders.flatMap((folder) => csvRows(account, folder)).map((values) => values.join()))];
}

function expectedIds(account: AccountUnderTest): string[] {
  const customers = account
    .records('customer')
    .map(({ id, externalid }) => `P${String(externalid).slice(2)},NETSUITE_CUSTOMER_ID,${id}`);
  const orders = account.records('salesorder').flatMap(({ id, externalid, item }) => {
    const orderId = `M${String(externalid).slice(2)}`;
    const lines = (item as Record<string, unknown>[]).map((line) => {
      const name = line.custcol_hc_orderline_type_id ? 'NetsuiteDiscountItemLineId' : 'NetsuiteItemLineId';
      return [orderId, line.custcol_hc_order_line_id, name, line.line].join();
    });
    return [`${orderId},NETSUITE_ORDER_ID,${id}`, ...lines];
  });
  return [...customers, ...orders];
}

/** Where each feed file is now. */
function filesOf(account: AccountUnderTest): string[] {
  const folders = FEEDS.flatMap((feed) => ['', '/archive', '/failed'].map((folder) => `${feed}/export${folder}`));
  return folders.flatMap((folder) => account.listed(folder).map((name) => `${folder}/${name}`));
}

function expectedFiles(): string[] {
  return ARRIVALS.flatMap(({ files }) => Object.keys(files)).map((file) =>
    file.replace('/export/', file.includes('not-a-feed') ? '/export/failed/' : '/export/archive/'),
  );
}

/** Keys in the results files of import jobs, each once. */
function refusedOf(account: AccountUnderTest): string[] {
  const keys = account.jobs().flatMap(({ resultsFile }) => {
    const text = resultsFile === null ? '' : (readResultsFile(account.account, resultsFile)?.toString() ?? '');
    const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    return data.map(({ externalId = '' }) => externalId);
  });
  return [...new Set(keys)];
}

/** Rows of the ledger that are not at their end, locks, uploads that were not finished. */
function leftOver(account: AccountUnderTest): string[] {
  const locks = account.rows('SELECT id FROM customrecord_hcsync_lock').map(() => 'a lock');
  const folders = ['customer/import', 'salesorder/import/orderidentification', 'salesorder/import/orderitemattribute'];
  const uploads = [...folders, ...FEEDS.map((feed) => `${feed}/export/error`)].flatMap((folder) =>
    account.listed(folder).filter((name) => !name.endsWith('.csv')),
  );
  return [...openRows(account), ...locks, ...uploads];
}

function openRows(account: AccountUnderTest): string[] {
  const files = account.rows(
    "SELECT name, custrecord_hcsync_file_state AS state FROM customrecord_hcsync_file WHERE custrecord_hcsync_file_state NOT IN ('archived', 'failed') OR (custrecord_hcsync_file_report IS NOT NULL AND custrecord_hcsync_file_reported IS NULL)",
  );
  const batches = account.rows(
    "SELECT name, custrecord_hcsync_batch_state AS state FROM customrecord_hcsync_batch WHERE custrecord_hcsync_batch_state <> 'closed'",
  );
  return [...files, ...batches].map(({ name, state }) => `${name} is ${state}`);
}

function feedFiles(account: AccountUnderTest, folder: string): string[] {
  return account.listed(folder).filter((name) => name.endsWith('.csv'));
}

/** Rows of the CSV files in a folder, without headers. */
function csvRows(
  account: AccountUnderTest,
  folder: string,
  wanted: (name: string) => boolean = () => true,
): string[][] {
  return feedFiles(account, folder)
    .filter(wanted)
    .flatMap((name) => Papa.parse<string[]>(account.read(`${folder}/${name}`), { skipEmptyLines: true }).data.slice(1));
}

/** What is missing and what is too much, whatever the order. */
function differences(what: string, actual: readonly unknown[], expected: readonly unknown[]): string[] {
  const rest = actual.map((value) => JSON.stringify(value));
  const missing = expected
    .map((value) => JSON.stringify(value))
    .filter((value) => {
      const at = rest.indexOf(value);
      if (at >= 0) rest.splice(at, 1);
      return at < 0;
    });
  return [...missing.map((value) => `${what}: missing ${value}`), ...rest.map((value) => `${what}: too much ${value}`)];
}
