import { parameters } from '../netsuite/parameters';
import { runPorts } from '../netsuite/run-ports';
import { runSettings } from '../netsuite/run-settings';
import { orderFeed } from '../pipeline/order-feed';
import { runImport } from '../pipeline/run';

/** What the parameter says unless somebody empties it; no order would pass then. */
const CREATED = ['ORDER_CREATED', 'CREATED'];

/** Brings HotWax's Created sales orders into NetSuite, whole and once, and sends the ids back. */
function execute(): void {
  const settings = parameters('custscript_hcsync_ord_');
  const ports = runPorts({
    feed: 'salesorder',
    mappingId: 'custimport_hcsync_sales_order',
    onDemandDeployment: 'customdeploy_hcsync_orders_now',
    parameters: settings,
  });
  const read = () => ({
    feed: orderFeed({
      orderIdDirectory: settings.folder('id_folder'),
      lineIdDirectory: settings.folder('line_id_folder'),
      holdHours: settings.number('hold_hours') ?? 24,
      createdStatuses: settings.values('created_statuses', CREATED),
    }),
    settings: runSettings(settings),
  });
  runImport('salesorder', read, ports);
}

export default { execute };
