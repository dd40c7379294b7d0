import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CUSTOMER_COLUMNS } from '../../../src/SuiteScripts/HotWaxSync/feed/customer-columns';
import { type Customer, checkCustomers } from '../../../src/SuiteScripts/HotWaxSync/feed/customers';
import { openFeedFile } from '../../../src/SuiteScripts/HotWaxSync/feed/feed-file';
import type { Order } from '../../../src/SuiteScripts/HotWaxSync/feed/order';
import { FEED_ORDER_COLUMNS } from '../../../src/SuiteScripts/HotWaxSync/feed/order-columns';
import { checkOrders } from '../../../src/SuiteScripts/HotWaxSync/feed/orders';
import type { Reject } from '../../../src/SuiteScripts/HotWaxSync/feed/reject';

/** Feed files of a folder by name, with their text. */
export function filesIn(folder: string): Map<string, string> {
  const names = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return new Map(
    names
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

/** Reads customer files as NetSuite's half does, and checks them there. */
export function readCustomerFiles(files: ReadonlyMap<string, string>): {
  customers: Customer[];
  rejects: readonly Reject[];
} {
  const read = [...files].map(([name, text]) => {
    const file = openFeedFile(name, text.split('\n'), CUSTOMER_COLUMNS);
    if (file.unreadable !== undefined) {
      throw new Error(`${name}: ${file.unreadable.reason}`);
    }
    if (file.header.ignored.length > 0) {
      throw new Error(`${name}: NetSuite's half does not know ${file.header.ignored.join(', ')}`);
    }
    return checkCustomers(file.rows);
  });
  return { customers: read.flatMap(({ customers }) => customers), rejects: read.flatMap(({ rejects }) => rejects) };
}

/** Reads order files as NetSuite's half does, and checks them there. An order that is in two files comes twice. */
export function readOrderFiles(files: ReadonlyMap<string, string>): { orders: Order[]; rejects: readonly Reject[] } {
  const read = [...files].map(([name, text]) => {
    const file = openFeedFile(name, text.split('\n'), FEED_ORDER_COLUMNS);
    if (file.unreadable !== undefined) {
      throw new Error(`${name}: ${file.unreadable.reason}`);
    }
    if (file.header.ignored.length > 0) {
      throw new Error(`${name}: NetSuite's half does not know ${file.header.ignored.join(', ')}`);
    }
    return checkOrders(file.rows, ['ORDER_CREATED']);
  });
  return { orders: read.flatMap(({ orders }) => orders), rejects: read.flatMap(({ rejects }) => rejects) };
}
