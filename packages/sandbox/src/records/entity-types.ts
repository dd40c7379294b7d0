import { type RecordTypeDraft, recordType } from './field-table';
import type { RecordType } from './record-type';

/**
 * Fields that people and companies have in common: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N383794.html.
 * Lengths of names and e-mail addresses: https://system.netsuite.com/help/helpcenter/en_US/srbrowser/Browser2022_2/odbc/record/contact.html.
 * That table has 100 characters for a phone number; phone fields take 32
 * (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N2826949.html), and NetSuite has refused longer
 * ones of customers in these words, "maximum number ( 32 )".
 */
const COMMON = `
  entityid | ID | text:83
  altname | Name | text=
  email | Email | email:254
  altemail | Alt. Email | email:254
  phone | Phone | phone:32
  altphone | Alt. Phone | phone:32
  mobilephone | Mobile Phone | phone:32
  homephone | Home Phone | phone:32
  fax | Fax | phone:32
  comments | Comments | textarea:4000
  isinactive | Inactive | checkbox
  defaultaddress | Address | textarea=
  datecreated | Date Created | datetime=
  lastmodifieddate | Last Modified | datetime=
  customform | Custom Form | select:customform
  image | Image | image
  globalsubscriptionstatus | Global Subscription Status | select:globalsubscriptionstatus`;

const PERSON = `
  salutation | Mr./Ms... | text:30
  firstname | First Name | text:32
  middlename | Middle Name | text:32
  lastname | Last Name | text:32
  title | Job Title | text:100`;

const COMPANY = `
  companyname | Company Name | text:83
  legalname | Legal Name | text:83
  url | Web Address | url:100
  printoncheckas | Print on Check As | text:83`;

const CUSTOMER = `
  isperson | Individual | radio
  subsidiary | Primary Subsidiary | select:subsidiary
  parent | Child Of | select:customer
  entitystatus | Status | select:customerstatus
  stage | Stage | text=
  category | Category | select:customercategory
  currency | Currency | select:currency
  language | Language | select:language
  terms | Terms | select:term
  pricelevel | Price Level | select:pricelevel
  creditlimit | Credit Limit | currency
  defaultorderpriority | Default Order Priority | float
  creditholdoverride | Hold | text
  balance | Balance | currency=
  overduebalance | Overdue Balance | currency=
  depositbalance | Deposit Balance | currency=
  unbilledorders | Unbilled Orders | currency=
  accountnumber | Account | text:99
  taxable | Taxable | checkbox
  taxitem | Tax Item | select:taxitem
  resalenumber | Resale Number | text:20
  vatregnumber | Tax Reg. Number | text:20
  shipcomplete | Ship Complete | checkbox
  shippingcarrier | Shipping Carrier | text
  shippingitem | Shipping Item | select:shipitem
  prefccprocessor | Preferred Credit Card Processor | text
  paymentmethod | Payment Method | select:paymentmethod
  salesrep | Sales Rep | select:employee
  territory | Territory | select:salesterritory
  leadsource | Lead Source | select:leadsource
  partner | Partner | select:partner
  representingsubsidiary | Represents Subsidiary | select:subsidiary
  receivablesaccount | Default Receivables Account | select:account
  emailpreference | Email Preference | text
  emailtransactions | Send Transactions Via Email | checkbox
  printtransactions | Send Transactions Via Print | checkbox
  faxtransactions | Send Transactions Via Fax | checkbox
  giveaccess | Give Access | checkbox
  weblead | Web Lead | text=
  firstvisit | First Visit | datetime=
  lastvisit | Last Visit | datetime=
  startdate | Start Date | date
  enddate | End Date | date
  reminderdays | Reminder Days | integer
  unsubscribe | Unsubscribe | checkbox
  thirdpartyacct | 3rd Party Billing Account Number | text
  openingbalance | Opening Balance | currency
  openingbalancedate | Opening Balance Date | date`;

const ADDRESS_BOOK = `
  id | ID | integer=
  internalid | Internal ID | integer=
  label | Label | text:150
  defaultshipping | Default Shipping | checkbox
  defaultbilling | Default Billing | checkbox
  isresidential | Residential Address | checkbox
  addressbookaddress | Address | subrecord:address
  addressbookaddress_text | Address Text | text=
  addressid | Address ID | text=`;

/** See `contact-lines.ts`. */
const CONTACTS = `
  contact | Contact | select:contact=
  salutation | Mr./Ms... | text:30
  firstname | First Name | text:32
  middlename | Middle Name | text:32
  lastname | Last Name | text:32
  title | Job Title | text:100
  email | Email | email:254
  phone | Phone | phone:32
  contactrole | Role | select:contactrole`;

const CURRENCIES = `
  currency | Currency | select:currency
  balance | Balance | currency=`;

const customerLike = (id: string, label: string): RecordTypeDraft => ({
  id,
  label,
  cost: 'other',
  kind: 'entity',
  nameField: 'entityid',
  hierarchical: true,
  fields: [COMMON, PERSON, COMPANY, CUSTOMER],
  sublists: {
    addressbook: ADDRESS_BOOK,
    contact: CONTACTS,
    currency: CURRENCIES,
    submachine: 'subsidiary | Subsidiary | select:subsidiary',
  },
});

/** Customers and other people and companies; they share one id space and one set of external ids. */
export const ENTITY_TYPES: readonly RecordType[] = [
  customerLike('customer', 'Customer'),
  customerLike('prospect', 'Prospect'),
  customerLike('lead', 'Lead'),
  {
    ...customerLike('job', 'Project'),
    fields: [COMMON, COMPANY, 'parent | Customer | select:customer', 'subsidiary | Subsidiary | select:subsidiary'],
  },
  {
    id: 'contact',
    label: 'Contact',
    cost: 'other' as const,
    kind: 'entity',
    nameField: 'entityid',
    fields: [
      COMMON,
      PERSON,
      `company | Company | select:company
       subsidiary | Subsidiary | select:subsidiary
       contactrole | Role | select:contactrole
       supervisor | Supervisor | select:contact
       assistant | Assistant | select:contact`,
    ],
    sublists: { addressbook: ADDRESS_BOOK },
  },
  {
    id: 'vendor',
    label: 'Vendor',
    cost: 'other' as const,
    kind: 'entity',
    nameField: 'entityid',
    fields: [
      COMMON,
      PERSON,
      COMPANY,
      `isperson | Individual | radio
       subsidiary | Primary Subsidiary | select:subsidiary
       currency | Currency | select:currency
       terms | Terms | select:term
       category | Category | select:vendorcategory
       accountnumber | Account | text:99
       balance | Balance | currency=
       creditlimit | Credit Limit | currency
       is1099eligible | 1099 Eligible | checkbox
       taxidnum | Tax ID | text`,
    ],
    sublists: { addressbook: ADDRESS_BOOK, contact: CONTACTS },
  },
  {
    id: 'partner',
    label: 'Partner',
    cost: 'other' as const,
    kind: 'entity',
    nameField: 'entityid',
    fields: [
      COMMON,
      PERSON,
      COMPANY,
      `isperson | Individual | radio
       subsidiary | Primary Subsidiary | select:subsidiary
       partnercode | Partner Code | text`,
    ],
    sublists: { addressbook: ADDRESS_BOOK, contact: CONTACTS },
  },
  {
    id: 'employee',
    label: 'Employee',
    cost: 'other' as const,
    kind: 'entity',
    nameField: 'entityid',
    fields: [
      COMMON,
      PERSON,
      `subsidiary | Subsidiary | select:subsidiary
       department | Department | select:department
       class | Class | select:classification
       location | Location | select:location
       supervisor | Supervisor | select:employee
       hiredate | Hire Date | date
       releasedate | Termination/Release Date | date
       issalesrep | Sales Rep | checkbox
       giveaccess | Give Access | checkbox
       currency | Currency | select:currency
       initials | Initials | text:3`,
    ],
    sublists: { addressbook: ADDRESS_BOOK },
  },
].map((draft) => recordType(draft));

/**
 * The address subrecord, in address books and on transactions:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4706872407.html. Lengths:
 * https://system.netsuite.com/help/helpcenter/en_US/srbrowser/Browser2023_2/odbc/record/addresses.html, but for two that it
 * has longer: a state of more than 30 characters is refused (https://github.com/getlago/lago-api/pull/3233), and a phone
 * number is taken for a phone field, as those of people are, the stricter reading. The table has no addressee.
 */
export const ADDRESS_TYPE: RecordType = recordType({
  id: 'address',
  label: 'Address',
  cost: 'other',
  kind: 'address',
  nameField: 'addressee',
  fields: [
    `country | Country | select:country
     attention | Attention | text:150
     addressee | Addressee | text:150
     addrphone | Phone | phone:32
     addr1 | Address 1 | text:150
     addr2 | Address 2 | text:150
     addr3 | Address 3 | text:150
     city | City | text:50
     state | State | text:30
     dropdownstate | State | text:30
     zip | Zip | text:36
     addrtext | Address | textarea:999
     override | Override | checkbox`,
  ],
});
