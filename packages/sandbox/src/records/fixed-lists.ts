/** Lists that NetSuite fixes and keys by text: key and what people see. */
const LISTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  salesorderstatus: {
    A: 'Pending Approval',
    B: 'Pending Fulfillment',
    C: 'Cancelled',
    D: 'Partially Fulfilled',
    E: 'Pending Billing/Partially Fulfilled',
    F: 'Pending Billing',
    G: 'Billed',
    H: 'Closed',
  },
  purchaseorderstatus: {
    A: 'Pending Supervisor Approval',
    B: 'Pending Receipt',
    C: 'Rejected by Supervisor',
    D: 'Partially Received',
    E: 'Pending Billing/Partially Received',
    F: 'Pending Bill',
    G: 'Fully Billed',
    H: 'Closed',
  },
  returnstatus: { A: 'Pending Approval', B: 'Pending Receipt', C: 'Cancelled', D: 'Partially Received', H: 'Closed' },
  // Of transactions without an order status: https://blog.prolecto.com/2013/08/30/netsuite-searchfilter-transaction-internal-status-list/
  invoicestatus: { A: 'Open', B: 'Paid In Full' },
  creditmemostatus: { A: 'Open', B: 'Fully Applied' },
  estimatestatus: { A: 'Open', B: 'Processed', C: 'Closed', V: 'Voided', X: 'Expired' },
  cashsalestatus: { A: 'Unapproved Payment', B: 'Not Deposited', C: 'Deposited' },
  customerdepositstatus: { A: 'Not Deposited', B: 'Deposited', C: 'Fully Applied' },
  // https://cnblogs.com/backuper/p/7450277.html, a copy of SuiteAnswers 23874; `F` follows payments, which are not simulated
  vendorbillstatus: { A: 'Open', B: 'Paid In Full', C: 'Cancelled', D: 'Pending Approval', E: 'Rejected' },
  // 2 is approved: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_0504060412.html
  approvalstatus: { 1: 'Pending Approval', 2: 'Approved', 3: 'Rejected' },
  shipstatus: { A: 'Picked', B: 'Packed', C: 'Shipped' },
  // The number: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_0902090732.html
  locationtype: { 1: 'Store', 2: 'Warehouse' },
  itemfulfillmentchoice: { 1: 'Ship', 2: 'Store Pickup' },
  commitinventory: { 1: 'Available Qty', 2: 'Complete Qty', 3: 'Do Not Commit' },
  globalsubscriptionstatus: { 1: 'Soft Opt-In', 2: 'Soft Opt-Out', 3: 'Confirmed Opt-In', 4: 'Confirmed Opt-Out' },
};

/** @param id what a field's `selects` says @returns texts by key, or undefined when the list is not a fixed one */
export function findFixedList(id: string): ReadonlyMap<string, string> | undefined {
  const list = LISTS[id];
  return list && new Map(Object.entries(list));
}

/** Kinds of list whose stored key is text, though records hold them. */
export const TEXT_KEYED: ReadonlySet<string> = new Set(['country', 'state', ...Object.keys(LISTS)]);

/**
 * Where a transaction's status stands: the field with its letter, or, where there is none, `status` with its name.
 * @returns names by letter, or undefined when a type has no status
 */
export function statusList(type: {
  readonly id: string;
  readonly fields: ReadonlyMap<string, { readonly selects?: string }>;
}): { readonly field: string; readonly names: ReadonlyMap<string, string> } | undefined {
  for (const field of ['orderstatus', 'shipstatus']) {
    const names = findFixedList(type.fields.get(field)?.selects ?? '');
    if (names) return { field, names };
  }
  const names = findFixedList(`${type.id}status`);
  return names && { field: 'status', names };
}
