import type { Account } from '../account/account';
import { statusList } from '../records/fixed-lists';
import { ITEM_TYPE_CODES, ITEM_TYPE_NAMES } from '../records/item-types';
import type { FieldDefinition, RecordType } from '../records/record-type';
import { fieldColumn, recordCondition, recordTable, selectColumn } from './record-columns';
import {
  type ColumnDefinition,
  caseOf,
  jsonPart,
  jsonValue,
  quoteText,
  type TableDefinition,
  textList,
} from './table-definition';
import { TRANSACTION_TYPE_CODES } from './transaction-types';

/** `item.itemtype` of a record type; items for sale, resale and purchase share one. */
const itemTypeOf = (recordType: string) =>
  caseOf(recordType, [
    ...Object.entries(ITEM_TYPE_CODES),
    ...['noninventory', 'othercharge', 'service'].flatMap((family) =>
      ['purchase', 'resale', 'sale'].map((use): [string, string] => [
        `${family}${use}item`,
        ITEM_TYPE_CODES[`${family}item`] ?? '',
      ]),
    ),
  ]);

export const ITEM_TYPE_SQL = itemTypeOf('r.type');
export const ITEM_TYPE_NAME_SQL = caseOf(ITEM_TYPE_SQL, Object.entries(ITEM_TYPE_NAMES));

/** Types whose quantities and amounts the database holds negative: goods that leave. */
const OUTGOING = ['cashsale', 'estimate', 'invoice', 'opportunity', 'salesorder'];

/** Types whose total is owed: negative, as their lines are positive, so that each transaction sums to 0. */
const PAYABLE = ['vendorbill'];

/**
 * Fields of the record that are no columns of `transaction`: the classifications stand on the lines (main line for the
 * header's), sums have other names. Seen in public queries; Oracle's Records Catalog needs a login (unconfirmed).
 */
const NOT_ON_HEADER = [
  'class',
  'department',
  'location',
  'subsidiary',
  'orderstatus',
  'total',
  'subtotal',
  'taxtotal',
  'discounttotal',
  'shippingcost',
];

export function transactionTypes(account: Account): RecordType[] {
  return account.types.all().filter((type) => type.kind === 'transaction');
}

/** Table `transaction`: one row per transaction. */
export function transactionTable(account: Account): TableDefinition {
  const types = transactionTypes(account);
  return recordTable(account, {
    name: 'transaction',
    types,
    without: NOT_ON_HEADER,
    columns: {
      recordtype: { type: 'text', sql: 'r.type' },
      type: { type: 'text', sql: TYPE_CODE, display: typeLabels(types) },
      abbrevtype: { type: 'text', sql: ABBREVIATION },
      status: statusColumn(types),
      trandisplayname: { type: 'text', sql: `${typeLabels(types)} || ' #' || (${jsonValue('r.body', 'tranid')})` },
      foreigntotal: {
        type: 'number',
        sql: `${jsonValue('r.body', 'total')} * iif(r.type IN (${textList(PAYABLE)}), -1, 1)`,
      },
      shippingaddress: { type: 'number', sql: addressKey('shippingaddress') },
      billingaddress: { type: 'number', sql: addressKey('billingaddress') },
      posting: { type: 'boolean', sql: `CASE WHEN r.type IN (${textList(POSTING)}) THEN 'T' ELSE 'F' END` },
      voided: { type: 'boolean', sql: `CASE WHEN ${jsonValue('r.body', 'voided')} THEN 'T' ELSE 'F' END` },
    },
  });
}

const TYPE_CODE = caseOf('r.type', TRANSACTION_TYPE_CODES);
const ABBREVIATION = caseOf('r.type', [
  ['salesorder', 'SALESORD'],
  ['cashsale', 'CASHSALE'],
  ['invoice', 'INV'],
  ['customerdeposit', 'DEP'],
  ['itemfulfillment', 'ITEMSHIP'],
  ['purchaseorder', 'PURCHORD'],
  ['vendorbill', 'BILL'],
]);
export const POSTING = [
  'cashsale',
  'invoice',
  'customerdeposit',
  'itemfulfillment',
  'creditmemo',
  'cashrefund',
  'customerpayment',
  'vendorbill',
];

const typeLabels = (types: readonly RecordType[]) =>
  caseOf(
    'r.type',
    types.map((type) => [type.id, type.label]),
  );

/** Address subrecords have keys of their own in NetSuite; here the transaction's id serves, since each has one. */
const addressKey = (field: string) => `CASE WHEN ${jsonPart('r.body', field)} LIKE '{%' THEN r.id END`;

/** SQL of a transaction's status: its letter, and its name as the user interface shows it. */
export function transactionStatus(types: readonly RecordType[]): { letter: string; name: string } {
  const letters: string[] = [];
  const names: string[] = [];
  for (const type of types) {
    const list = statusList(type);
    if (!list) continue;
    const stored = `r.body ->> '$.${list.field}'`;
    const byName = [...list.names].map(([letter, name]): [string, string] => [name, letter]);
    const letter = list.field === 'status' ? caseOf(stored, byName) : stored;
    letters.push(`WHEN ${quoteText(type.id)} THEN ${letter}`);
    names.push(`WHEN ${quoteText(type.id)} THEN ${list.field === 'status' ? stored : caseOf(stored, [...list.names])}`);
  }
  if (names.length === 0) return { letter: 'NULL', name: "r.body ->> '$.status'" };
  return {
    letter: `CASE r.type ${letters.join(' ')} END`,
    name: `coalesce(CASE r.type ${names.join(' ')} END, r.body ->> '$.status')`,
  };
}

/** The letter; BUILTIN.CF gives `SalesOrd:B`, BUILTIN.DF `Sales Order : Pending Fulfillment`. */
function statusColumn(types: readonly RecordType[]): ColumnDefinition {
  const { letter, name } = transactionStatus(types);
  return {
    type: 'text',
    sql: letter,
    criterion: `${TYPE_CODE} || ':' || (${letter})`,
    display: `${typeLabels(types)} || ' : ' || ${name}`,
  };
}

/** JSON of the rows that a transaction has in `transactionline`: the main line, its items, shipping, tax. */
export const LINES = [
  `'[{"_row":"main"}'`,
  linesSql('item'),
  linesSql('expense'),
  extraLine('shipping', 'shippingcost'),
  extraLine('tax', 'taxtotal'),
  `']'`,
].join(' || ');

function linesSql(sublist: string): string {
  const lines = `r.body -> '$.${sublist}'`;
  return `iif(json_array_length(r.body, '$.${sublist}') > 0, ',' || substr(${lines}, 2, length(${lines}) - 2), '')`;
}

/**
 * Shipping and tax lines have no item here, though in NetSuite they have: there shipping items and tax codes share the
 * ids of items, here they have their own, and a join with `item` would find a stranger.
 */
function extraLine(row: string, amount: string): string {
  const cost = jsonValue('r.body', amount);
  const line = `json_object('_row', '${row}', 'amount', ${cost}, 'rate', ${cost})`;
  return `iif(coalesce(${cost}, 0) <> 0, ',' || ${line}, '')`;
}

/** Line ids of rows that are no item line are not stored; these do not meet those that are. */
const LINE_ID = "CASE WHEN l.key = 0 THEN 0 ELSE coalesce(l.value ->> '$.line', 100000 + l.key) END";

const ROW = "l.value ->> '$._row'";
const IS_MAIN = 'l.key = 0';

/** Reads a field from the line, or from the header on the main line. */
const headerOnMain = (column: (json: string) => ColumnDefinition): ColumnDefinition => {
  const [header, line] = [column('r.body'), column('l.value')];
  const either = (main: string, other: string) => `CASE WHEN ${IS_MAIN} THEN ${main} ELSE ${other} END`;
  const display = header.display && line.display && either(header.display, line.display);
  return { type: line.type, sql: either(header.sql, line.sql), ...(display && { display }) };
};

/**
 * Table `transactionline`: a main line that stands for the header, then a row per item line, and rows for shipping cost
 * and tax when there are any. Quantities and amounts of sales are negative on item lines; the main line has the total.
 */
export function transactionLineTable(account: Account): TableDefinition {
  const types = transactionTypes(account);
  const fields = new Map<string, FieldDefinition>();
  for (const type of types) {
    for (const field of type.sublists.get('item')?.fields.values() ?? []) {
      fields.set(field.id, field);
    }
  }
  const special = lineColumns(account);
  return {
    name: 'transactionLine',
    source: `main.record AS r, json_each(${LINES}) AS l WHERE ${recordCondition(account, types)}`,
    column(name) {
      if (Object.hasOwn(special, name)) {
        return special[name];
      }
      const field = NOT_ON_LINE.includes(name) ? undefined : fields.get(name);
      return field && fieldColumn(account, field, 'l.value');
    },
    columnNames: () =>
      [...new Set([...Object.keys(special), ...fields.keys()])].filter((name) => !NOT_ON_LINE.includes(name)),
  };
}

/** Names of the sublist that the table has under another name. */
const NOT_ON_LINE = ['description', 'line', 'lineuniquekey', 'quantityfulfilled'];

function lineColumns(account: Account): Record<string, ColumnDefinition> {
  const select = (field: string, selects: string) =>
    headerOnMain((json) => selectColumn(account, selects, jsonValue(json, field)));
  const signed = (field: string) => `(l.value ->> '$.${field}') * iif(r.type IN (${textList(OUTGOING)}), -1, 1)`;
  const amount = `CASE WHEN ${IS_MAIN} THEN (r.body ->> '$.total') * iif(r.type IN (${textList(PAYABLE)}), -1, 1) ELSE ${signed('amount')} END`;
  const flag = (condition: string): ColumnDefinition => ({
    type: 'boolean',
    sql: `CASE WHEN ${condition} THEN 'T' ELSE 'F' END`,
  });
  const number = (sql: string): ColumnDefinition => ({ type: 'number', sql });
  return {
    id: number(LINE_ID),
    uniquekey: number(`coalesce(l.value ->> '$.lineuniquekey', r.id * 1000000 + ${LINE_ID})`),
    linesequencenumber: number('l.key'),
    transaction: { ...number('r.id'), display: 'r.name' },
    mainline: flag(IS_MAIN),
    taxline: flag(`${ROW} = 'tax'`),
    iscogs: flag('0'),
    isclosed: flag("l.value ->> '$.isclosed'"),
    expenseaccount: selectColumn(account, 'account', "l.value ->> '$.account'"),
    item: selectColumn(account, 'item', "l.value ->> '$.item'"),
    itemtype: { type: 'text', sql: ITEM_TYPE },
    quantity: number(signed('quantity')),
    quantityshiprecv: number("coalesce(l.value ->> '$.quantityfulfilled', 0)"),
    rate: number("l.value ->> '$.rate'"),
    amount: number(amount),
    netamount: number(amount),
    foreignamount: number(amount),
    memo: {
      type: 'text',
      sql: `CASE WHEN ${IS_MAIN} THEN nullif(r.body ->> '$.memo', '') ELSE coalesce(nullif(l.value ->> '$.description', ''), nullif(l.value ->> '$.memo', '')) END`,
    },
    entity: selectColumn(account, 'entity', "r.body ->> '$.entity'"),
    subsidiary: selectColumn(account, 'subsidiary', "r.body ->> '$.subsidiary'"),
    location: select('location', 'location'),
    department: select('department', 'department'),
    class: select('class', 'classification'),
  };
}

const ITEM_TYPE = `CASE ${ROW} WHEN 'shipping' THEN 'ShipItem' WHEN 'tax' THEN 'TaxItem' ELSE (SELECT ${itemTypeOf('i.type')} FROM main.record AS i WHERE i.kind = 'item' AND i.id = l.value ->> '$.item') END`;

const ADDRESS_FIELDS = [
  'addr1',
  'addr2',
  'addr3',
  'addressee',
  'addrphone',
  'addrtext',
  'attention',
  'city',
  'country',
  'state',
  'zip',
];

/** `transactionshippingaddress` and `transactionbillingaddress`, joined by `nkey = transaction.shippingaddress`. */
export function transactionAddressTable(account: Account, name: string, field: string): TableDefinition {
  const columns: Record<string, ColumnDefinition> = {
    nkey: { type: 'number', sql: 'r.id' },
    recordowner: { type: 'number', sql: 'r.id' },
    override: { type: 'boolean', sql: `CASE WHEN r.body ->> '$.${field}.override' THEN 'T' ELSE 'F' END` },
  };
  for (const part of ADDRESS_FIELDS) {
    columns[part] = { type: 'text', sql: `nullif(r.body ->> '$.${field}.${part}', '')` };
  }
  columns.country = selectColumn(account, 'country', `r.body ->> '$.${field}.country'`);
  columns.dropdownstate = columns.state as ColumnDefinition;
  return {
    name,
    source: `main.record AS r WHERE ${recordCondition(account, transactionTypes(account))} AND ${jsonPart('r.body', field)} LIKE '{%'`,
    column: (column) => (Object.hasOwn(columns, column) ? columns[column] : undefined),
    columnNames: () => Object.keys(columns),
  };
}
