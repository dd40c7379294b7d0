import type { FeedColumn } from './feed-columns';

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

/**
 * Characters that NetSuite takes: first and last name 32, company name 83, e-mail 254
 * (field limits of the customer record; https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N383794.html),
 * free-text custom fields 300.
 */
export const CUSTOMER_LENGTHS: Partial<Record<CustomerColumn, number>> = {
  firstName: 32,
  lastName: 32,
  companyName: 83,
  email: 254,
  HCCustomerId: 300,
  HCShopifyCustomerId: 300,
};
