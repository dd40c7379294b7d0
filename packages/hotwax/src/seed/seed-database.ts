import type { Db } from '../adapters/database/open-database';
import { CUSTOMER_CONDITIONS, type CustomerCondition, makeCustomer, type SeededCustomer } from './customer-rows';
import { insertRows } from './insert-rows';
import { ORDER_CONDITIONS, type OrderCondition, type OrderFate } from './order-conditions';
import { draftRows } from './order-draft';
import { plainOrder } from './plain-order';
import { retailerRows } from './retailer';
import { addRows, type Rows } from './rows';
import { SeededRandom } from './seeded-random';

export interface SeedOptions {
  readonly seed: number;
  readonly customers: number;
  readonly orders: number;
  /** The newest customers and orders are of this moment. */
  readonly now: Date;
}

/** An order that was made, with what must come of it. */
export interface SeededOrder {
  readonly orderId: string;
  readonly externalId: string;
  readonly condition: OrderCondition;
  /** Leaving aside its customer: without a NetSuite id of that, an order waits. */
  readonly fate: OrderFate;
  readonly customer: SeededCustomer;
}

export interface SeededDatabase {
  readonly customers: readonly Omit<SeededCustomer, 'rows'>[];
  readonly orders: readonly SeededOrder[];
}

/** Between two customers or orders. */
const MILLISECONDS_APART = 60_000;
/** Share of those with nothing special about them, once each condition was there once. */
const PLAIN_SHARE = 0.8;
/** Records that are written at once. */
const WRITTEN_AT_ONCE = 500;

/**
 * Fills HotWax's empty tables with a small retailer, its customers and orders, in every condition; the same for the same
 * options. What must come of each is written down while it is made, and never read from the jobs.
 */
export async function seedDatabase(db: Db, options: SeedOptions): Promise<SeededDatabase> {
  const random = new SeededRandom(options.seed);
  await insertRows(db, retailerRows());
  const customers = await seedCustomers(db, options, random);
  const orders = await seedOrders(db, options, customers, random);
  return { customers, orders };
}

async function seedCustomers(db: Db, options: SeedOptions, random: SeededRandom): Promise<SeededCustomer[]> {
  const customers: SeededCustomer[] = [];
  let waiting: Rows = {};
  for (let index = 0; index < options.customers; index += 1) {
    const plain = index % 3 === 0 ? 'new' : 'known';
    const condition = conditionOf(index, Object.keys(CUSTOMER_CONDITIONS) as CustomerCondition[], plain, random);
    const customer = makeCustomer(index, condition, ageOf(options.customers - index, options), random);
    addRows(waiting, customer.rows);
    customers.push({ ...customer, rows: {} });
    if ((index + 1) % WRITTEN_AT_ONCE === 0) {
      await insertRows(db, waiting);
      waiting = {};
    }
  }
  await insertRows(db, waiting);
  return customers;
}

async function seedOrders(
  db: Db,
  options: SeedOptions,
  customers: readonly SeededCustomer[],
  random: SeededRandom,
): Promise<SeededOrder[]> {
  const orders: SeededOrder[] = [];
  const known = customers.filter(({ condition }) => condition === 'known');
  let waiting: Rows = {};
  for (let index = 0; index < options.orders; index += 1) {
    const condition = conditionOf(index, Object.keys(ORDER_CONDITIONS) as OrderCondition[], 'plain', random);
    // Something special about the order shows only where its customer lets it travel.
    const customer = random.pick(condition === 'plain' ? customers : known);
    const draft = plainOrder(index, customer, ageOf(options.orders - index, options), random);
    const { fate, change } = ORDER_CONDITIONS[condition];
    change(draft, random);
    addRows(waiting, draftRows(draft));
    addRows(waiting, draft.more);
    const { order_id, external_id } = draft.header;
    orders.push({ orderId: order_id, externalId: external_id ?? '', condition, fate, customer });
    if ((index + 1) % WRITTEN_AT_ONCE === 0) {
      await insertRows(db, waiting);
      waiting = {};
    }
  }
  await insertRows(db, waiting);
  return orders;
}

/** Each condition once, then mostly plain ones. */
function conditionOf<Condition extends string>(
  index: number,
  conditions: readonly Condition[],
  plain: Condition,
  random: SeededRandom,
): Condition {
  return conditions[index] ?? (random.next() < PLAIN_SHARE ? plain : random.pick(conditions));
}

function ageOf(steps: number, { now }: SeedOptions): Date {
  return new Date(now.getTime() - steps * MILLISECONDS_APART);
}
