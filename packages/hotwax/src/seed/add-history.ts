import { type RawBuilder, sql } from 'kysely';
import { isMysql } from '../adapters/database/dialect';
import type { Db } from '../adapters/database/open-database';

/** Rows of one statement: what one transaction takes well. */
const BLOCK = 100_000;
/** Seconds between two customers or two orders of the past. */
const SECONDS_APART = 30;
const FIRST_DAY = '2022-01-01 00:00:00';

/**
 * Fills a database with customers that NetSuite knows and orders that were completed, made by the database itself: a
 * million take a minute or two. Order ids begin with H.
 */
export async function addHistory(db: Db, { customers, orders }: { customers: number; orders: number }): Promise<void> {
  for (const [from, to] of blocks(customers)) {
    for (const statement of customerStatements(db, numbers(from, to))) {
      await statement.execute(db);
    }
  }
  for (const [from, to] of blocks(orders)) {
    for (const statement of orderStatements(db, numbers(from, to), customers)) {
      await statement.execute(db);
    }
  }
}

function customerStatements(db: Db, n: RawBuilder<unknown>): RawBuilder<unknown>[] {
  const { date, text } = functions(db);
  const party = text(sql`1000000000 + n.i`);
  return [
    sql`insert into party (party_id, status_id, created_tx_stamp) select ${party}, 'PARTY_ENABLED', ${date} from ${n}`,
    sql`insert into person (party_id, first_name, last_name) select ${party}, 'Past', 'Customer' from ${n}`,
    sql`insert into party_role (party_id, role_type_id) select ${party}, 'CUSTOMER' from ${n}`,
    ...['SHOPIFY_CUST_ID', 'NETSUITE_CUSTOMER_ID'].map(
      (type) => sql`insert into party_identification (party_id, party_identification_type_id, id_value)
        select ${party}, ${type}, ${text(sql`500000000 + n.i`)} from ${n}`,
    ),
  ];
}

function orderStatements(db: Db, n: RawBuilder<unknown>, customers: number): RawBuilder<unknown>[] {
  const { date, text, joined } = functions(db);
  const order = joined(sql`'H'`, text(sql`10000000 + n.i`));
  const party = text(sql`1000000000 + n.i % ${Math.max(1, customers)}`);
  return [
    sql`insert into order_header (order_id, order_type_id, order_name, external_id, sales_channel_enum_id, order_date,
        entry_date, status_id, product_store_id, currency_uom)
      select ${order}, 'SALES_ORDER', '#0', ${text(sql`700000000 + n.i`)}, 'WEB_SALES_CHANNEL', ${date}, ${date},
        'ORDER_COMPLETED', 'STORE', 'USD' from ${n}`,
    sql`insert into order_item (order_id, order_item_seq_id, product_id, quantity, unit_price, status_id, ship_group_seq_id)
      select ${order}, '00101', 'JACKET', 1, 50, 'ITEM_COMPLETED', '00001' from ${n}`,
    sql`insert into order_role (order_id, party_id, role_type_id, from_date)
      select ${order}, ${party}, 'BILL_TO_CUSTOMER', ${date} from ${n}`,
    ...['SHOPIFY_ORD_ID', 'NETSUITE_ORDER_ID'].map(
      (type) => sql`insert into order_identification (order_identification_type_id, order_id, id_value, from_date)
        select ${type}, ${order}, ${text(sql`700000000 + n.i`)}, ${date} from ${n}`,
    ),
    ...['ORDER_CREATED', 'ORDER_APPROVED'].map(
      (status, index) => sql`insert into order_status (order_status_id, order_id, status_id, status_datetime)
        select ${joined(order, text(sql`${sql.lit(index)}`))}, ${order}, ${status}, ${date} from ${n}`,
    ),
    sql`insert into order_item_attribute (order_id, order_item_seq_id, attr_name, attr_value)
      select ${order}, '00101', 'NetsuiteItemLineId', '1' from ${n}`,
  ];
}

/** What the two dialects write in two ways. */
function functions(db: Db) {
  const mysql = isMysql(db);
  const text = (value: RawBuilder<unknown>) => sql`cast(${value} as char)`;
  return {
    text,
    joined: (one: RawBuilder<unknown>, other: RawBuilder<unknown>) =>
      mysql ? sql`concat(${one}, ${other})` : sql`${one} || ${other}`,
    date: mysql
      ? sql`timestampadd(second, n.i * ${sql.lit(SECONDS_APART)}, ${FIRST_DAY})`
      : sql`datetime(${FIRST_DAY}, (n.i * ${sql.lit(SECONDS_APART)}) || ' seconds') || '.000'`,
  };
}

/** Rows with the numbers of `from` up to, not including, `to`. */
function numbers(from: number, to: number): RawBuilder<unknown> {
  const digit = sql`(select 0 as d union all select 1 union all select 2 union all select 3 union all select 4
    union all select 5 union all select 6 union all select 7 union all select 8 union all select 9)`;
  return sql`(select ${sql.lit(from)} + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d as i
    from ${digit} a cross join ${digit} b cross join ${digit} c cross join ${digit} e cross join ${digit} f
    where a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d < ${sql.lit(to - from)}) n`;
}

function blocks(count: number): [number, number][] {
  return Array.from({ length: Math.ceil(count / BLOCK) }, (_, index) => [
    index * BLOCK,
    Math.min(count, (index + 1) * BLOCK),
  ]);
}
