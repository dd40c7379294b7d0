import { CUSTOMER_LENGTHS, type CustomerColumn, type HeldCustomerColumn } from './customer-columns';
import type { FeedRow } from './feed-file';
import { foldKey, hasInvisible } from './keys';
import { tooLong } from './lengths';
import { quoted, type Reject, type RowSource, reject } from './reject';
import { isDecimal, isEmail, parseYesNo } from './value-checks';

/** A customer of the feed whose row is good as far as the row alone can tell. */
export interface Customer {
  /** External id, the key in NetSuite. */
  readonly key: string;
  /** HotWax's party id, by which ids go back. Older feeds have none: there the external id is the party id. */
  readonly partyId: string;
  readonly values: Partial<Record<CustomerColumn, string>>;
  /** Where it stood; more than one place when the same row came again. */
  readonly sources: readonly RowSource[];
}

export interface CheckedCustomers {
  readonly customers: readonly Customer[];
  readonly rejects: readonly Reject[];
}

/**
 * Checks the rows of a customer feed one by one: a bad row never holds back a good one. Of several rows of one customer
 * the first holds; a row that says the same again belongs to it, any other is rejected.
 */
export function checkCustomers(rows: Iterable<FeedRow<CustomerColumn>>): CheckedCustomers {
  const byKey = new Map<string, Customer & { readonly sources: RowSource[] }>();
  const rejects: Reject[] = [];
  for (const row of rows) {
    if (row.elsewhere === true) {
      continue;
    }
    const problems = customerProblems(row);
    if (problems.length > 0) {
      rejects.push(...problems);
      continue;
    }
    const customer = customerOf(row);
    const before = byKey.get(foldKey(customer.key));
    if (before === undefined) {
      byKey.set(foldKey(customer.key), customer);
    } else if (sameValues(before.values, customer.values)) {
      before.sources.push(row.source);
    } else {
      rejects.push(takenKey(row.source, before, customer));
    }
  }
  return { customers: [...byKey.values()], rejects };
}

function takenKey(source: RowSource, before: Customer, customer: Customer): Reject {
  return before.key === customer.key
    ? reject(source, customer.key, 'CUSTOMER_TWICE', differsIn(before, customer))
    : reject(source, customer.key, 'KEY_ALIKE', `the feed has external id ${quoted(before.key)} already`);
}

/** Whether two rows say the same of a customer. */
function sameValues<Name extends string>(
  one: Partial<Record<Name, string>>,
  other: Partial<Record<Name, string>>,
): boolean {
  return differingColumns(one, other) === '';
}

function differsIn(before: Customer, after: Customer): string {
  const columns = differingColumns(before.values, after.values);
  return `the customer is in the feed already, with another ${columns}`;
}

function differingColumns<Name extends string>(
  one: Partial<Record<Name, string>>,
  other: Partial<Record<Name, string>>,
): string {
  const columns = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<Name>;
  return [...columns].filter((column) => one[column] !== other[column]).join(', ');
}

function customerOf({ values, source }: FeedRow<CustomerColumn>): Customer & { readonly sources: RowSource[] } {
  const key = values.externalId ?? '';
  return { key, partyId: values.HCCustomerId ?? key, values, sources: [source] };
}

/** A customer that was held carries the place where it first stood. */
export function customerRow(row: FeedRow<HeldCustomerColumn>): FeedRow<CustomerColumn> {
  const { sourceFile, sourceRow, ...values } = row.values;
  const source = sourceFile === undefined ? row.source : { file: sourceFile, row: Number(sourceRow) };
  return { ...row, values, source };
}

/** What the row alone shows to be wrong with a customer; empty when nothing is. */
export function customerProblems({ source, values, columns, fault }: FeedRow<CustomerColumn>): Reject[] {
  const key = values.externalId ?? '';
  if (fault !== undefined) {
    return [reject(source, key, fault)];
  }
  const person = parseYesNo(values.individual ?? 'T');
  const needed: CustomerColumn[] = ['externalId', person === false ? 'companyName' : 'lastName'];
  if (columns.has('HCCustomerId')) {
    // Without it the id could not go back to HotWax.
    needed.push('HCCustomerId');
  }
  const missing = needed.filter((column) => values[column] === undefined);
  const invalid = [
    person === undefined ? 'individual is neither yes nor no' : '',
    parseYesNo(values.taxable ?? 'T') === undefined ? 'taxable is neither yes nor no' : '',
    isEmail(values.email ?? 'a@b.c') ? '' : 'email is no e-mail address',
    isDecimal(values.defaultOrderPriority ?? '0') ? '' : 'defaultOrderPriority is no plain number of up to 12 digits',
    ...(['externalId', 'HCCustomerId'] as const).map((column) =>
      hasInvisible(values[column] ?? '') ? `${column} has a control character or an invisible one` : '',
    ),
  ].filter((detail) => detail !== '');
  return [
    ...missing.map((column) => reject(source, key, 'VALUE_MISSING', `${column} is missing`)),
    ...invalid.map((detail) => reject(source, key, 'VALUE_INVALID', detail)),
    ...tooLong(values, CUSTOMER_LENGTHS).map((detail) => reject(source, key, 'VALUE_TOO_LONG', detail)),
  ];
}
