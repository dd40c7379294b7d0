import {
  CUSTOMER_COLUMNS,
  CUSTOMER_LENGTHS,
  type CustomerColumn,
} from '../../../../src/SuiteScripts/HotWaxSync/feed/customer-columns';
import { tooLong } from '../../../../src/SuiteScripts/HotWaxSync/feed/lengths';
import type { MappedRecord } from './feed-record';
import type { HotWaxCustomer } from './hotwax-customer';
import { e164 } from './phone';
import { problem } from './problems';
import type { CustomerSettings } from './settings';
import { cellText, isEmail } from './value-checks';

/** Columns of the customer feed, always all of them and in this order. */
export const CUSTOMER_FEED_COLUMNS: readonly CustomerColumn[] = CUSTOMER_COLUMNS.map(({ name }) => name);

/** One customer as the row of its feed, or all reasons why it cannot be one. */
export function mapCustomer(customer: HotWaxCustomer, settings: CustomerSettings): MappedRecord<CustomerColumn> {
  const externalId = customerExternalId(customer, settings.externalIdFrom);
  const row = customerRow(customer, externalId, settings);
  const problems = [
    ...(customer.statusId === 'PARTY_DISABLED' ? [problem('CUSTOMER_DISABLED')] : []),
    ...(externalId === '' ? [problem('SHOPIFY_ID_MISSING')] : []),
    ...(row.lastName === '' ? [problem('NAME_MISSING')] : []),
    ...(row.email === '' || isEmail(row.email) ? [] : [problem('EMAIL_INVALID')]),
    ...tooLong(row, CUSTOMER_LENGTHS).map((what) => problem('VALUE_TOO_LONG', what)),
  ];
  const { partyId: recordId } = customer;
  return problems.length > 0 ? { recordId, externalId, problems } : { recordId, externalId, rows: [row] };
}

/** The key of a customer in NetSuite; blank when it has none. Orders name their customer by the same. */
export function customerExternalId(
  { partyId, shopifyId }: Pick<HotWaxCustomer, 'partyId' | 'shopifyId'>,
  from: CustomerSettings['externalIdFrom'],
): string {
  return from === 'partyId' ? partyId : cellText(shopifyId);
}

function customerRow(customer: HotWaxCustomer, externalId: string, settings: CustomerSettings) {
  const { firstName, lastName } = names(customer);
  return {
    externalId,
    HCCustomerId: customer.partyId,
    HCShopifyCustomerId: cellText(customer.shopifyId),
    firstName,
    lastName,
    companyName: '',
    individual: 'T',
    status: settings.constants.status,
    taxable: settings.constants.taxable,
    defaultOrderPriority: settings.constants.defaultOrderPriority,
    email: cellText(customer.email),
    phone: e164(customer.phone),
    subsidiary: cellText(customer.subsidiary) || (settings.subsidiary ?? ''),
    accountSource: settings.constants.accountSource,
  } satisfies Record<CustomerColumn, string>;
}

/** NetSuite needs a last name. Who has one name only has it as the last one; nothing is made up and nothing is cut. */
function names({ firstName, lastName }: HotWaxCustomer): { firstName: string; lastName: string } {
  const [first, last] = [cellText(firstName), cellText(lastName)];
  return last === '' ? { firstName: '', lastName: first } : { firstName: first, lastName: last };
}
