import type { Account } from '../account/account';
import { attachedSql } from '../records/attachments';
import { isAddressPart } from './search-addresses';
import { numberField, type SearchField, type SearchTable, searchTable } from './search-table';
import { fileTable, findSearchTable, joinedTable } from './search-tables';

/** Another table, and the columns that must be equal. */
export interface SearchJoin {
  readonly table: SearchTable;
  readonly ours: string;
  readonly theirs: string;
}

/** Joins that are not named after their field, as public scripts write them (the Records Browser needs a browser). */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  customer: 'entity',
  customermain: 'entity',
  parentcustomer: 'parent',
  vendor: 'entity',
};

/**
 * Joins back from a customer: what they lead to, and its field that points here.
 * https://rubydoc.info/gems/activenetsuite/0.1.0/ActiveNetsuite/CustomerSearchRow
 */
const POINTING_AT_CUSTOMERS: Readonly<Record<string, { readonly type: string; readonly field: string }>> = {
  subcustomer: { type: 'customer', field: 'parent' },
};

/** Fields of transactions that lead from a record to the transactions that name it. */
const TRANSACTION_FIELDS: Readonly<Record<string, string>> = {
  classification: 'class',
  department: 'department',
  entity: 'entity',
  item: 'item',
  location: 'location',
  subsidiary: 'subsidiary',
};

/**
 * What a join's id means for a search on one id space:
 * - a field that points at a record: `subsidiary`, `createdfrom`, `custrecord_x` (of a transaction its main line),
 * - a custom record's field that points at the record: its id is the join back, `custrecord_x`,
 * - `transaction`: all lines of the transactions with this customer, item or location,
 * - `parentcustomer`, `subcustomer` and `contact` of a customer: its own contacts and those that scripts attached,
 * - `billingaddress` and `shippingaddress` of a transaction, `file` of a folder, and of a record that files are attached to.
 * @param name lower case
 */
export function findJoin(account: Account, kind: string, table: SearchTable, name: string): SearchJoin | undefined {
  const special = FIELD_NAMES[name];
  const fieldName = special && table.field(special)?.kind ? special : name;
  const target = table.field(fieldName)?.kind;
  if (target) {
    return { table: joinedTable(account, target), ours: fieldName, theirs: 'internalid' };
  }
  return joinBack(account, kind, name) ?? pointingHere(account, kind, name) ?? addressOf(kind, table, name);
}

function joinBack(account: Account, kind: string, name: string): SearchJoin | undefined {
  for (const type of account.types.all()) {
    const field = type.id.startsWith('customrecord') ? type.fields.get(name) : undefined;
    if (field?.type === 'select' && account.types.targets(field.selects ?? '').some((each) => each.kind === kind)) {
      return { table: joinedTable(account, type.kind), ours: 'internalid', theirs: name };
    }
  }
  return undefined;
}

function pointingHere(account: Account, kind: string, name: string): SearchJoin | undefined {
  if (kind === 'folder' && name === 'file') {
    return { table: fileTable(account), ours: 'internalid', theirs: 'folder' };
  }
  const attached = attachedHere(account, kind, name);
  if (attached) {
    return { table: attached, ours: 'internalid', theirs: HOLDER };
  }
  const pointing = kind === 'entity' ? POINTING_AT_CUSTOMERS[name] : undefined;
  if (pointing) {
    return { table: findSearchTable(account, pointing.type), ours: 'internalid', theirs: pointing.field };
  }
  const theirs = name === 'transaction' ? TRANSACTION_FIELDS[kind] : undefined;
  return theirs ? { table: joinedTable(account, 'transaction', 'all'), ours: 'internalid', theirs } : undefined;
}

/** Id of the record that something is attached to; no name of a field. */
const HOLDER = '_holder';
const OWN_CONTACTS = `SELECT id AS attached, body ->> '$.company' AS holder FROM main.record
  WHERE kind = 'entity' AND type = 'contact'`;

function attachedHere(account: Account, kind: string, name: string): SearchTable | undefined {
  const hasFiles = name === 'file' && account.types.all().some((type) => type.kind === kind);
  if (hasFiles) return withHolder(fileTable(account), attachedSql(kind, 'file'));
  if (name !== 'contact' || kind !== 'entity') return undefined;
  return withHolder(findSearchTable(account, 'contact'), `${OWN_CONTACTS} UNION ${attachedSql(kind, 'entity')}`);
}

/** @param pairs SQL of a subquery with the columns `attached` and `holder` */
function withHolder(table: SearchTable, pairs: string): SearchTable {
  const [from = '', ...conditions] = table.source.split(' WHERE ');
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' WHERE ')}` : '';
  const source = `${from} JOIN (${pairs}) AS a ON a.attached = r.id${where}`;
  return searchTable(table.name, source, (wanted) =>
    wanted === HOLDER ? numberField('a.holder') : table.field(wanted),
  );
}

/** The address of a transaction: the same columns as `shipcity` and its like, under the names of an address. */
function addressOf(kind: string, table: SearchTable, name: string): SearchJoin | undefined {
  const prefix = { billingaddress: 'bill', shippingaddress: 'ship' }[name];
  if (kind !== 'transaction' || !prefix) {
    return undefined;
  }
  const find = (wanted: string): SearchField | undefined => {
    if (wanted === 'internalid') return table.field('internalid');
    return isAddressPart(wanted) ? table.field(prefix + wanted) : undefined;
  };
  const main = searchTable(name, `main.record AS r WHERE r.kind = 'transaction'`, find);
  return { table: main, ours: 'internalid', theirs: 'internalid' };
}
