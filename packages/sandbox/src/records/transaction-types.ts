import { type RecordTypeDraft, recordType } from './field-table';
import type { RecordType } from './record-type';

/**
 * Lengths of numbers and texts: 45 characters for a reference number (https://github.com/NetSweet/netsuite_rails/issues/26),
 * taken for transaction numbers as well. That a memo takes 999 stands on no public page.
 */
const COMMON = `
  tranid | Transaction # | text:45
  trandate | Date | date
  entity | Customer | select:entity
  subsidiary | Subsidiary | select:subsidiary
  currency | Currency | select:currency
  exchangerate | Exchange Rate | float
  status | Status | text=
  department | Department | select:department
  class | Class | select:classification
  location | Location | select:location
  memo | Memo | text:999
  source | Source | text=
  createdfrom | Created From | select:transaction
  createddate | Date Created | datetime=
  lastmodifieddate | Last Modified | datetime=
  customform | Custom Form | select:customform
  postingperiod | Posting Period | select:accountingperiod
  nexus | Nexus | select:nexus
  total | Total | currency=`;

const SALE = `
  otherrefnum | PO # | text:45
  email | To Be E-mailed | email:254
  salesrep | Sales Rep | select:employee
  salesgroup | Sales Team | select:entitygroup
  partner | Partner | select:partner
  leadsource | Lead Source | select:leadsource
  opportunity | Opportunity | select:transaction
  startdate | Start Date | date
  enddate | End Date | date
  shipdate | Ship Date | date
  shipcomplete | Ship Complete | checkbox
  saleseffectivedate | Sales Effective Date | date
  excludecommission | Exclude Commissions | checkbox
  discountitem | Discount | select:item
  discountrate | Rate | text
  discounttotal | Discount Total | currency=
  promocode | Promotion | select:promotioncode
  couponcode | Coupon Code | text
  subtotal | Subtotal | currency=
  taxtotal | Tax Total | currency
  taxitem | Tax Item | select:taxitem
  taxrate | Tax Rate | float
  istaxable | Taxable | checkbox
  giftcertapplied | Gift Certificate Applied | currency=
  message | Message | textarea:4000
  tobeemailed | To Be E-mailed | checkbox
  tobefaxed | To Be Faxed | checkbox
  tobeprinted | To Be Printed | checkbox
  ismultishipto | Enable Item Line Shipping | checkbox
  billaddress | Bill To | textarea:999
  billaddresslist | Bill To Select | select:addressbook
  billingaddress | Billing Address | subrecord:address
  shipaddress | Ship To | textarea:999
  shipaddresslist | Ship To Select | select:addressbook
  shippingaddress | Shipping Address | subrecord:address
  shipisresidential | Residential Address | checkbox
  shipcarrier | Shipping Carrier | text
  shipmethod | Ship Via | select:shipitem
  shippingcost | Shipping Cost | currency
  shippingtaxcode | Shipping Tax Code | select:taxitem
  handlingcost | Handling Cost | currency
  linkedtrackingnumbers | Tracking Numbers | textarea
  fob | FOB | text
  terms | Terms | select:term
  paymentmethod | Payment Method | select:paymentmethod
  paymentoption | Payment Option | text
  creditcardprocessor | Credit Card Processor | text
  pnrefnum | P/N Ref. | text
  authcode | Auth. Code | text
  ccapproved | Credit Card Approved | checkbox
  ccname | Name on Card | text
  getauth | Get Authorization | checkbox
  paymentprocessingprofile | Payment Processing Profile | text
  balance | Balance | currency=
  totalcostestimate | Est. Extended Cost | currency=
  estgrossprofit | Est. Gross Profit | currency=`;

const ITEM_LINE = `
  line | Line ID | integer=
  lineuniquekey | Line Unique Key | integer=
  item | Item | select:item!
  quantity | Quantity | float
  units | Units | text
  description | Description | textarea:4000
  price | Price Level | select:pricelevel
  rate | Rate | currency
  amount | Amount | currency
  grossamt | Gross Amt | currency
  tax1amt | Tax Amt | currency
  taxcode | Tax Code | select:taxitem
  taxrate1 | Tax Rate | percent
  istaxable | Tax | checkbox
  department | Department | select:department
  class | Class | select:classification
  location | Location | select:location
  inventorylocation | Inventory Location | select:location
  isclosed | Closed | checkbox
  options | Options | textarea
  itemtype | Item Type | text=
  itemfulfillmentchoice | Fulfillment Choice | select:itemfulfillmentchoice
  shipaddress | Ship To | select:addressbook
  shipcarrier | Carrier | text
  shipmethod | Ship Via | select:shipitem
  expectedshipdate | Expected Ship Date | date
  commitinventory | Commit | select:commitinventory
  costestimate | Est. Extended Cost | currency
  costestimatetype | Cost Estimate Type | text
  orderpriority | Order Priority | float
  createpo | Create PO | text
  porate | PO Rate | currency
  povendor | PO Vendor | select:vendor
  quantityavailable | Available | float=
  quantitybackordered | Back Ordered | float=
  quantitybilled | Invoiced | float=
  quantitycommitted | Committed | float=
  quantityfulfilled | Fulfilled | float=
  giftcertfrom | From | text
  giftcertmessage | Message | textarea
  giftcertrecipientemail | Recipient Email | email
  giftcertrecipientname | Recipient Name | text
  inventorydetail | Inventory Detail | subrecord:inventorydetail
  giftcertkey | Gift Certificate Key | text`;

const SALES_TEAM = `
  employee | Employee | select:employee
  salesrole | Sales Role | text
  contribution | Contribution % | percent
  isprimary | Primary | checkbox`;

const transaction = (
  id: string,
  label: string,
  fields: string[],
  sublists: Record<string, string>,
): RecordTypeDraft => ({
  id,
  label,
  cost: 'transaction',
  kind: 'transaction',
  nameField: 'tranid',
  fields: [COMMON, ...fields],
  sublists,
});

/** Transactions; they share one id space and one set of external ids. Fields: https://system.netsuite.com/help/helpcenter/en_US/srbrowser/ (Records Browser) */
export const TRANSACTION_TYPES: readonly RecordType[] = [
  transaction('salesorder', 'Sales Order', [SALE, 'orderstatus | Order Status | select:salesorderstatus'], {
    item: ITEM_LINE,
    salesteam: SALES_TEAM,
  }),
  transaction(
    'cashsale',
    'Cash Sale',
    [SALE, 'account | Account | select:account\nundepfunds | Undep. Funds | radio'],
    {
      item: ITEM_LINE,
      salesteam: SALES_TEAM,
    },
  ),
  transaction(
    'invoice',
    'Invoice',
    [
      SALE,
      `account | Account | select:account
       duedate | Due Date | date
       amountpaid | Amount Paid | currency=
       amountremaining | Amount Remaining | currency=`,
    ],
    { item: ITEM_LINE, salesteam: SALES_TEAM },
  ),
  transaction('estimate', 'Quote', [SALE, 'duedate | Expires | date\nentitystatus | Status | select:customerstatus'], {
    item: ITEM_LINE,
  }),
  transaction(
    'returnauthorization',
    'Return Authorization',
    [SALE, 'orderstatus | Order Status | select:returnstatus'],
    {
      item: ITEM_LINE,
    },
  ),
  transaction('creditmemo', 'Credit Memo', [SALE, 'account | Account | select:account'], { item: ITEM_LINE }),
  transaction('cashrefund', 'Cash Refund', [SALE, 'account | Account | select:account'], { item: ITEM_LINE }),
  transaction(
    'customerdeposit',
    'Customer Deposit',
    [
      `customer | Customer | select:customer
       salesorder | Sales Order # | select:salesorder
       payment | Payment Amount | currency
       paymentmethod | Payment Method | select:paymentmethod
       paymentoption | Payment Option | text
       account | Account | select:account
       undepfunds | Undep. Funds | radio
       pnrefnum | P/N Ref. | text
       authcode | Auth. Code | text
       checknum | Check # | text
       chargeit | Charge Credit Card | checkbox
       ccapproved | Credit Card Approved | checkbox`,
    ],
    {},
  ),
  transaction(
    'itemfulfillment',
    'Item Fulfillment',
    [
      `shipstatus | Status | select:shipstatus
       shipmethod | Ship Via | select:shipitem
       shippingcost | Shipping Cost | currency
       shipaddress | Ship To | textarea:999
       shippingaddress | Shipping Address | subrecord:address
       shipcarrier | Shipping Carrier | text
       transferlocation | Transfer Location | select:location`,
    ],
    {
      item: `${ITEM_LINE}
       orderline | Order Line | integer
       itemreceive | Fulfill | checkbox
       itemname | Item Name | text`,
      package: `
       packageweight | Weight | float
       packagetrackingnumber | Tracking Number | text
       packagedescr | Description | text`,
    },
  ),
  transaction(
    'purchaseorder',
    'Purchase Order',
    [
      `otherrefnum | Vendor # | text:45
       email | To Be E-mailed | email:254
       employee | Employee | select:employee
       duedate | Receive By | date
       shipdate | Ship Date | date
       shipto | Ship To | select:customer
       shipmethod | Ship Via | select:shipitem
       shipaddress | Ship To | textarea:999
       shippingaddress | Shipping Address | subrecord:address
       billaddress | Vendor Address | textarea:999
       billingaddress | Billing Address | subrecord:address
       terms | Terms | select:term
       orderstatus | Order Status | select:purchaseorderstatus`,
    ],
    {
      item: `${ITEM_LINE}\n customer | Customer | select:customer\n expectedreceiptdate | Expected Receipt Date | date`,
    },
  ),
].map((draft) => recordType(draft));

/** Inventory detail of a line: lot and serial numbers, bins. Stored as it is given. */
export const INVENTORY_DETAIL_TYPE: RecordType = recordType({
  id: 'inventorydetail',
  label: 'Inventory Detail',
  cost: 'other',
  kind: 'inventorydetail',
  nameField: 'item',
  fields: ['item | Item | select:item\nquantity | Quantity | float\nlocation | Location | select:location'],
  sublists: {
    inventoryassignment: `
      issueinventorynumber | Serial/Lot Number | text
      receiptinventorynumber | Serial/Lot Number | text
      binnumber | Bin | text
      quantity | Quantity | float`,
  },
});
