import type { HotWaxOrder } from '../core/hotwax-order';
import { mapOrder } from '../core/map-order';
import { ORDER_FEED_COLUMNS } from '../core/order-columns';
import type { FileLimits, OrderSettings } from '../core/settings';
import type { DeliveryPorts } from './deliver-files';
import { type ExportResult, exportFeed } from './export-feed';
import type { SignOfLife } from './job-lock';
import type { Candidate, OrderReader } from './ports';

/** Job `export-orders`: Created orders that NetSuite has not, whole and oldest first, into files of the order feed. */
export async function exportOrders(
  options: { readonly settings: OrderSettings; readonly limits: FileLimits; readonly exportFolder: string },
  ports: DeliveryPorts & { readonly orders: OrderReader },
  alive: SignOfLife,
  progress?: (exported: number, blocked: number) => void,
): Promise<ExportResult> {
  const mappings = await ports.orders.mappings();
  const feed = {
    name: 'salesorder' as const,
    columns: ORDER_FEED_COLUMNS,
    exportFolder: options.exportFolder,
    limits: options.limits,
    pages: () => ports.orders.pages(),
    map: ({ record, seen }: Candidate<HotWaxOrder>) =>
      // Who asks for an order to be sent again knows of its line ids.
      mapOrder({ ...record, hasLineIds: record.hasLineIds && seen?.retryAsked !== true }, mappings, options.settings),
    finish: async () => undefined,
  };
  return exportFeed(feed, ports, alive, progress);
}
