import { copyFileSync, existsSync, mkdirSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { csvFiles } from './options';

/** HotWax's folders on SFTP, as its own set-up makes them. */
const FOLDERS = [
  'customer/export/archive',
  'customer/export/error',
  'customer/export/failed',
  'customer/import/archive',
  'salesorder/export/archive',
  'salesorder/export/error',
  'salesorder/export/failed',
  'salesorder/import/orderidentification/archive',
  'salesorder/import/orderitemattribute/archive',
];

export const FEEDS = [
  {
    name: 'customer',
    title: 'customers',
    script: 'customscript_hcsync_import_customers',
    quietMinutes: 'custscript_hcsync_cust_quiet_minutes',
  },
  {
    name: 'salesorder',
    title: 'sales orders',
    script: 'customscript_hcsync_import_sales_orders',
    quietMinutes: 'custscript_hcsync_ord_quiet_minutes',
  },
] as const;

export function makeFolders(sftpRoot: string): void {
  for (const folder of FOLDERS) {
    mkdirSync(join(sftpRoot, folder), { recursive: true });
  }
}

/** Puts feed files into their folders, oldest name first. @returns how many files */
export function putFeeds(sftpRoot: string, feeds: string): number {
  let count = 0;
  for (const { name } of FEEDS) {
    for (const path of csvFiles(feeds, name)) {
      const target = join(sftpRoot, name, 'export', basename(path));
      if (existsSync(target)) {
        continue;
      }
      copyFileSync(path, target);
      // Oldest first is how the files are worked off; names tell HotWax's order.
      const time = Date.now() / 1000 - 3600 + count;
      utimesSync(target, time, time);
      count++;
    }
  }
  return count;
}
