/**
 * What transactions have in common. Lengths of numbers and texts: 45 characters for a reference number (https://github.com/NetSweet/netsuite_rails/issues/26),
 * taken for transaction numbers as well. That a memo takes 999 stands on no public page.
 */
export const TRANSACTION_FIELDS = `
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

export const SALE_FIELDS = `
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

export const ITEM_LINE = `
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

export const EXPENSE_LINE = `
  line | Line ID | integer=
  lineuniquekey | Line Unique Key | integer=
  category | Category | select:expensecategory
  account | Account | select:account!
  amount | Amount | currency!
  grossamt | Gross Amt | currency
  tax1amt | Tax Amt | currency
  taxcode | Tax Code | select:taxitem
  taxrate1 | Tax Rate | percent
  memo | Memo | text:4000
  department | Department | select:department
  class | Class | select:classification
  location | Location | select:location
  customer | Customer | select:customer
  isbillable | Billable | checkbox`;

export const SALES_TEAM = `
  employee | Employee | select:employee
  salesrole | Sales Role | text
  contribution | Contribution % | percent
  isprimary | Primary | checkbox`;
