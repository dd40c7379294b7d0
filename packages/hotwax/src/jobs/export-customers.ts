import { CUSTOMER_FEED_COLUMNS, mapCustomer } from '../core/map-customer';
import type { CustomerSettings, FileLimits } from '../core/settings';
import type { DeliveryPorts } from './deliver-files';
import { type ExportResult, exportFeed } from './export-feed';
import type { SignOfLife } from './job-lock';
import type { CustomerReader } from './ports';

/** Job `export-customers`: customers without a NetSuite id, oldest first, into files of the customer feed. */
export async function exportCustomers(
  options: { readonly settings: CustomerSettings; readonly limits: FileLimits; readonly exportFolder: string },
  ports: DeliveryPorts & { readonly customers: CustomerReader },
  alive: SignOfLife,
  progress?: (exported: number, blocked: number) => void,
): Promise<ExportResult> {
  const feed = {
    name: 'customer' as const,
    columns: CUSTOMER_FEED_COLUMNS,
    exportFolder: options.exportFolder,
    limits: options.limits,
    pages: () => ports.customers.pages(),
    map: ({ record }: { record: Parameters<typeof mapCustomer>[0] }) => mapCustomer(record, options.settings),
    finish: () => ports.customers.finish(),
  };
  return exportFeed(feed, ports, alive, progress);
}
