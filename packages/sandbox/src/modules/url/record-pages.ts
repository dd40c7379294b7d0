import type { RecordType } from '../../records/record-type';
import { TRANSACTION_TYPE_CODES } from '../../suiteql/transaction-types';

const ENTITIES = '/app/common/entity';
const LISTS = '/app/common/otherlists';

/** Pages of record types that share none with their kind. */
const PAGES: Readonly<Record<string, string>> = {
  account: '/app/accounting/account/account.nl',
  classification: `${LISTS}/classtype.nl`,
  contact: `${ENTITIES}/contact.nl`,
  currency: '/app/common/multicurrency/currency.nl',
  customer: `${ENTITIES}/custjob.nl`,
  department: `${LISTS}/departmenttype.nl`,
  employee: `${ENTITIES}/employee.nl`,
  folder: '/app/common/media/mediaitemfolder.nl',
  job: '/app/accounting/project/project.nl',
  lead: `${ENTITIES}/custjob.nl`,
  location: `${LISTS}/locationtype.nl`,
  partner: `${ENTITIES}/partner.nl`,
  prospect: `${ENTITIES}/custjob.nl`,
  subsidiary: `${LISTS}/subsidiarytype.nl`,
  vendor: `${ENTITIES}/vendor.nl`,
};

const ITEM_PAGE = '/app/common/item/item.nl';
const CUSTOM_RECORD_PAGE = '/app/common/custom/custrecordentry.nl';
const TRANSACTIONS = '/app/accounting/transactions';
const CODES = new Map(TRANSACTION_TYPE_CODES);

/**
 * The page of a record type. The help shows that of sales orders only, `salesord.nl`
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_159976562256.html); pages of transactions are called
 * as searches call their type, and the others are as public scripts link to them.
 * @returns undefined for a type whose page is not known
 */
export function recordPage(type: RecordType): string | undefined {
  if (type.kind === 'transaction') return transactionPage(CODES.get(type.id));
  if (type.kind === 'item') return ITEM_PAGE;
  return type.id.startsWith('customrecord') ? CUSTOM_RECORD_PAGE : PAGES[type.id];
}

const transactionPage = (code: string | undefined): string | undefined =>
  code === undefined ? undefined : `${TRANSACTIONS}/${code.toLowerCase()}.nl`;

/** Task ids of entities and items. */
const TASKS: Readonly<Record<string, string | undefined>> = {
  EDIT_CONTACT: PAGES.contact,
  EDIT_CUSTJOB: PAGES.customer,
  EDIT_EMPLOYEE: PAGES.employee,
  EDIT_ITEM: ITEM_PAGE,
  EDIT_JOB: PAGES.job,
  EDIT_PARTNER: PAGES.partner,
  EDIT_VENDOR: PAGES.vendor,
};

/**
 * The page of a task id: `EDIT_CUSTJOB`, `EDIT_TRAN_SALESORD` enter a new record, `LIST_TRAN_SALESORD` shows those there are.
 * Oracle publishes the ids (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/SDFxml_2558545327.html) without their
 * pages; these are the ones of the record types above, as public scripts use them.
 * @returns undefined for an id whose page is not known
 */
export function taskPage(id: string): string | undefined {
  const [, action, word] = /^(EDIT|LIST)_TRAN_([A-Z]+)$/.exec(id) ?? [];
  const code = TRANSACTION_TYPE_CODES.find(([, one]) => one.toUpperCase() === word)?.[1];
  if (action === 'LIST') return code && `${TRANSACTIONS}/transactionlist.nl?Transaction_TYPE=${code}`;
  return transactionPage(code) ?? TASKS[id];
}
