import { customerIdLines } from '../feed/acknowledgements';
import { packBatches } from '../feed/batches';
import {
  CUSTOMER_COLUMNS,
  type CustomerColumn,
  HELD_CUSTOMER_COLUMNS,
  type HeldCustomerColumn,
} from '../feed/customer-columns';
import { type CheckedCustomers, type Customer, checkCustomers, customerRow } from '../feed/customers';
import { customerReferences, decideCustomers } from '../feed/decide-customers';
import type { FeedRow } from '../feed/feed-file';
import { heldCustomerLines } from '../feed/hold-file';
import { SOURCE_COLUMNS } from '../feed/importable-record';
import { missingCustomerReferences, whyCustomersMissing } from '../feed/missing-customers';
import type { Feed, FeedPlan, Hold, OpenedSource, ReadFeed, Travelling } from './feed';
import { lookupUnits, referenceUnits } from './lookup-units';
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
    isReadable: (source) => openSource<CustomerColumn>(source, CUSTOMER_COLUMNS).unreadable === undefined,
    read: (sources) => readCustomers(sources, settings),
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

function readCustomers(sources: readonly OpenedSource[], settings: CustomerFeedSettings): ReadFeed {
  const opened = sources.map((source) =>
    openSource<HeldCustomerColumn>(source, source.file.state === 'holding' ? HELD_CUSTOMER_COLUMNS : CUSTOMER_COLUMNS),
  );
  const checked = checkCustomers(rowsOf(opened));
  return {
    rows: opened.reduce((sum, { rowsRead }) => sum + rowsRead(), 0),
    records: checked.customers.length,
    lookupUnits: referenceUnits(customerReferences(checked.customers)) + lookupUnits(checked.customers.length),
    mayExpire: false,
    plan: (travelling, ports) => planCustomers(opened, checked, travelling, settings, ports),
  };
}

function planCustomers(
  opened: readonly OpenedFeed<HeldCustomerColumn>[],
  { customers, rejects }: CheckedCustomers,
  { inFlight }: Travelling,
  settings: CustomerFeedSettings,
  ports: Ports,
): FeedPlan {
  const decisions = decideCustomers(customers, {
    references: ports.lookup.references(customerReferences(customers)),
    known: ports.lookup.knownCustomers(customers.map(({ key }) => key)),
    inFlight,
    defaultSubsidiary: settings.defaultSubsidiary,
  });
  const firstRows = new Map(customers.map(({ key, sources: [first] }) => [key, first ?? { file: '', row: 0 }]));
  const firstRow = ({ key }: { key: string }) => ({ key, ...(firstRows.get(key) ?? { file: '', row: 0 }) });
  const allRejects = [...rejects, ...decisions.rejects];
  const unchanged = decisions.import.length === 0 && decisions.known.length === 0 && allRejects.length === 0;
  return {
    sources: sourcePlans(opened, {
      imported: decisions.import.map(firstRow),
      known: decisions.known.map(firstRow),
      held: decisions.inFlight.map(firstRow),
      rejects: allRejects,
    }),
    batches: packBatches(decisions.import, BATCH_COLUMNS),
    known: knownBatch(decisions.known.map((customer) => ({ ...customer, hotwaxId: customer.partyId }))),
    hold: holdOf(decisions.inFlight),
    // Several files of held customers become one.
    idle: unchanged && opened.length === 1 && opened[0]?.file.state === 'holding',
  };
}

function holdOf(customers: readonly Customer[]): Hold | undefined {
  return customers.length === 0
    ? undefined
    : {
        lines: heldCustomerLines(customers),
        orders: customers.length,
        message: 'Customers that wait for an import job to end',
      };
}

function* rowsOf(opened: readonly OpenedFeed<HeldCustomerColumn>[]): Generator<FeedRow<CustomerColumn>> {
  for (const { rows } of opened) {
    for (const row of rows) {
      yield customerRow(row);
    }
  }
}
