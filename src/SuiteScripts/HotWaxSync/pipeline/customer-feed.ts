import { customerIdLines } from '../feed/acknowledgements';
import { packBatches } from '../feed/batches';
import { CUSTOMER_COLUMNS, type CustomerColumn } from '../feed/customer-columns';
import { checkCustomers } from '../feed/customers';
import { customerReferences, decideCustomers } from '../feed/decide-customers';
import type { FeedRow } from '../feed/feed-file';
import { SOURCE_COLUMNS } from '../feed/importable-record';
import { missingCustomerReferences, whyCustomersMissing } from '../feed/missing-customers';
import type { Feed, FeedPlan, OpenedSource } from './feed';
import { flightKeys } from './flight-keys';
import type { Ports } from './ports';
import { knownBatch, type OpenedFeed, openSource, sourcePlans } from './source-plans';

const BATCH_COLUMNS = [...CUSTOMER_COLUMNS.map(({ name }) => name), ...SOURCE_COLUMNS] as const;

export interface CustomerFeedSettings {
  /** Where HotWax looks for customer ids, e.g. `customer/import`. */
  readonly idDirectory: string;
  /** Internal id of the subsidiary for customers whose feed names none; blank when there is no default. */
  readonly defaultSubsidiary: string;
}

/** Customers: HotWax sends each until its id is back, so most of a feed may be known. */
export function customerFeed(settings: CustomerFeedSettings): Feed {
  return {
    name: 'customer',
    plan: (sources, ports) => planCustomers(sources, settings, ports),
    columns: BATCH_COLUMNS,
    missingReferences: missingCustomerReferences,
    whyMissing: whyCustomersMissing,
    present: (keys, { lookup }) => new Set(lookup.knownCustomers(keys).keys()),
    idFiles: (records, { lookup }) => {
      const known = lookup.knownCustomers(records.map(({ key }) => key));
      const verified = records.flatMap(({ key, hotwaxId }) => {
        const id = known.get(key)?.id;
        return id === undefined ? [] : [{ partyId: hotwaxId, id }];
      });
      return verified.length === 0
        ? []
        : [{ directory: settings.idDirectory, stem: 'CustomerIds', ...customerIdLines(verified) }];
    },
  };
}

function planCustomers(sources: readonly OpenedSource[], settings: CustomerFeedSettings, ports: Ports): FeedPlan {
  const opened = sources.map((source) => openSource<CustomerColumn>(source, CUSTOMER_COLUMNS));
  const { customers, rejects } = checkCustomers(rowsOf(opened));
  const decisions = decideCustomers(customers, {
    references: ports.lookup.references(customerReferences(customers)),
    known: ports.lookup.knownCustomers(customers.map(({ key }) => key)),
    inFlight: flightKeys(ports),
    defaultSubsidiary: settings.defaultSubsidiary,
  });
  const firstRows = new Map(customers.map(({ key, sources: [first] }) => [key, first ?? { file: '', row: 0 }]));
  const firstRow = ({ key }: { key: string }) => firstRows.get(key) ?? { file: '', row: 0 };
  return {
    sources: sourcePlans(opened, {
      imported: decisions.import.map(firstRow),
      known: [...decisions.known, ...decisions.inFlight].map(firstRow),
      held: [],
      rejects: [...rejects, ...decisions.rejects],
    }),
    batches: packBatches(decisions.import, BATCH_COLUMNS),
    known: knownBatch(decisions.known.map((customer) => ({ ...customer, hotwaxId: customer.partyId }))),
    held: undefined,
    heldOrders: 0,
    idle: false,
  };
}

function* rowsOf(opened: readonly OpenedFeed<CustomerColumn>[]): Generator<FeedRow<CustomerColumn>> {
  for (const { rows } of opened) {
    yield* rows;
  }
}
