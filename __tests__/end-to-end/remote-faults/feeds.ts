/**
 * What HotWax puts on SFTP in these tests, and what must come of it. Orders 1 and 3 wait for customers of the same hour; a
 * row of each feed is rejected, so that there are reports as well, and one file cannot be read at all.
 */
const CUSTOMER_HEADER = 'externalId,HCCustomerId,firstName,lastName,email,phone,subsidiary';
const ORDER_HEADER = 'externalId,HCOrderId,customer,date,addressee,address1,country,price,item,orderLineId,quantity';

/** Values of persons in the feeds. No log, mail, notice or message of the ledger may have one of them. */
export const PERSONAL = ['Augusta', 'Byron', 'Hopperova', '5550100', 'private.example', 'Analytical Way'];

export function customerRow(key: string): string {
  return `${key},P-${key},Augusta,Byron,${key.toLowerCase()}@private.example,1 5550100,1\n`;
}

export function customerCsv(...keys: string[]): string {
  return `${CUSTOMER_HEADER}\n${keys.map(customerRow).join('')}`;
}

/** A row without a last name: no customer can be made of it. */
const NAMELESS = 'N,P-N,Hopperova,,n@private.example,1 5550100,1\n';

export function orderLine(key: string, line: string, customer = '500', item = '4711'): string {
  return `${key},M-${key},${customer},03/09/2026,Augusta Byron,12 Analytical Way,US,5.00,${item},${line},1\n`;
}

export function orderCsv(...lines: string[]): string {
  return `${ORDER_HEADER}\n${lines.join('')}`;
}

/** What an account must have for them. */
export const RECORDS = {
  inventoryitem: [{ id: 4711, itemid: 'JACKET' }],
  customer: [{ id: 500, externalid: '500', isperson: true, lastname: 'Buyer', subsidiary: 1 }],
};

/** Path on SFTP → content, in the order in which they come. */
export const FEEDS: ReadonlyMap<string, string> = new Map([
  ['customer/export/customers-1.csv', customerCsv('A', 'B')],
  ['customer/export/customers-2.csv', customerCsv('C') + NAMELESS],
  ['customer/export/no-key.csv', 'lastName\nByron\n'],
  ['salesorder/export/orders-1.csv', orderCsv(orderLine('1', '1', 'A'), orderLine('1', '2', 'A'))],
  ['salesorder/export/orders-2.csv', orderCsv(orderLine('2', '1'), orderLine('9', '1', '500', '404'))],
  ['salesorder/export/orders-3.csv', orderCsv(orderLine('3', '1', 'C'))],
]);

/** What is there when all of a feed was worked off. */
export interface Outcome {
  /** External ids of customers. */
  readonly customers: readonly string[];
  /** Of orders, each with its lines. */
  readonly orders: Readonly<Record<string, readonly string[]>>;
  /** `file key CODE` of each rejected row. */
  readonly rejects: readonly string[];
  /** Paths without `export/`. */
  readonly archived: readonly string[];
  readonly failed?: readonly string[];
}

/** What comes of the feeds above. */
export const OUTCOME: Outcome = {
  customers: ['A', 'B', 'C'],
  orders: { 1: ['1', '2'], 2: ['1'], 3: ['1'] },
  rejects: ['customers-2.csv N VALUE_MISSING', 'no-key.csv  FILE_COLUMN_MISSING', 'orders-2.csv 9 REFERENCE_UNKNOWN'],
  archived: [
    'customer/customers-1.csv',
    'customer/customers-2.csv',
    'salesorder/orders-1.csv',
    'salesorder/orders-2.csv',
    'salesorder/orders-3.csv',
  ],
  failed: ['customer/no-key.csv'],
};

/** What is there in the end when more files came than those above. */
export function outcomeWith(
  customers: readonly string[],
  orders: Readonly<Record<string, readonly string[]>>,
  archived: readonly string[],
): Outcome {
  return {
    ...OUTCOME,
    customers: [...OUTCOME.customers, ...customers],
    orders: { ...OUTCOME.orders, ...orders },
    archived: [...OUTCOME.archived, ...archived],
  };
}
