import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from 'hotwax-feeds/adapters/database/open-database';
import Papa from 'papaparse';
import type { Sandbox } from './sandbox';

/** What each side says about one thing. */
export interface Comparison {
  readonly what: string;
  readonly hotwax: number;
  readonly netsuite: number;
  readonly agree: boolean;
  /** Some of what only one of them says. */
  readonly differences: readonly string[];
}

/**
 * Asks both sides for the same things, each its own records: who came through with which id, and who was rejected. Not only
 * the counts are compared, but each id.
 */
export async function compareSides(db: Db, sandbox: Sandbox, sftpRoot: string): Promise<Comparison[]> {
  const customers = await netSuiteCustomers(sandbox);
  const orders = await netSuiteOrders(sandbox);
  return [
    compare('Customers, by id', await hotWaxCustomers(db), pairs(customers)),
    compare('Sales orders, by id', await hotWaxOrders(db), pairs(orders)),
    compare('Lines of these orders, by id', await hotWaxLines(db), await netSuiteLines(sandbox)),
    compare('Rejected customers', await hotWaxRejects(db, 'customer'), rejectedKeys(sftpRoot, 'customer', customers)),
    compare('Rejected orders', await hotWaxRejects(db, 'salesorder'), rejectedKeys(sftpRoot, 'salesorder', orders)),
  ];
}

const TOLD_DIFFERENCES = 5;

function compare(what: string, hotwax: ReadonlySet<string>, netsuite: ReadonlySet<string>): Comparison {
  const only = (one: ReadonlySet<string>, other: ReadonlySet<string>) => [...one].filter((text) => !other.has(text));
  const differences = [
    ...only(hotwax, netsuite).map((text) => `only HotWax has ${text}`),
    ...only(netsuite, hotwax).map((text) => `only NetSuite has ${text}`),
  ];
  return {
    what,
    hotwax: hotwax.size,
    netsuite: netsuite.size,
    agree: differences.length === 0,
    differences: differences.slice(0, TOLD_DIFFERENCES),
  };
}

interface NetSuiteRecord {
  readonly id: number;
  readonly externalid: string | null;
  readonly hotwaxid: string | null;
}

async function netSuiteCustomers(sandbox: Sandbox): Promise<NetSuiteRecord[]> {
  return sandbox.rows('SELECT id, externalid, custentity_hc_customer_id AS hotwaxid FROM customer');
}

async function netSuiteOrders(sandbox: Sandbox): Promise<NetSuiteRecord[]> {
  return sandbox.rows(
    "SELECT id, externalid, custbody_hc_order_id AS hotwaxid FROM transaction WHERE type = 'SalesOrd'",
  );
}

async function netSuiteLines(sandbox: Sandbox): Promise<Set<string>> {
  const rows = await sandbox.rows<{ orderid: string; item: string; type: string | null; line: number }>(
    `SELECT t.custbody_hc_order_id AS orderid, tl.custcol_hc_order_line_id AS item,
      tl.custcol_hc_orderline_type_id AS type, tl.id AS line
    FROM transaction t INNER JOIN transactionline tl ON tl.transaction = t.id
    WHERE t.type = 'SalesOrd' AND tl.custcol_hc_order_line_id IS NOT NULL`,
  );
  return new Set(
    rows.map(({ orderid, item, type, line }) => {
      const isDiscount = type?.startsWith('HC_DISCOUNT_') === true;
      return `${orderid} ${item} ${isDiscount ? 'NetsuiteDiscountItemLineId' : 'NetsuiteItemLineId'} ${line}`;
    }),
  );
}

function pairs(records: readonly NetSuiteRecord[]): Set<string> {
  return new Set(records.map(({ hotwaxid, id }) => `${hotwaxid} ${id}`));
}

async function hotWaxCustomers(db: Db): Promise<Set<string>> {
  const rows = await db
    .selectFrom('party_identification')
    .select(['party_id', 'id_value'])
    .where('party_identification_type_id', '=', 'NETSUITE_CUSTOMER_ID')
    .execute();
  return new Set(rows.map(({ party_id, id_value }) => `${party_id} ${id_value}`));
}

/** Orders that went this way; HotWax may have others, which NetSuite got in another one. */
function answeredOrders(db: Db) {
  return db
    .selectFrom('hcsync_record as record')
    .where('record.feed', '=', 'salesorder')
    .where('record.answered_at', 'is not', null);
}

async function hotWaxOrders(db: Db): Promise<Set<string>> {
  const rows = await answeredOrders(db)
    .innerJoin('order_identification as known', 'known.order_id', 'record.record_id')
    .select(['known.order_id', 'known.id_value'])
    .where('known.order_identification_type_id', '=', 'NETSUITE_ORDER_ID')
    .where('known.thru_date', 'is', null)
    .execute();
  return new Set(rows.map(({ order_id, id_value }) => `${order_id} ${id_value}`));
}

async function hotWaxLines(db: Db): Promise<Set<string>> {
  const rows = await answeredOrders(db)
    .innerJoin('order_item_attribute as attribute', 'attribute.order_id', 'record.record_id')
    .select(['attribute.order_id', 'attribute.order_item_seq_id', 'attribute.attr_name', 'attribute.attr_value'])
    .where('attribute.attr_name', 'in', ['NetsuiteItemLineId', 'NetsuiteDiscountItemLineId'])
    .execute();
  return new Set(rows.map((row) => `${row.order_id} ${row.order_item_seq_id} ${row.attr_name} ${row.attr_value}`));
}

type Feed = 'customer' | 'salesorder';

async function hotWaxRejects(db: Db, feed: Feed): Promise<Set<string>> {
  const rows = await db
    .selectFrom('hcsync_record')
    .select('external_id')
    .where('feed', '=', feed)
    .where('state', '=', 'rejected')
    .execute();
  return new Set(rows.map(({ external_id }) => external_id ?? ''));
}

/** Keys in the reports that NetSuite wrote, but for those that came through since. */
function rejectedKeys(sftpRoot: string, feed: Feed, there: readonly NetSuiteRecord[]): Set<string> {
  const folder = join(sftpRoot, feed, 'export/error');
  const reports = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const keys = reports
    .filter((name) => name.endsWith('.csv'))
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return Papa.parse<{ key: string }>(text, { header: true, skipEmptyLines: true }).data.map(({ key }) => key);
    });
  const known = new Set(there.map(({ externalid }) => externalid));
  return new Set(keys.filter((key) => key !== '' && !known.has(key)));
}
