import { hasInvisible } from './keys';
import {
  ADDRESS_LINE,
  ADDRESS_PHONE,
  ADDRESSEE,
  CITY,
  CUSTOM_TEXT,
  EMAIL,
  EXTERNAL_ID,
  type Limit,
  REFERENCE,
  STATE,
  tooLong,
  ZIP,
} from './lengths';
import { lineKey, type OrderRow } from './order';
import { IDENTITY_COLUMNS, type OrderColumn } from './order-columns';
import { quoted, type Reject, reject } from './reject';
import { isDecimal, isEmail, parseFeedDate, parseYesNo } from './value-checks';

/** How much NetSuite takes. */
const LENGTHS: Partial<Record<OrderColumn, Limit>> = {
  externalId: EXTERNAL_ID,
  HCOrderId: CUSTOM_TEXT,
  HCShopifySalesOrderId: CUSTOM_TEXT,
  salesChannel: CUSTOM_TEXT,
  customer: REFERENCE,
  customerExternalId: REFERENCE,
  subsidiary: REFERENCE,
  department: REFERENCE,
  location: REFERENCE,
  email: EMAIL,
  shippingMethod: REFERENCE,
  discountItem: REFERENCE,
  addressee: ADDRESSEE,
  address1: ADDRESS_LINE,
  address2: ADDRESS_LINE,
  city: CITY,
  state: STATE,
  zip: ZIP,
  country: REFERENCE,
  phone: ADDRESS_PHONE,
  billingAddressee: ADDRESSEE,
  billingAddress1: ADDRESS_LINE,
  billingAddress2: ADDRESS_LINE,
  billingCity: CITY,
  billingState: STATE,
  billingZip: ZIP,
  billingCountry: REFERENCE,
  billingPhone: ADDRESS_PHONE,
  item: REFERENCE,
  orderLineId: CUSTOM_TEXT,
  orderLineTypeId: CUSTOM_TEXT,
  itemLocation: REFERENCE,
  tag: CUSTOM_TEXT,
};

/** Ids by which an order and its lines are found again, in NetSuite and in HotWax. */
const IDS = ['externalId', 'HCOrderId', 'orderLineId', 'orderLineTypeId'] as const;

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
            `the order is in status ${quoted(status)}, not in ${createdStatuses.join(' or ')}`,
          ),
        ]),
  ];
}

/** What is not of its form, or longer than NetSuite takes. */
export function valueProblems(key: string, { source, values }: OrderRow): Reject[] {
  return [
    ...invalidValues(values).map((what) => reject(source, key, 'VALUE_INVALID', what)),
    ...tooLong(values, LENGTHS).map((what) => reject(source, key, 'VALUE_TOO_LONG', what)),
  ];
}

function invalidValues(values: OrderRow['values']): string[] {
  const { date, quantity, email, closed } = values;
  const numbers = (['price', 'shippingCost', 'rate'] as const).filter((column) => !isDecimal(values[column] ?? '0'));
  return [
    date !== undefined && parseFeedDate(date) === undefined ? 'date is no date of the form MM/dd/yyyy' : '',
    quantity !== undefined && !(isDecimal(quantity) && Number(quantity) > 0)
      ? 'quantity is no plain number above 0'
      : '',
    email !== undefined && !isEmail(email) ? 'email is no e-mail address' : '',
    closed !== undefined && parseYesNo(closed) === undefined ? 'closed is neither yes nor no' : '',
    ...IDS.filter((column) => hasInvisible(values[column] ?? '')).map(
      (column) => `${column} has a control character or an invisible one`,
    ),
    ...numbers.map((column) => `${column} is no plain number of up to 12 digits, such as 1234.50`),
  ].filter((what) => what !== '');
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
      ? [reject(source, key, 'ORDER_LINE_TWICE', `the order has line ${quoted(values.orderLineId ?? '')} twice`)]
      : [];
  });
}
