import { differenceFromKnown } from './compare-lines';
import { type ImportableRecord, type SourceColumn, sourceColumns } from './importable-record';
import type { KnownLine, Order } from './order';
import { LINE_COLUMNS, ORDER_BATCH_COLUMNS, type OrderColumn } from './order-columns';
import {
  type CustomerSubsidiaries,
  customersDiffer,
  customerValue,
  findCustomer,
  isCustomerForeign,
  subsidiaryOf,
} from './order-customer';
import { rejectWhole } from './orders';
import {
  type ReferenceIndexes,
  type ReferenceKind,
  referenceReason,
  type WantedReferences,
  wantReferences,
} from './references';
import { type Reject, reject } from './reject';
import { groupResent } from './resent-orders';
import { type CalendarDate, parseFeedDate } from './value-checks';

/** A sales order that NetSuite has already. */
export interface KnownOrder {
  readonly id: string;
  readonly lines: readonly KnownLine[];
}

/** What must be known of NetSuite to decide about orders. */
export interface OrderKnowledge {
  readonly references: ReferenceIndexes;
  /** By external id, of those that NetSuite has. */
  readonly known: ReadonlyMap<string, KnownOrder>;
  /** External ids that travel in an import job which has not ended. */
  readonly inFlight: ReadonlySet<string>;
  /** External ids of customers whose import job has not ended; asked for only when an order would be rejected. */
  readonly customersComing: () => ReadonlySet<string>;
  /** Of customers that are wanted in another subsidiary than their own; undefined when it cannot be known. */
  readonly customerSubsidiaries: CustomerSubsidiaries | undefined;
  /** ISO instant of this run. */
  readonly now: string;
  /** How long an order waits for its customer before it is rejected. */
  readonly holdMilliseconds: number;
  /** Writes a date as NetSuite's import expects it: in the account's date format. */
  readonly dateText: (date: CalendarDate) => string;
}

export interface OrderDecisions {
  /** To import, with internal ids in place of references. */
  readonly import: readonly ImportableRecord<OrderColumn | SourceColumn>[];
  /** In NetSuite already with the same lines: only their ids go back. */
  readonly known: readonly Order[];
  /** To be looked at again in the next run: their customer is missing, or a job with the same order has not ended. */
  readonly hold: readonly Order[];
  /** ISO instant at which the first of them is rejected; absent when none waits for its customer. */
  readonly nextRejection: string | undefined;
  readonly rejects: readonly Reject[];
}

/** Which columns of an order or line point at which kind of record. `customer` is looked at apart. */
export const REFERENCE_COLUMNS: readonly (readonly [OrderColumn, ReferenceKind])[] = [
  ['subsidiary', 'subsidiary'],
  ['department', 'department'],
  ['location', 'location'],
  ['shippingMethod', 'shippingMethod'],
  ['discountItem', 'item'],
  ['country', 'country'],
  ['billingCountry', 'country'],
  ['item', 'item'],
  ['itemLocation', 'location'],
];

export function orderReferences(orders: readonly Order[]): WantedReferences {
  return wantReferences(pointersOf(orders));
}

/** NetSuite reads columns of the order itself from its first row only. */
function* pointersOf(orders: readonly Order[]): Generator<readonly [ReferenceKind, string | undefined]> {
  for (const { values: body, rows } of orders) {
    yield ['customer', body.customer];
    yield ['customer', body.customerExternalId];
    for (const [column, kind] of REFERENCE_COLUMNS) {
      if (isLineColumn(column)) {
        yield* rows.map(({ values }) => [kind, values[column]] as const);
      } else {
        yield [kind, body[column]];
      }
    }
  }
}

/** Says for each order what becomes of it; pure, so that the same knowledge gives the same answer. */
export function decideOrders(orders: readonly Order[], knowledge: OrderKnowledge): OrderDecisions {
  const decisions: Entered = { import: [], known: [], hold: [], rejections: [] };
  const { groups, rejects: twice } = groupResent(orders, knowledge.known);
  const rejects: Reject[][] = [twice];
  for (const copies of groups) {
    // One copy is enough; but each copy that is rejected is told, for it stands in a file of its own.
    for (const order of copies) {
      const decision = decideOrder(order, knowledge);
      if (!Array.isArray(decision)) {
        enter(order, decision, decisions, knowledge);
        break;
      }
      rejects.push(rejectWhole(order.key, order.rows, decision));
    }
  }
  const [nextRejection] = decisions.rejections.sort();
  return { ...decisions, nextRejection, rejects: rejects.flat() };
}

/** What becomes of an order: `hold` waits for its customer, `wait` for the job that has the order already. */
type Decision = ImportableRecord<OrderColumn | SourceColumn> | 'known' | 'hold' | 'wait';

function decideOrder(order: Order, knowledge: OrderKnowledge): Decision | Reject[] {
  const existing = knowledge.known.get(order.key);
  if (existing !== undefined) {
    const difference = differenceFromKnown(order, existing);
    return difference === undefined ? 'known' : problemsOfFirstRow(order, 'ORDER_CONFLICT', difference);
  }
  if (knowledge.inFlight.has(order.key)) {
    return 'wait';
  }
  const customer = findCustomer(order, knowledge.references);
  if (customersDiffer(order, knowledge.references)) {
    const detail = 'customer and customerExternalId name two different customers';
    return problemsOfFirstRow(order, 'REFERENCE_AMBIGUOUS', detail);
  }
  const problems = referenceProblems(order, knowledge.references, customer?.subsidiary);
  if (problems.length > 0) {
    return problems;
  }
  if (customer === undefined) {
    return Date.parse(knowledge.now) < rejectionTime(order, knowledge) || isCustomerComing(order, knowledge)
      ? 'hold'
      : problemsOfFirstRow(order, 'ORDER_CUSTOMER_UNKNOWN', `customer "${customerValue(order)}" did not come in time`);
  }
  if (customer.inactive) {
    return problemsOfFirstRow(
      order,
      'CUSTOMER_INACTIVE',
      `the customer is inactive in NetSuite (internal id ${customer.id})`,
    );
  }
  if (isCustomerForeign(customer, subsidiaryOf(order, knowledge.references), knowledge.customerSubsidiaries)) {
    const detail = `customer "${customerValue(order)}" may not be used in subsidiary "${order.values.subsidiary}"`;
    return problemsOfFirstRow(order, 'CUSTOMER_OF_OTHER_SUBSIDIARY', detail);
  }
  return { key: order.key, rows: batchRows(order, customer.id, knowledge) };
}

/** Milliseconds since 1970. */
function rejectionTime({ heldSince }: Order, { now, holdMilliseconds }: OrderKnowledge): number {
  return Date.parse(heldSince ?? now) + holdMilliseconds;
}

/** HotWax gives a customer's external id in either column. */
function isCustomerComing({ values }: Order, { customersComing }: OrderKnowledge): boolean {
  const coming = customersComing();
  return [values.customer, values.customerExternalId].some((id) => id !== undefined && coming.has(id));
}

interface Entered {
  readonly import: ImportableRecord<OrderColumn | SourceColumn>[];
  readonly known: Order[];
  readonly hold: Order[];
  /** ISO instants. */
  readonly rejections: string[];
}

function enter(order: Order, decision: Decision, decisions: Entered, knowledge: OrderKnowledge): void {
  if (decision === 'known') {
    decisions.known.push(order);
  } else if (decision === 'wait') {
    decisions.hold.push(order);
  } else if (decision === 'hold') {
    decisions.hold.push(order);
    decisions.rejections.push(new Date(rejectionTime(order, knowledge)).toISOString());
  } else {
    decisions.import.push(decision);
  }
}

function referenceProblems(
  order: Order,
  references: ReferenceIndexes,
  customerSubsidiary: string | undefined,
): Reject[] {
  const orderSubsidiary = subsidiaryOf(order, references) ?? customerSubsidiary;
  return order.rows.flatMap(({ source, values }, index) =>
    REFERENCE_COLUMNS.flatMap(([column, kind]) => {
      const value = values[column];
      // NetSuite reads body fields from the first row, so only there do they matter.
      if (value === undefined || (index > 0 && !isLineColumn(column))) {
        return [];
      }
      const { found, problem } = references[kind].resolve(value);
      if (problem !== undefined) {
        return [reject(source, order.key, problem, referenceReason(problem, column, value))];
      }
      const foreign = kind === 'location' && found.subsidiary !== undefined && found.subsidiary !== orderSubsidiary;
      return foreign && orderSubsidiary !== undefined
        ? [
            reject(
              source,
              order.key,
              'LOCATION_OF_OTHER_SUBSIDIARY',
              `${column} "${value}" belongs to another subsidiary`,
            ),
          ]
        : [];
    }),
  );
}

function problemsOfFirstRow(order: Order, code: Reject['code'], detail: string): Reject[] {
  const [first] = order.rows;
  return first === undefined ? [] : [reject(first.source, order.key, code, detail)];
}

/**
 * Rows for the batch: values of the order from its first row on every row, internal ids for references, country names,
 * dates in the account's format.
 */
function batchRows(order: Order, customer: string, { references, dateText }: OrderKnowledge) {
  const date = parseFeedDate(order.values.date ?? '');
  return order.rows.map(({ source, values }) => {
    const row: Partial<Record<OrderColumn, string>> = {};
    for (const column of ORDER_BATCH_COLUMNS) {
      row[column] = isLineColumn(column) ? values[column] : order.values[column];
    }
    for (const [column, kind] of REFERENCE_COLUMNS) {
      const found = references[kind].resolve(row[column] ?? '').found;
      if (found !== undefined) {
        row[column] = kind === 'country' ? found.name : found.id;
      }
    }
    const dateValue = date === undefined ? '' : dateText(date);
    return { ...row, ...sourceColumns(source, order.orderId), customer, HCOrderId: order.orderId, date: dateValue };
  });
}

export function isLineColumn(column: OrderColumn): boolean {
  return LINE_COLUMNS.some(({ name }) => name === column);
}
