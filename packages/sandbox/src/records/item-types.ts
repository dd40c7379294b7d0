import { type RecordTypeDraft, recordType } from './field-table';
import type { RecordType } from './record-type';

const COMMON = `
  itemid | Item Name/Number | text:60!
  displayname | Display Name/Code | text:60
  upccode | UPC Code | text:60
  vendorname | Vendor Name/Code | text:60
  parent | Subitem of | select:item
  subsidiary | Subsidiary | multiselect:subsidiary
  includechildren | Include Children | checkbox
  isinactive | Inactive | checkbox
  description | Description | textarea:4000
  salesdescription | Sales Description | textarea:4000
  purchasedescription | Purchase Description | textarea:4000
  department | Department | select:department
  class | Class | select:classification
  location | Location | select:location
  itemtype | Type | text=
  subtype | Subtype | text=
  createddate | Date Created | datetime=
  lastmodifieddate | Last Modified | datetime=
  customform | Custom Form | select:customform
  isonline | Display in Web Site | checkbox
  isfulfillable | Can be Fulfilled | checkbox
  taxschedule | Tax Schedule | select:taxschedule
  issueproduct | Issue Product | text
  offersupport | Offer Support | checkbox
  baseprice | Base Price | currency
  rate | Rate | currency
  pricinggroup | Pricing Group | select:pricinggroup
  weight | Item Weight | float
  weightunit | Weight Unit | text
  manufacturer | Manufacturer | text
  mpn | MPN | text
  incomeaccount | Income Account | select:account
  storedisplayname | Web Store Display Name | text
  storedescription | Web Store Description | textarea
  matrixtype | Matrix Type | text`;

const STOCK = `
  cost | Purchase Price | currency
  averagecost | Average Cost | currency=
  lastpurchaseprice | Last Purchase Price | currency=
  cogsaccount | COGS Account | select:account
  assetaccount | Asset Account | select:account
  costingmethod | Costing Method | text
  quantityonhand | Qty. On Hand | float=
  quantityavailable | Qty. Available | float=
  quantitybackordered | Qty. Back Ordered | float=
  quantitycommitted | Qty. Committed | float=
  quantityonorder | Qty. On Order | float=
  preferredlocation | Preferred Location | select:location
  reorderpoint | Reorder Point | float
  preferredstocklevel | Preferred Stock Level | float
  isdropshipitem | Drop Ship Item | checkbox
  isspecialorderitem | Special Order Item | checkbox
  usebins | Use Bins | checkbox
  countryofmanufacture | Manufacturer Country | select:country`;

const LOCATIONS = `
  location | Location | select:location
  quantityonhand | Qty. On Hand | float
  quantityavailable | Qty. Available | float
  quantitycommitted | Qty. Committed | float
  quantitybackordered | Qty. Back Ordered | float
  quantityintransit | Qty. In Transit | float
  quantityonorder | Qty. On Order | float
  reorderpoint | Reorder Point | float
  preferredstocklevel | Preferred Stock Level | float`;

const PRICES = `
  pricelevel | Price Level | select:pricelevel
  currency | Currency | select:currency
  price | Price | currency
  price_1_ | Price | currency
  discount | Discount | percent`;

const MEMBERS = `
  item | Item | select:item!
  quantity | Quantity | float
  memberdescr | Description | textarea`;

const item = (
  id: string,
  label: string,
  more: Partial<RecordTypeDraft> & { fields?: string[] } = {},
): RecordTypeDraft => ({
  id,
  label,
  cost: 'other',
  kind: 'item',
  nameField: 'itemid',
  hierarchical: true,
  ...more,
  fields: [COMMON, ...(more.fields ?? [])],
  sublists: { price: PRICES, ...more.sublists },
});

/** Items that are sold, bought or both are one record type with several names, as `record.Type` and searches use them. */
const subtypes = (id: string, stem: string, label: string): RecordTypeDraft[] => [
  item(id, label, { family: id }),
  item(`${stem}saleitem`, `${label} for Sale`, { family: id }),
  item(`${stem}resaleitem`, `${label} for Resale`, { family: id }),
  item(`${stem}purchaseitem`, `${label} for Purchase`, { family: id }),
];

const stock = (id: string, label: string): RecordTypeDraft =>
  item(id, label, { fields: [STOCK], sublists: { locations: LOCATIONS } });

/** Items; they share one id space and one set of external ids. */
export const ITEM_TYPES: readonly RecordType[] = [
  stock('inventoryitem', 'Inventory Item'),
  stock('lotnumberedinventoryitem', 'Lot Numbered Inventory Item'),
  stock('serializedinventoryitem', 'Serialized Inventory Item'),
  {
    ...stock('assemblyitem', 'Assembly/Bill of Materials'),
    sublists: { locations: LOCATIONS, price: PRICES, member: MEMBERS },
  },
  { ...stock('lotnumberedassemblyitem', 'Lot Numbered Assembly'), sublists: { price: PRICES, member: MEMBERS } },
  { ...stock('serializedassemblyitem', 'Serialized Assembly'), sublists: { price: PRICES, member: MEMBERS } },
  item('kititem', 'Kit/Package', { sublists: { member: MEMBERS } }),
  item('itemgroup', 'Item Group', { sublists: { member: MEMBERS } }),
  ...subtypes('noninventoryitem', 'noninventory', 'Non-inventory Item'),
  ...subtypes('serviceitem', 'service', 'Service'),
  ...subtypes('otherchargeitem', 'othercharge', 'Other Charge'),
  item('discountitem', 'Discount', {
    fields: ['account | Account | select:account\nnonposting | Non-Posting | radio'],
  }),
  item('markupitem', 'Markup', { fields: ['account | Account | select:account'] }),
  item('paymentitem', 'Payment', { fields: ['paymentmethod | Payment Method | select:paymentmethod'] }),
  item('descriptionitem', 'Description'),
  item('subtotalitem', 'Subtotal'),
  item('downloaditem', 'Download Item'),
  item('giftcertificateitem', 'Gift Certificate', {
    fields: [
      'liabilityaccount | Liability Account | select:account\ndaysbeforeexpiration | Days Till Expiration | integer',
    ],
  }),
].map((draft) => recordType(draft));

/** Item types as the user interface names them, by their codes (unconfirmed: as public scripts compare them). */
export const ITEM_TYPE_NAMES: Readonly<Record<string, string>> = {
  InvtPart: 'Inventory Item',
  Assembly: 'Assembly/Bill of Materials',
  Kit: 'Kit/Package',
  Group: 'Item Group',
  NonInvtPart: 'Non-inventory Item',
  Service: 'Service',
  OthCharge: 'Other Charge',
  Discount: 'Discount',
  Markup: 'Markup',
  Payment: 'Payment',
  Description: 'Description',
  Subtotal: 'Subtotal',
  DwnLdItem: 'Download Item',
  GiftCert: 'Gift Certificate',
};

/** `item.itemtype` as SuiteQL and item lines show it, by record type. */
export const ITEM_TYPE_CODES: Readonly<Record<string, string>> = {
  inventoryitem: 'InvtPart',
  lotnumberedinventoryitem: 'InvtPart',
  serializedinventoryitem: 'InvtPart',
  assemblyitem: 'Assembly',
  lotnumberedassemblyitem: 'Assembly',
  serializedassemblyitem: 'Assembly',
  kititem: 'Kit',
  itemgroup: 'Group',
  noninventoryitem: 'NonInvtPart',
  serviceitem: 'Service',
  otherchargeitem: 'OthCharge',
  discountitem: 'Discount',
  markupitem: 'Markup',
  paymentitem: 'Payment',
  descriptionitem: 'Description',
  subtotalitem: 'Subtotal',
  downloaditem: 'DwnLdItem',
  giftcertificateitem: 'GiftCert',
};
