import { type RecordTypeDraft, recordType } from './field-table';
import type { RecordType } from './record-type';
import { EXPENSE_LINE, ITEM_LINE, SALE_FIELDS, SALES_TEAM, TRANSACTION_FIELDS } from './transaction-fields';

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
  fields: [TRANSACTION_FIELDS, ...fields],
  sublists,
});

/** Transactions; they share one id space and one set of external ids. Fields: https://system.netsuite.com/help/helpcenter/en_US/srbrowser/ (Records Browser) */
export const TRANSACTION_TYPES: readonly RecordType[] = [
  transaction('salesorder', 'Sales Order', [SALE_FIELDS, 'orderstatus | Order Status | select:salesorderstatus'], {
    item: ITEM_LINE,
    salesteam: SALES_TEAM,
  }),
  transaction(
    'cashsale',
    'Cash Sale',
    [SALE_FIELDS, 'account | Account | select:account\nundepfunds | Undep. Funds | radio'],
    {
      item: ITEM_LINE,
      salesteam: SALES_TEAM,
    },
  ),
  transaction(
    'invoice',
    'Invoice',
    [
      SALE_FIELDS,
      `account | Account | select:account
       duedate | Due Date | date
       amountpaid | Amount Paid | currency=
       amountremaining | Amount Remaining | currency=`,
    ],
    { item: ITEM_LINE, salesteam: SALES_TEAM },
  ),
  transaction(
    'estimate',
    'Quote',
    [SALE_FIELDS, 'duedate | Expires | date\nentitystatus | Status | select:customerstatus'],
    {
      item: ITEM_LINE,
    },
  ),
  transaction(
    'returnauthorization',
    'Return Authorization',
    [SALE_FIELDS, 'orderstatus | Order Status | select:returnstatus'],
    {
      item: ITEM_LINE,
    },
  ),
  transaction('creditmemo', 'Credit Memo', [SALE_FIELDS, 'account | Account | select:account'], { item: ITEM_LINE }),
  transaction('cashrefund', 'Cash Refund', [SALE_FIELDS, 'account | Account | select:account'], { item: ITEM_LINE }),
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
      expense: EXPENSE_LINE,
    },
  ),
  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N3199397.html
  transaction(
    'vendorbill',
    'Bill',
    [
      `tranid | Reference No. | text:45
       entity | Vendor | select:vendor
       account | Account | select:account
       approvalstatus | Approval Status | select:approvalstatus
       nextapprover | Next Approver | select:employee
       duedate | Due Date | date
       terms | Terms | select:term
       usertotal | Amount | currency=
       taxtotal | Tax | currency
       paymenthold | Payment Hold | checkbox
       billaddress | Vendor Address | textarea:999
       billingaddress | Billing Address | subrecord:address`,
    ],
    {
      item: `${ITEM_LINE}\n customer | Customer | select:customer\n isbillable | Billable | checkbox`,
      expense: EXPENSE_LINE,
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
