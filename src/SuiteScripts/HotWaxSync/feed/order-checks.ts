import { lineKey, type OrderRow } from './order';
import { IDENTITY_COLUMNS, type OrderColumn } from './order-columns';
import { type Reject, reject } from './reject';
import { isDecimal, isEmail, parseFeedDate, parseYesNo } from './value-checks';

/** Characters that NetSuite takes: e-mail 254, free-text custom fields 300. */
const LENGTHS: Partial<Record<OrderColumn, number>> = {
  email: 254,
  HCOrderId: 300,
  HCShopifySalesOrderId: 300,
  salesChannel: 300,
  orderLineId: 300,
  orderLineTypeId: 300,
  tag: 300,
};

/** What the feed alone shows to be wrong with an order; empty when nothing is. */
export function orderProblems(key: string, rows: readonly OrderRow[], createdStatuses: readonly string[]): Reject[] {
  return [
    ...rows.flatMap((row) => rowProblems(key, row, createdStatuses)),
    ...disagreements(key, rows),
    ...repeatedLines(key, rows),
  ];
}

function rowProblems(key: string, row: OrderRow, createdStatuses: readonly string[]): Reject[] {
  const { source, values } = row;
  const missing = (['date', 'item', 'orderLineId', 'quantity'] as const).filter(
    (column) => values[column] === undefined,
  );
  const unsaid = [
    values.customer === undefined && values.customerExternalId === undefined ? 'customer' : '',
    // A level of its own makes NetSuite look the price up; a custom price must be given.
    values.price === undefined && values.priceLevel?.toLowerCase() === 'custom' ? 'price' : '',
    (values.address1 ?? values.city) !== undefined && values.country === undefined ? 'country' : '',
    (values.billingAddress1 ?? values.billingCity) !== undefined && values.billingCountry === undefined
      ? 'billingCountry'
      : '',
  ].filter((column) => column !== '');
  const status = values.orderStatus;
  return [
    ...[...missing, ...unsaid].map((column) => reject(source, key, 'VALUE_MISSING', `${column} is missing`)),
    ...valueProblems(key, row),
    ...(status === undefined || createdStatuses.includes(status.toUpperCase())
      ? []
      : [
          reject(
            source,
            key,
            'ORDER_NOT_CREATED',
            `the order is in status ${status}, not in ${createdStatuses.join(' or ')}`,
          ),
        ]),
  ];
}

/** What is not of its form, or longer than NetSuite takes. */
export function valueProblems(key: string, { source, values }: OrderRow): Reject[] {
  return [
    ...invalidValues(values).map((what) => reject(source, key, 'VALUE_INVALID', what)),
    ...tooLong(values).map((what) => reject(source, key, 'VALUE_TOO_LONG', what)),
  ];
}

function invalidValues(values: OrderRow['values']): string[] {
  const { date, quantity, email, closed } = values;
  const numbers = (['price', 'shippingCost', 'rate'] as const).filter((column) => !isDecimal(values[column] ?? '0'));
  return [
    date !== undefined && parseFeedDate(date) === undefined ? 'date is no date of the form MM/dd/yyyy' : '',
    quantity !== undefined && !(isDecimal(quantity) && Number(quantity) > 0) ? 'quantity is no number above 0' : '',
    email !== undefined && !isEmail(email) ? 'email is no e-mail address' : '',
    closed !== undefined && parseYesNo(closed) === undefined ? 'closed is neither yes nor no' : '',
    ...numbers.map((column) => `${column} is no number`),
  ].filter((what) => what !== '');
}

function tooLong(values: OrderRow['values']): string[] {
  return (Object.entries(LENGTHS) as [OrderColumn, number][])
    .filter(([column, length]) => (values[column]?.length ?? 0) > length)
    .map(([column, length]) => `${column} has more than ${length} characters`);
}

function disagreements(key: string, rows: readonly OrderRow[]): Reject[] {
  const first = rows[0]?.values ?? {};
  return rows.flatMap(({ source, values }) => {
    const columns = IDENTITY_COLUMNS.filter((column) => values[column] !== first[column]);
    return columns.length === 0
      ? []
      : [
          reject(
            source,
            key,
            'ORDER_ROWS_DISAGREE',
            `another ${columns.join(', ')} than on the first row of the order`,
          ),
        ];
  });
}

/** Doubled lines would be booked twice, and their ids could not be told apart on the way back. */
function repeatedLines(key: string, rows: readonly OrderRow[]): Reject[] {
  const seen = new Set<string>();
  return rows.flatMap(({ source, values }) => {
    const line = lineKey(values.orderLineId ?? '', values.orderLineTypeId ?? '');
    const again = seen.has(line);
    seen.add(line);
    return again
      ? [reject(source, key, 'ORDER_LINE_TWICE', `the order has line ${values.orderLineId ?? ''} twice`)]
      : [];
  });
}
