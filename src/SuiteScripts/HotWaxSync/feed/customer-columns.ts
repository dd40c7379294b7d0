import type { FeedColumn } from './feed-columns';
import { CUSTOM_TEXT, EMAIL, EXTERNAL_ID, type Limit, PHONE, REFERENCE } from './lengths';

/**
 * Columns of HotWax's customer feed, which are also the columns of a customer batch in this order: the import map
 * `custimport_hcsync_customer` names the same headers. A column that a feed lacks is blank in the batch.
 */
export const CUSTOMER_COLUMNS = [
  { name: 'externalId', required: true },
  { name: 'HCCustomerId' },
  { name: 'HCShopifyCustomerId' },
  { name: 'firstName' },
  { name: 'lastName' },
  { name: 'companyName' },
  { name: 'individual' },
  { name: 'status' },
  { name: 'taxable' },
  { name: 'defaultOrderPriority' },
  { name: 'email', aliases: ['Email Address'] },
  { name: 'phone', aliases: ['Phone Number'] },
  { name: 'subsidiary' },
  { name: 'accountSource' },
] as const satisfies readonly FeedColumn[];

export type CustomerColumn = (typeof CUSTOMER_COLUMNS)[number]['name'];

/** What a hold file has: the same columns, and where each row first stood. */
export const HELD_CUSTOMER_COLUMNS = [
  ...CUSTOMER_COLUMNS,
  { name: 'sourceFile' },
  { name: 'sourceRow' },
] as const satisfies readonly FeedColumn[];

export type HeldCustomerColumn = (typeof HELD_CUSTOMER_COLUMNS)[number]['name'];

/**
 * How much NetSuite takes; first and last name and company name are field limits of the customer record
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N383794.html).
 */
export const CUSTOMER_LENGTHS: Partial<Record<CustomerColumn, Limit>> = {
  externalId: EXTERNAL_ID,
  HCCustomerId: CUSTOM_TEXT,
  HCShopifyCustomerId: CUSTOM_TEXT,
  firstName: { most: 32, unit: 'characters' },
  lastName: { most: 32, unit: 'characters' },
  companyName: { most: 83, unit: 'characters' },
  email: EMAIL,
  phone: PHONE,
  subsidiary: REFERENCE,
};
