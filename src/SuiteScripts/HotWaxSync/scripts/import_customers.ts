import { parameters } from '../netsuite/parameters';
import { runPorts } from '../netsuite/run-ports';
import { runSettings } from '../netsuite/run-settings';
import { customerFeed } from '../pipeline/customer-feed';
import { runImport } from '../pipeline/run';

/** Brings HotWax's customer feed into NetSuite and sends the ids back. */
function execute(): void {
  const settings = parameters('custscript_hcsync_cust_');
  const ports = runPorts({
    feed: 'customer',
    mappingId: 'custimport_hcsync_customer',
    onDemandDeployment: 'customdeploy_hcsync_customers_now',
    parameters: settings,
  });
  const read = () => ({
    feed: customerFeed({
      idDirectory: settings.folder('id_folder'),
      defaultSubsidiary: settings.text('subsidiary'),
    }),
    settings: runSettings(settings),
  });
  runImport('customer', read, ports);
}

export default { execute };
