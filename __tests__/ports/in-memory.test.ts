import type { ReferenceKind } from '../../src/SuiteScripts/HotWaxSync/feed/references';
import { wantReferences } from '../../src/SuiteScripts/HotWaxSync/feed/references';
import type { Ports } from '../../src/SuiteScripts/HotWaxSync/pipeline/ports';
import { type FeedName, InMemoryAccount } from '../pipeline/in-memory-account';
import { inMemoryPorts } from '../pipeline/in-memory-ports';
import { RunLife } from '../pipeline/run-life';
import { describeCabinet } from './cabinet-suite';
import { describeFeedFolder } from './feed-folder-suite';
import { describeLedger } from './ledger-suite';
import { describeNotices } from './notices-suite';
import { describeRecordLookup } from './record-lookup-suite';

/** The ports that the tests of the pipeline run over keep the promises that those over N/* keep. There is no lock: each
 * run there is the only one. */
const ports = (account: InMemoryAccount, feed: FeedName = 'customer'): Ports =>
  inMemoryPorts(account, feed, new RunLife({ units: 1_000_000 }));

describeLedger('in memory', () => {
  const account = new InMemoryAccount();
  return { customers: ports(account).ledger, orders: ports(account, 'salesorder').ledger };
});

describeNotices('in memory', () => {
  const account = new InMemoryAccount();
  return { customers: ports(account).notices, orders: ports(account, 'salesorder').notices };
});

describeCabinet('in memory', () => ports(new InMemoryAccount()).cabinet);

describeFeedFolder(
  'in memory',
  () => {
    const account = new InMemoryAccount();
    const { feedFolder, cabinet } = ports(account);
    return {
      folder: feedFolder,
      cabinet,
      put: (path, content) => account.put(path, ...content.split('\n').slice(0, -1)),
      read: (path) => account.sftp.get(path)?.text ?? '',
      listed: (directory) => account.listed(directory),
    };
  },
  { folders: true },
);

describeRecordLookup(
  'in memory',
  () => {
    const account = new InMemoryAccount();
    const { lookup } = ports(account);
    return {
      known: lookup,
      resolve: (kind: ReferenceKind, value) => lookup.references(wantReferences([[kind, value]]))[kind].resolve(value),
      addCustomer: (externalId, inactive = false) => {
        account.customers.set(externalId, { id: String(account.nextId++), inactive });
      },
      addOrder: (externalId, _, lines) => {
        const known = lines.map(([orderLineId, orderLineTypeId], index) => ({
          id: String(index + 1),
          orderLineId,
          orderLineTypeId,
        }));
        account.orders.set(externalId, { id: String(account.nextId++), lines: known });
      },
    };
  },
  { otherReferences: true },
);
