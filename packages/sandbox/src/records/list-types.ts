import { recordType } from './field-table';
import type { RecordType } from './record-type';

const NAMED = `
  name | Name | text:83!
  isinactive | Inactive | checkbox`;

const ADDRESS_FIELDS = `
  addrtext | Address | textarea
  city | City | text
  state | State | text
  zip | Zip | text
  country | Country | select:country
  mainaddress | Address | subrecord:address
  returnaddress | Return Address | subrecord:address`;

interface ListDraft {
  readonly id: string;
  readonly label: string;
  readonly fields?: string;
  readonly nameField?: string;
  readonly hierarchical?: boolean;
  readonly sublists?: Readonly<Record<string, string>>;
}

const LISTS: readonly ListDraft[] = [
  {
    id: 'subsidiary',
    label: 'Subsidiary',
    hierarchical: true,
    fields: `parent | Subsubsidiary of | select:subsidiary
      currency | Currency | select:currency
      legalname | Legal Name | text
      email | Email | email
      url | Web Site | url
      iselimination | Elimination | checkbox
      tranprefix | Transaction Prefix | text
      shippingaddress | Shipping Address | subrecord:address
      ${ADDRESS_FIELDS}`,
  },
  {
    id: 'location',
    label: 'Location',
    hierarchical: true,
    fields: `parent | Sublocation of | select:location
      subsidiary | Subsidiary | multiselect:subsidiary
      locationtype | Location Type | select:locationtype
      makeinventoryavailable | Make Inventory Available | checkbox
      makeinventoryavailablestore | Make Inventory Available in Web Store | checkbox
      tranprefix | Transaction Prefix | text
      timezone | Time Zone | text
      usebins | Use Bins | checkbox
      latitude | Latitude | float
      longitude | Longitude | float
      addrphone | Phone | phone
      ${ADDRESS_FIELDS}`,
  },
  ...[
    ['department', 'Department'],
    ['classification', 'Class'],
  ].map(([id = '', label = '']) => ({
    id,
    label,
    hierarchical: true,
    fields: `parent | Parent | select:${id}
      subsidiary | Subsidiary | multiselect:subsidiary
      includechildren | Include Children | checkbox`,
  })),
  {
    id: 'currency',
    label: 'Currency',
    fields: `symbol | ISO Code | text:3
      displaysymbol | Currency Symbol | text
      exchangerate | Exchange Rate | float
      isbasecurrency | Base Currency | checkbox`,
  },
  {
    id: 'term',
    label: 'Term',
    fields: 'daysuntilnetdue | Days Till Net Due | integer\ndiscountpercent | % Discount | percent',
  },
  {
    id: 'paymentmethod',
    label: 'Payment Method',
    fields:
      'creditcard | Credit Card | checkbox\naccount | Account | select:account\nmerchantaccounts | Merchant Accounts | text',
  },
  {
    id: 'pricelevel',
    label: 'Price Level',
    fields: 'discountpct | Markup/Discount % | percent\nisonline | Online | checkbox',
  },
  { id: 'pricinggroup', label: 'Pricing Group' },
  {
    id: 'shipitem',
    label: 'Shipping Item',
    nameField: 'itemid',
    fields: `itemid | Item Name/Number | text:60!
      displayname | Display Name/Code | text
      description | Description | textarea
      subsidiary | Subsidiary | multiselect:subsidiary
      account | Account | select:account
      servicecode | Service Code | text
      shippingcarrier | Carrier | text`,
  },
  {
    id: 'salestaxitem',
    label: 'Tax Code',
    nameField: 'itemid',
    fields: `itemid | Tax Name | text!
      displayname | Display Name | text
      description | Description | textarea
      rate | Rate | percent
      subsidiary | Subsidiary | multiselect:subsidiary
      country | Country | select:country
      state | State | text
      taxagency | Tax Agency | text`,
  },
  {
    id: 'taxgroup',
    label: 'Tax Group',
    nameField: 'itemid',
    fields: `itemid | Tax Name | text!
      description | Description | textarea
      rate | Rate | percent
      subsidiary | Subsidiary | multiselect:subsidiary
      state | State | text`,
  },
  { id: 'taxschedule', label: 'Tax Schedule' },
  {
    id: 'customerstatus',
    label: 'Customer Status',
    fields: 'stage | Stage | text\nprobability | Probability | percent\ndescription | Description | textarea',
  },
  { id: 'customercategory', label: 'Customer Category' },
  { id: 'vendorcategory', label: 'Vendor Category' },
  { id: 'contactrole', label: 'Contact Role' },
  {
    id: 'leadsource',
    label: 'Lead Source',
    nameField: 'title',
    fields: 'title | Title | text\nbaseline | Baseline | text',
  },
  {
    id: 'campaign',
    label: 'Campaign',
    nameField: 'title',
    fields: 'title | Title | text\ncategory | Category | text',
    // Templates, subscriptions and channels are no records of the sandbox; ids of them are kept as they are.
    sublists: {
      campaigndrip: `
        internalid | Internal ID | integer=
        title | Title | text
        template | Template | integer
        subscription | Subscription | integer
        channel | Channel | integer
        promocode | Promotion Code | select:promotioncode`,
    },
  },
  {
    id: 'promotioncode',
    label: 'Promotion',
    fields:
      'code | Coupon Code | text\ndescription | Description | textarea\ndiscount | Discount Item | select:item\nrate | Rate | text\nstartdate | Start Date | date\nenddate | End Date | date',
  },
  {
    id: 'account',
    label: 'Account',
    nameField: 'acctname',
    hierarchical: true,
    fields: `acctname | Name | text
      acctnumber | Number | text
      accttype | Type | text
      parent | Subaccount of | select:account
      subsidiary | Subsidiary | multiselect:subsidiary
      currency | Currency | select:currency`,
  },
  {
    id: 'accountingperiod',
    label: 'Accounting Period',
    nameField: 'periodname',
    // https://rubydoc.info/gems/activenetsuite/0.1.0/ActiveNetsuite/AccountingPeriodSearchRowBasic
    fields: `periodname | Period Name | text
      parent | Sub-Period of | select:accountingperiod
      startdate | Start Date | date
      enddate | End Date | date
      isyear | Year | checkbox
      isquarter | Quarter | checkbox
      isadjust | Adjustment | checkbox
      closed | Closed | checkbox
      closedondate | Closed On | date
      alllocked | Lock All | checkbox
      aplocked | Lock A/P | checkbox
      arlocked | Lock A/R | checkbox
      payrolllocked | Lock Payroll | checkbox
      allownonglchanges | Allow Non-G/L Changes | checkbox`,
  },
  { id: 'unitstype', label: 'Units Type' },
  { id: 'nexus', label: 'Nexus', fields: 'country | Country | select:country\nstate | State | text' },
  { id: 'salesterritory', label: 'Sales Territory' },
  { id: 'language', label: 'Language' },
  {
    id: 'expensecategory',
    label: 'Expense Category',
    fields: 'account | Account | select:account\ndescription | Description | textarea',
  },
  {
    id: 'folder',
    label: 'Folder',
    fields: `parent | Sub-Folder of | select:folder
      description | Description | textarea:999
      isprivate | Private | checkbox
      owner | Owner | select:employee
      foldertype | Folder Type | text
      group | Restrict by Group | text
      subsidiary | Subsidiary | select:subsidiary
      department | Department | select:department
      class | Class | select:classification
      location | Location | select:location`,
  },
  { id: 'country', label: 'Country', fields: 'key | Code | text:2' },
  { id: 'state', label: 'State', fields: 'key | Code | text\ncountry | Country | select:country' },
];

/** Lists and set-up records: each has an id space of its own. */
export const LIST_TYPES: readonly RecordType[] = LISTS.map(
  ({ id, label, fields = '', nameField = 'name', hierarchical, sublists }) =>
    recordType({
      id,
      label,
      cost: 'other',
      kind: id,
      nameField,
      hierarchical,
      sublists,
      fields: [nameField === 'name' ? NAMED : 'isinactive | Inactive | checkbox', fields],
    }),
);
