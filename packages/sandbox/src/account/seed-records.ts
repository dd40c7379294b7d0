import type { RecordBody } from '../records/record-store';
import type { Account } from './account';
import { CANADIAN_PROVINCES, COUNTRY_CODES, countryName, US_STATES } from './countries';

/**
 * What a fresh account has before anyone adds anything.
 *
 * Lists with text keys (`country`, `state`) are records whose internal id is a running number and whose key, the value
 * that other records store, is in `body.key`: `{key: 'US', name: 'United States'}`. A select on `country` therefore
 * stores `'US'`, and its text is the `name` of the record with that key.
 */
export function seedRecords(account: Account): void {
  const seed = (type: string, id: number | undefined, body: RecordBody) =>
    account.records.insert(type, { id, body: { ...body, isinactive: false } });

  for (const key of COUNTRY_CODES) seed('country', undefined, { key, name: countryName(key) });
  for (const [key, name] of US_STATES) seed('state', undefined, { key, name, country: 'US' });
  for (const [key, name] of CANADIAN_PROVINCES) seed('state', undefined, { key, name, country: 'CA' });
  seed('currency', 1, { name: 'USA', symbol: 'USD', displaysymbol: '$', exchangerate: 1, isbasecurrency: true });
  if (account.settings.oneWorld)
    seed('subsidiary', 1, { name: 'Parent Company', country: 'US', currency: 1, iselimination: false });
  seed('pricelevel', -1, { name: 'Custom' });
  for (const [id, name] of PRICE_LEVELS) seed('pricelevel', id, { name });
  for (const [id, stage, name, probability] of CUSTOMER_STATUSES)
    seed('customerstatus', id, { name, stage, probability });
  for (const [id, name] of TERMS) seed('term', id, { name, daysuntilnetdue: Number(/\d+/.exec(name)?.[0] ?? 0) });
  for (const [id, name] of PAYMENT_METHODS) seed('paymentmethod', id, { name, creditcard: id > 2 });
  seed('salestaxitem', -8, { itemid: '-Not Taxable-', displayname: '-Not Taxable-', rate: 0 });
}

/** Names and ids as a new account of the U.S. edition shows them. */
const PRICE_LEVELS: readonly [number, string][] = [
  [1, 'Base Price'],
  [2, 'Alternate Price 1'],
  [3, 'Alternate Price 2'],
  [4, 'Alternate Price 3'],
  [5, 'Online Price'],
];

const CUSTOMER_STATUSES: readonly [number, string, string, number][] = [
  [6, 'LEAD', 'LEAD-Unqualified', 0],
  [7, 'LEAD', 'LEAD-Qualified', 10],
  [8, 'PROSPECT', 'PROSPECT-In Discussion', 15],
  [9, 'PROSPECT', 'PROSPECT-Identified Decision Makers', 30],
  [10, 'PROSPECT', 'PROSPECT-Proposal', 50],
  [11, 'PROSPECT', 'PROSPECT-In Negotiation', 75],
  [12, 'PROSPECT', 'PROSPECT-Purchasing', 90],
  [13, 'CUSTOMER', 'CUSTOMER-Closed Won', 100],
  [14, 'PROSPECT', 'PROSPECT-Closed Lost', 0],
  [15, 'CUSTOMER', 'CUSTOMER-Renewal', 100],
  [16, 'CUSTOMER', 'CUSTOMER-Lost Customer', 0],
];

const TERMS: readonly [number, string][] = [
  [1, 'Net 15'],
  [2, 'Net 30'],
  [3, 'Net 60'],
  [4, 'Due on receipt'],
];

const PAYMENT_METHODS: readonly [number, string][] = [
  [1, 'Cash'],
  [2, 'Check'],
  [3, 'Discover'],
  [4, 'Master Card'],
  [5, 'VISA'],
  [6, 'American Express'],
];
