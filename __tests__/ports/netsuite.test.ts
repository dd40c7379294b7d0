import { afterAll, beforeAll } from '@jest/globals';
import type { Snapshot } from 'netsuite-sandbox/testing/test-account';
import type { Resolution } from '../../src/SuiteScripts/HotWaxSync/feed/references';
import { describeCabinet } from './cabinet-suite';
import { describeFeedFolder } from './feed-folder-suite';
import { describeLedger } from './ledger-suite';
import { describeNotices } from './notices-suite';
import { PortAccount } from './port-account';
import { describeRecordLookup } from './record-lookup-suite';
import { describeRunLock } from './run-lock-suite';

/** The ports over N/*, deployed in a sandbox account; each call is a run of a script. */
let ports: PortAccount;
let empty: Snapshot;
beforeAll(() => {
  ports = new PortAccount();
  empty = ports.account.snapshot();
});
afterAll(() => ports?.close());

function fresh(): PortAccount {
  ports.account.restore(empty);
  return ports;
}

describeLedger('over custom records', () => {
  fresh();
  return { customers: ports.port('ledger'), orders: ports.port('ledger', 'salesorder') };
});

describeNotices('over custom records', () => {
  fresh();
  return { customers: ports.port('notices'), orders: ports.port('notices', 'salesorder') };
});

describeCabinet('over N/file', () => fresh().port('cabinet'));

describeFeedFolder('over N/sftp', () => {
  const { account } = fresh();
  return {
    folder: ports.port('feedFolder'),
    cabinet: ports.port('cabinet'),
    put: (path, content) => {
      account.account.clock.advance(1000);
      account.put(path, content);
    },
    read: (path) => account.read(path),
    listed: (directory) => account.listed(directory),
  };
});

describeRunLock('over a custom record', () => {
  const { account } = fresh();
  const step = (method: string) => ({ port: 'lock', method, args: [] });
  return {
    run: (deployment, dies) => {
      const steps = dies === undefined ? [step('take'), step('release')] : [step('take')];
      return ports.call('customer', steps, deployment)[0] === true;
    },
    passTime: (minutes) => account.account.clock.advance(minutes * 60_000),
  };
});

describeRecordLookup('over SuiteQL', () => {
  const { account } = fresh();
  account.load({
    location: [
      { id: 101, name: 'Broadway', subsidiary: 1 },
      { id: 102, name: 'Closed Store', subsidiary: 1, isinactive: true },
    ],
    department: [{ name: 'Twice' }, { name: 'Twice' }],
    shipitem: [{ id: 301, itemid: 'UPS Ground' }],
    inventoryitem: [
      { id: 4711, itemid: 'JACKET' },
      { id: 4713, itemid: 'SOCKS', externalid: 'item-ext-4713' },
    ],
  });
  const lookup = ports.port('lookup');
  return {
    known: {
      knownCustomers: (keys) => new Map(lookup.knownCustomers(keys)),
      knownOrders: (keys) => new Map(lookup.knownOrders(keys)),
    },
    resolve: (kind, value) =>
      ports.call('customer', [{ port: 'lookup', method: 'resolve', args: [kind, value] }])[0] as Resolution,
    addCustomer: (externalid, isinactive = false) => {
      account.load({ customer: [{ externalid, isperson: true, lastname: 'X', subsidiary: 1, isinactive }] });
    },
    addOrder: (externalid, customer, lines) => {
      const entity = account.records('customer').find((record) => record.externalid === customer)?.id;
      const item = lines.map(([orderLineId, orderLineTypeId]) => ({
        item: 4711,
        quantity: 1,
        rate: 1,
        custcol_hc_order_line_id: orderLineId,
        ...(orderLineTypeId === '' ? {} : { custcol_hc_orderline_type_id: orderLineTypeId }),
      }));
      account.load({ salesorder: [{ externalid, entity, subsidiary: 1, item }] });
    },
  };
});
