import { isLineColumn, REFERENCE_COLUMNS } from './decide-orders';
import type { ImportableRecord, SourceColumn } from './importable-record';
import type { OrderRow } from './order';
import { valueProblems } from './order-checks';
import type { OrderColumn } from './order-columns';
import { type CustomerSubsidiaries, isCustomerForeign, isWantedElsewhere } from './order-customer';
import { rejectWhole } from './orders';
import {
  type ReferenceIndex,
  type ReferenceIndexes,
  type ReferenceKind,
  type WantedReferences,
  wantReferences,
} from './references';
import { type Reject, reject } from './reject';

/** An order as a batch file has it: with internal ids for references and names of countries. */
export type BatchOrder = ImportableRecord<OrderColumn | SourceColumn>;

export function missingOrderReferences(orders: readonly BatchOrder[]): WantedReferences {
  return wantReferences(
    orders.flatMap(({ rows }) =>
      rows.flatMap((values, index) => [
        ...(index === 0 ? [['customer', values.customer] as const] : []),
        ...pointers(values, index).map(([, kind, value]) => [kind, value] as const),
      ]),
    ),
  );
}

/**
 * Why NetSuite has not got these orders after their job, as far as it can be told: what they point at was good when the
 * batch was made, but may have gone, or been made inactive, until the job came to it. Orders without a reason are left
 * out; of the others every row is told.
 * @param subsidiariesOf asked once, for customers that are wanted in another subsidiary than their own
 */
export function whyOrdersMissing(
  orders: readonly BatchOrder[],
  references: ReferenceIndexes,
  subsidiariesOf: (customers: readonly string[]) => CustomerSubsidiaries | undefined,
): Reject[] {
  const shared = lookUpShared(orders, references, subsidiariesOf);
  return orders.flatMap(({ key, rows }) => {
    const lines = rows.map(toOrderRow);
    const subsidiary = effectiveSubsidiary(lines[0], references);
    const problems = [
      ...customerProblem(key, lines[0], references, shared),
      ...lines.flatMap((line, index) => lineProblems(key, line, index, subsidiary, references)),
    ];
    return problems.length === 0 ? [] : rejectWhole(key, lines, problems);
  });
}

/** The date is left out: in a batch it is written as the account writes dates. */
function toOrderRow({ date: _, ...values }: BatchOrder['rows'][number]): OrderRow {
  const { sourceFile = '', sourceRow = '0', ...own } = values;
  return { source: { file: sourceFile, row: Number(sourceRow) }, values: own };
}

function lookUpShared(
  orders: readonly BatchOrder[],
  { customer: customers }: ReferenceIndexes,
  subsidiariesOf: (customers: readonly string[]) => CustomerSubsidiaries | undefined,
): CustomerSubsidiaries | undefined {
  const ids = orders.flatMap(({ rows: [first] }) => {
    const customer = customers.byId(first?.customer ?? '');
    return customer !== undefined && isWantedElsewhere(customer, first?.subsidiary) ? [customer.id] : [];
  });
  return ids.length === 0 ? new Map() : subsidiariesOf([...new Set(ids)]);
}

function customerProblem(
  key: string,
  first: OrderRow | undefined,
  references: ReferenceIndexes,
  shared: CustomerSubsidiaries | undefined,
): Reject[] {
  const id = first?.values.customer;
  if (first === undefined || id === undefined) {
    return [];
  }
  const found = references.customer.byId(id);
  const subsidiary = first.values.subsidiary;
  if (found === undefined) {
    const detail = `the customer is no longer in NetSuite (internal id ${id})`;
    return [reject(first.source, key, 'ORDER_CUSTOMER_UNKNOWN', detail)];
  }
  if (found.inactive) {
    const detail = `the customer is inactive in NetSuite (internal id ${id})`;
    return [reject(first.source, key, 'CUSTOMER_INACTIVE', detail)];
  }
  if (isCustomerForeign(found, subsidiary, shared)) {
    const detail = `the customer (internal id ${id}) may not be used in subsidiary ${subsidiary}`;
    return [reject(first.source, key, 'CUSTOMER_OF_OTHER_SUBSIDIARY', detail)];
  }
  return [];
}

/** Without a subsidiary of its own an order takes its customer's. */
function effectiveSubsidiary(first: OrderRow | undefined, references: ReferenceIndexes): string | undefined {
  return first?.values.subsidiary ?? references.customer.byId(first?.values.customer ?? '')?.subsidiary;
}

function lineProblems(
  key: string,
  line: OrderRow,
  index: number,
  subsidiary: string | undefined,
  references: ReferenceIndexes,
): Reject[] {
  const gone = pointers(line.values, index).flatMap(([column, kind, value]) => {
    const found = find(references[kind], kind, value);
    if (found === undefined) {
      const detail = `NetSuite has no ${column} with the internal id ${value}`;
      return [reject(line.source, key, 'REFERENCE_UNKNOWN', detail)];
    }
    if (found.inactive) {
      const detail = `${column} is inactive in NetSuite (internal id ${value})`;
      return [reject(line.source, key, 'REFERENCE_INACTIVE', detail)];
    }
    const foreign = kind === 'location' && found.subsidiary !== undefined && found.subsidiary !== subsidiary;
    return foreign && subsidiary !== undefined
      ? [
          reject(
            line.source,
            key,
            'LOCATION_OF_OTHER_SUBSIDIARY',
            `${column} belongs to another subsidiary (internal id ${value})`,
          ),
        ]
      : [];
  });
  return [...gone, ...valueProblems(key, line)];
}

/** What a row points at; NetSuite reads columns of the order itself from its first row only. */
function pointers(values: OrderRow['values'], index: number): [OrderColumn, ReferenceKind, string][] {
  return REFERENCE_COLUMNS.flatMap(([column, kind]) => {
    const value = values[column];
    return value === undefined || (index > 0 && !isLineColumn(column)) ? [] : [[column, kind, value]];
  });
}

/** By the id that stands in the batch, never by a name or external id that looks the same. */
function find(index: ReferenceIndex, kind: ReferenceKind, value: string) {
  return kind === 'country' ? index.resolve(value).found : index.byId(value);
}
