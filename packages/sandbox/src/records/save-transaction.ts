import { DateTime } from 'luxon';
import { NetSuiteError } from '../errors';
import { addressText, asAddress, defaultAddress } from './addresses';
import { fillDepositFromOrder } from './deposit-from-order';
import { statusList } from './fixed-lists';
import type { FieldValue, RecordBody, StoredRecord } from './record-store';
import { fillIn, invalidReference, isEmpty, linesOf, missing, nextNumber, type Saving } from './saving';
import { fitsSubsidiary } from './subsidiaries';
import { fillLines, lacksAmount, linesWithAmounts, toCents } from './transaction-lines';

/** Prefixes of auto-generated numbers in a fresh account. */
const NUMBER_PREFIX: Readonly<Record<string, string>> = {
  salesorder: 'SO',
  cashsale: 'CS',
  invoice: 'INV',
  estimate: 'EST',
  returnauthorization: 'RMA',
  creditmemo: 'CM',
  cashrefund: 'CR',
  customerdeposit: 'CD',
  itemfulfillment: 'IF',
  purchaseorder: 'PO',
};

/** Status of a new transaction where it has an order status. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4698169438.html */
const FIRST_STATUS: Readonly<Record<string, [field: string, key: string]>> = {
  salesorder: ['orderstatus', 'B'],
  purchaseorder: ['orderstatus', 'B'],
  returnauthorization: ['orderstatus', 'B'],
  itemfulfillment: ['shipstatus', 'C'],
};

/** Of types whose status stands in no field of its own. They follow what is paid and applied, which is not simulated. */
const OPEN_AT_FIRST: ReadonlySet<string> = new Set(['invoice', 'creditmemo', 'estimate']);

/** Money that lies in Undeposited Funds until it is deposited, unless an account is named. */
const PAID_AT_ONCE: ReadonlySet<string> = new Set(['cashsale', 'customerdeposit']);

/** A bill's status follows its approval; without approval routing it is approved from the start. */
const BILL_STATUS: Readonly<Record<string, string>> = { 1: 'Pending Approval', 2: 'Open', 3: 'Rejected' };

/** Types that need a vendor and lines. */
const PURCHASES: ReadonlySet<string> = new Set(['purchaseorder', 'vendorbill']);

/** Types that need a customer and lines. */
const SALES: ReadonlySet<string> = new Set([
  'salesorder',
  'cashsale',
  'invoice',
  'estimate',
  'returnauthorization',
  'creditmemo',
  'cashrefund',
]);

/** Fills what NetSuite fills in transactions: number, date, status, what comes from the customer, lines and totals. */
export function fillTransaction(saving: Saving): void {
  const { account, type, body, before, references } = saving;
  if (type.id === 'customerdeposit') {
    fillDepositFromOrder(account, body);
    fillIn(body, 'entity', body.customer);
    if (typeof body.payment === 'number') body.total = body.payment;
  }
  const entity = references.find('entity', body.entity);
  if ((!before || saving.sourcing === 'always') && entity) fillFromEntity(saving, entity);
  if (!account.settings.oneWorld) delete body.subsidiary;
  fillIn(body, 'trandate', DateTime.fromJSDate(account.clock.now(), { zone: account.settings.timeZone }).toISODate());
  // A bill has the vendor's own number, or none.
  if (isEmpty(body.tranid) && type.id !== 'vendorbill') {
    body.tranid = `${NUMBER_PREFIX[type.id] ?? ''}${nextNumber(account, `tranid:${type.id}`)}`;
  }
  fillIn(body, 'currency', 1);
  fillIn(body, 'exchangerate', 1);
  fillStatus(saving);
  for (const [field, printed] of [
    ['billingaddress', 'billaddress'],
    ['shippingaddress', 'shipaddress'],
  ] as const) {
    const address = asAddress(body[field]);
    if (!address) continue;
    address.addrtext = addressText(account, address);
    body[field] = address;
    body[printed] = address.addrtext;
  }
  if (type.sublists.has('item')) {
    fillLines(saving, PURCHASES.has(type.id) ? 'bought' : 'sold');
    fillTotals(body);
    if (type.id === 'vendorbill') body.usertotal = body.total as FieldValue;
  }
}

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N426302.html: addresses and more default from the customer. */
function fillFromEntity({ type, body, sourcing }: Saving, entity: StoredRecord): void {
  fillIn(body, 'subsidiary', entity.body.subsidiary);
  fillIn(body, 'currency', entity.body.currency);
  if (sourcing === 'never') return;
  if (type.id === 'vendorbill') {
    fillIn(body, 'terms', entity.body.terms);
    fillIn(body, 'billingaddress', defaultAddress(entity.body, 'defaultbilling'));
  }
  if (!SALES.has(type.id)) return;
  fillIn(body, 'email', entity.body.email);
  fillIn(body, 'salesrep', entity.body.salesrep);
  fillIn(body, 'leadsource', entity.body.leadsource);
  fillIn(body, 'shipmethod', entity.body.shippingitem);
  if (isEmpty(body.paymentmethod)) fillIn(body, 'terms', entity.body.terms);
  fillIn(body, 'billingaddress', defaultAddress(entity.body, 'defaultbilling'));
  fillIn(body, 'shippingaddress', defaultAddress(entity.body, 'defaultshipping'));
}

function fillStatus({ type, body }: Saving): void {
  const list = statusList(type);
  if (!list) return;
  const first = FIRST_STATUS[type.id];
  if (first) fillIn(body, ...first);
  if (list.field === 'orderstatus') closeWithLines(body);
  if (type.id === 'vendorbill') {
    fillIn(body, 'approvalstatus', '2');
    body.status = BILL_STATUS[String(body.approvalstatus)] ?? null;
  }
  if (PAID_AT_ONCE.has(type.id)) {
    const banked = !isEmpty(body.account) && body.undepfunds !== true;
    fillIn(body, 'status', banked ? 'Deposited' : 'Not Deposited');
  }
  if (OPEN_AT_FIRST.has(type.id)) fillIn(body, 'status', 'Open');
  const name = list.names.get(String(body[list.field]));
  body.status = name ?? (list.field === 'status' ? (body.status ?? null) : null);
}

/** Order statuses that come after everything was cancelled, billed or closed. */
const ENDED: ReadonlySet<string> = new Set(['C', 'G', 'H']);

/**
 * "To close the sales order, close individual line items":
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_159795516182.html
 */
function closeWithLines(body: RecordBody): void {
  const lines = linesOf(body, 'item');
  const allClosed = lines.length > 0 && lines.every((line) => line.isclosed === true);
  if (allClosed && !ENDED.has(String(body.orderstatus))) body.orderstatus = 'H';
}

function fillTotals(body: RecordBody): void {
  const number = (value: FieldValue | undefined) => (typeof value === 'number' ? value : 0);
  const subtotal = toCents(linesWithAmounts(body).reduce((sum, line) => sum + number(line.amount), 0));
  const rate = body.discountrate;
  const discount =
    typeof rate === 'string' && rate.endsWith('%')
      ? toCents((subtotal * Number.parseFloat(rate)) / 100)
      : Number(rate ?? 0);
  body.subtotal = subtotal;
  body.discounttotal = Number.isFinite(discount) ? discount : 0;
  body.total = toCents(
    subtotal + body.discounttotal + number(body.taxtotal) + number(body.shippingcost) + number(body.handlingcost),
  );
}

/**
 * Refuses what NetSuite refuses, in NetSuite's words. References themselves are checked before.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4570036567.html
 */
export function checkTransaction(saving: Saving): void {
  const { account, type, body } = saving;
  if (type.id === 'customerdeposit') {
    const absent = [isEmpty(body.customer) && 'Customer', isEmpty(body.payment) && 'Payment Amount'].filter(
      (label) => label !== false,
    );
    if (absent.length > 0) throw missing(absent);
  }
  if (!SALES.has(type.id) && !PURCHASES.has(type.id)) return;
  if (isEmpty(body.entity)) throw missing([PURCHASES.has(type.id) ? 'Vendor' : 'Customer']);
  if (account.settings.oneWorld) requireEntityInSubsidiary(saving);
  requireLines(body);
  if (account.settings.oneWorld) requireAllInSubsidiary(saving);
}

/** @throws NetSuiteError before anything is filled in, when the caller gave both */
export function refuseTermsWithPaymentMethod({ body }: Saving): void {
  if (isEmpty(body.terms) || isEmpty(body.paymentmethod)) return;
  throw new NetSuiteError(
    'USER_ERROR',
    'Please specify either a terms parameter or a paymentmethod parameter in the request but not both',
  );
}

/** A customer is valid in its own subsidiary and in those of its `submachine` sublist. */
function requireEntityInSubsidiary({ references, body }: Saving): void {
  const entity = references.find('entity', body.entity);
  if (!entity || isEmpty(entity.body.subsidiary)) return;
  const valid = [entity.body.subsidiary, ...linesOf(entity.body, 'submachine').map((line) => line.subsidiary)];
  if (!valid.includes(body.subsidiary)) throw invalidReference('entity', body.entity, body.subsidiary);
}

function requireLines(body: RecordBody): void {
  const lines = linesOf(body, 'item');
  if (linesWithAmounts(body).length === 0) {
    throw new NetSuiteError('USER_ERROR', 'You must enter at least one line item for this transaction.');
  }
  if (lines.some((line) => isEmpty(line.item))) throw new NetSuiteError('USER_ERROR', 'Please choose an item to add');
  if (lines.some(lacksAmount)) throw missing(['Amount']);
}

/** Fields whose records belong to subsidiaries. */
const IN_SUBSIDIARIES: readonly (readonly [string, string])[] = [
  ['location', 'location'],
  ['department', 'department'],
  ['class', 'classification'],
  ['shipmethod', 'shipitem'],
  ['item', 'item'],
];

function requireAllInSubsidiary({ account, references, body }: Saving): void {
  const known = new Set<string>();
  for (const holder of [body, ...linesWithAmounts(body)]) {
    for (const [field, selects] of IN_SUBSIDIARIES) {
      const id = holder[field];
      if (typeof id !== 'number' || known.has(`${field}:${id}`)) continue;
      known.add(`${field}:${id}`);
      const record = references.find(selects, id);
      if (record && !fitsSubsidiary(account, record.body, body.subsidiary)) {
        throw invalidReference(field, id, body.subsidiary);
      }
    }
  }
}
