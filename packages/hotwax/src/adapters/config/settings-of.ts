import type { CustomerSettings, FileLimits, OrderSettings } from '../../core/settings';
import type { Config } from './config-schema';

/** What one CSV import job of NetSuite takes (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N453326.html). */
const IMPORT_ROWS = 25_000;
const IMPORT_BYTES = 50_000_000;

export function customerSettings({ customers }: Config): CustomerSettings {
  return customers;
}

export function orderSettings({ orders, customers, database }: Config): OrderSettings {
  return { ...orders, customerExternalIdFrom: customers.externalIdFrom, databaseTimeZone: database.timeZone };
}

/** @param records how many records a file may have */
export function fileLimits(records: number): FileLimits {
  return { records, rows: IMPORT_ROWS, bytes: IMPORT_BYTES };
}
