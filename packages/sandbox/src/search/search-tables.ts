import type { Account } from '../account/account';
import type { FieldDefinition, RecordType } from '../records/record-type';
import { ENTITY_TYPES } from '../suiteql/entity-types';
import { localTimeSql } from '../suiteql/local-time';
import { externalIdNarrowing, nameNarrowing, recordCondition } from '../suiteql/record-columns';
import { caseOf, textList } from '../suiteql/table-definition';
import { ITEM_TYPE_NAME_SQL, ITEM_TYPE_SQL, LINES, POSTING, transactionStatus } from '../suiteql/transaction-tables';
import { TRANSACTION_TYPE_CODES } from '../suiteql/transaction-types';
import { scriptTable } from './script-tables';
import { addressFields, defaultAddress, mainAddressFields } from './search-addresses';
import {
  flagField,
  numberField,
  type SearchField,
  type SearchTable,
  searchField,
  searchTable,
  textField,
} from './search-table';

/** Search types that stand for a whole id space. */
const SHARED: Readonly<Record<string, string>> = { entity: 'entity', item: 'item', transaction: 'transaction' };
/** A search for customers finds leads and prospects too. */
const CUSTOMERS = ['customer', 'lead', 'prospect'];

/** Tables that hold no records. */
function otherTable(account: Account, id: string): SearchTable | undefined {
  return id === 'file' ? fileTable(account) : scriptTable(account, id);
}

/** Whether there is something to search under this name. */
export function isSearchType(account: Account, searchType: string): boolean {
  const id = searchType.toLowerCase();
  return Object.hasOwn(SHARED, id) || otherTable(account, id) !== undefined || account.types.find(id) !== undefined;
}

/** @throws NetSuiteError for a type that the account does not have */
export function findSearchTable(account: Account, searchType: string): SearchTable {
  const other = otherTable(account, searchType.toLowerCase());
  if (other) {
    return other;
  }
  const types = typesOf(account, searchType.toLowerCase());
  return types[0]?.kind === 'transaction' ? transactionTable(account, types) : recordsTable(account, types);
}

/** Id space of what a search type finds. */
export function searchKind(account: Account, searchType: string): string {
  const id = searchType.toLowerCase();
  return otherTable(account, id) ? id : (typesOf(account, id)[0]?.kind ?? id);
}

/**
 * The table of a join: all records of an id space.
 * @param rows of transactions: all, or the main line only
 */
export function joinedTable(account: Account, kind: string, rows: 'all' | 'main' = 'main'): SearchTable {
  const other = otherTable(account, kind);
  if (other) {
    return other;
  }
  const types = account.types.all().filter((type) => type.kind === kind);
  return kind === 'transaction' ? transactionTable(account, types, rows) : recordsTable(account, types);
}

function typesOf(account: Account, id: string): readonly RecordType[] {
  const kind = SHARED[id];
  if (kind) {
    return account.types.all().filter((type) => type.kind === kind);
  }
  const type = account.types.get(id);
  if (type.id === 'customer') {
    return account.types.all().filter((other) => CUSTOMERS.includes(other.id));
  }
  return type.family ? account.types.all().filter((other) => other.family === type.family) : [type];
}

/** Names that searches have for the times that record types call differently. */
const SYNONYMS = [
  ['datecreated', 'createddate', 'created'],
  ['lastmodifieddate', 'lastmodified', 'modified'],
];

function fieldsOf(types: readonly RecordType[]): Map<string, FieldDefinition> {
  const fields = new Map<string, FieldDefinition>();
  for (const field of types.flatMap((type) => [...type.fields.values()])) {
    fields.set(field.id.toLowerCase(), fields.get(field.id.toLowerCase()) ?? field);
  }
  for (const names of SYNONYMS) {
    const field = names.map((name) => fields.get(name)).find((each) => each !== undefined);
    for (const name of field ? names : []) {
      fields.set(name, fields.get(name) ?? (field as FieldDefinition));
    }
  }
  return fields;
}

/** Names that every record has. */
function commonFields(types: readonly RecordType[]): Record<string, SearchField> {
  const kind = types[0]?.kind ?? '';
  const id: SearchField = { column: { type: 'number', sql: 'r.id', display: 'r.id' }, format: 'select' };
  const external: SearchField = {
    column: { type: 'text', sql: 'r.externalid', display: 'r.externalid', narrowing: externalIdNarrowing(kind) },
    format: 'select',
  };
  return {
    internalid: id,
    id,
    internalidnumber: numberField('r.id'),
    externalid: external,
    externalidstring: { ...external, format: 'text' },
    recordtype: textField('r.type'),
  };
}

/** No script can name it. */
const FOLDERS_ABOVE = '(folders above)';

/** A folder and all that it lies in, as a JSON list of ids. */
const foldersAbove = (folder: string): string =>
  `(WITH RECURSIVE above(id) AS (SELECT ${folder} UNION SELECT f.parent FROM main.folder AS f JOIN above ON f.id = above.id
    WHERE f.parent IS NOT NULL) SELECT json_group_array(id) FROM above)`;

/**
 * The filter `folder` finds the files of folders below as well, as seen in a NetSuite account:
 * https://github.com/hotwax/netsuite-integration, HC_SC_ImportFileCabinetCSV.js; no page of the help that could be read
 * says so. Files are searched as the type `file`, and from folders by the join `file`; public scripts do both. */
export function fileTable(account: Account): SearchTable {
  const time = (column: string): SearchField => ({
    column: { type: 'date', sql: localTimeSql(column, account.settings.timeZone) },
    format: 'datetime',
  });
  const id: SearchField = { column: { type: 'number', sql: 'r.id', display: 'r.id' }, format: 'select' };
  const folder = "(SELECT d.name FROM main.record AS d WHERE d.kind = 'folder' AND d.id = r.folder)";
  const fields: Readonly<Record<string, SearchField>> = {
    internalid: id,
    id,
    internalidnumber: numberField('r.id'),
    recordtype: textField("'file'"),
    name: textField('r.name'),
    folder: {
      column: { type: 'number', sql: 'r.folder', display: folder },
      format: 'select',
      kind: 'folder',
      filtered: { column: FOLDERS_ABOVE, format: 'multiselect' },
    },
    [FOLDERS_ABOVE]: { column: { type: 'text', sql: foldersAbove('r.folder') }, format: 'multiselect' },
    filetype: { column: { type: 'text', sql: 'r.type', display: 'r.type' }, format: 'select' },
    // In kilobytes; how they are rounded is unconfirmed.
    documentsize: numberField('CAST(round(r.size / 1024.0) AS INTEGER)'),
    description: textField("nullif(r.description, '')"),
    availablewithoutlogin: flagField('r.isonline'),
    created: time('r.created'),
    modified: time('r.modified'),
  };
  return searchTable('file', 'main.file AS r', (name) => (Object.hasOwn(fields, name) ? fields[name] : undefined));
}

function recordsTable(account: Account, types: readonly RecordType[]): SearchTable {
  const kind = types[0]?.kind ?? '';
  const fields = fieldsOf(types);
  const special: Record<string, SearchField> = { ...commonFields(types) };
  if (kind === 'item') {
    special.type = { column: { type: 'text', sql: ITEM_TYPE_SQL, display: ITEM_TYPE_NAME_SQL }, format: 'select' };
    special.name = textField('r.name');
  }
  if (kind === 'entity') {
    const code = caseOf('r.type', ENTITY_TYPES);
    special.type = { column: { type: 'text', sql: code, display: code }, format: 'select' };
    Object.assign(special, addressFields(account, '', defaultAddress('defaultshipping')));
    Object.assign(special, addressFields(account, 'ship', defaultAddress('defaultshipping')));
    Object.assign(special, addressFields(account, 'bill', defaultAddress('defaultbilling')));
  }
  if (kind === 'location' || kind === 'subsidiary') {
    Object.assign(special, mainAddressFields(account));
  }
  const nameField = types[0]?.nameField ?? 'name';
  return searchTable(types[0]?.id ?? '', `main.record AS r WHERE ${recordCondition(account, types)}`, (name) => {
    const own = Object.hasOwn(special, name) ? special[name] : undefined;
    const wanted = name === 'namenohierarchy' ? nameField : name;
    const field = fields.get(wanted) ?? (name === 'name' ? fields.get(nameField) : undefined);
    const found = own ?? (field && searchField(account, field, 'r.body'));
    return found && field?.id === nameField ? named(types, found, name === 'namenohierarchy') : found;
  });
}

/** A name is found by itself; columns and formulas show it below its parent's, `Parent : Child`. */
function named(types: readonly RecordType[], field: SearchField, alone: boolean): SearchField {
  const shown = types.some((type) => type.hierarchical) && !alone ? { display: 'r.name' } : {};
  return { ...field, column: { ...field.column, ...shown, narrowing: nameNarrowing(types) } };
}

const IS_MAIN = 'l.key = 0';
const DOCUMENT_NUMBER = "nullif(r.body ->> '$.tranid', '')";
const ROW = "coalesce(l.value ->> '$._row', '')";
const onMain = (header: string, line: string): string => `CASE WHEN ${IS_MAIN} THEN ${header} ELSE ${line} END`;

/**
 * Transactions: a row for the main line and one for each item, shipping and tax line. Header fields stand on every row,
 * line fields on their line; a name that both have is the header's on the main line. Amounts and quantities of sales are
 * positive here, though negative in SuiteQL.
 */
function transactionTable(account: Account, types: readonly RecordType[], rows: 'all' | 'main' = 'all'): SearchTable {
  const header = fieldsOf(types);
  const line = new Map(
    types.flatMap((type) => [
      ...(type.sublists.get('item')?.fields ?? []),
      ...(type.sublists.get('expense')?.fields ?? []),
    ]),
  );
  const special = transactionFields(account, types);
  const source = `main.record AS r, json_each(${LINES}) AS l WHERE ${recordCondition(account, types)}${
    rows === 'main' ? ` AND ${IS_MAIN}` : ''
  }`;
  return searchTable('transaction', source, (name) => {
    if (Object.hasOwn(special, name)) {
      return special[name];
    }
    const [ofHeader, ofLine] = [header.get(name), line.get(name)];
    const main = ofHeader && searchField(account, ofHeader, 'r.body');
    const other = ofLine && searchField(account, ofLine, 'l.value');
    if (!main || !other) {
      return main ?? other;
    }
    const display = main.column.display && other.column.display && onMain(main.column.display, other.column.display);
    return {
      ...main,
      column: { type: main.column.type, sql: onMain(main.column.sql, other.column.sql), ...(display && { display }) },
    };
  });
}

function transactionFields(account: Account, types: readonly RecordType[]): Record<string, SearchField> {
  const code = caseOf('r.type', TRANSACTION_TYPE_CODES);
  const label = caseOf(
    'r.type',
    types.map((type) => [type.id, type.label]),
  );
  const amount: SearchField = {
    column: { type: 'number', sql: onMain("r.body ->> '$.total'", "l.value ->> '$.amount'") },
    format: 'currency',
  };
  const entity = fieldOf(account, { id: 'entity', label: 'Name', type: 'select', selects: 'entity' }, 'r.body');
  return {
    ...commonFields(types),
    type: { column: { type: 'text', sql: code, display: label }, format: 'select' },
    status: statusField(types, code),
    statusref: statusField(types, code),
    name: entity,
    number: { ...textField(DOCUMENT_NUMBER), format: 'textnumber' },
    numbertext: textField(DOCUMENT_NUMBER),
    mainline: flagField(IS_MAIN),
    taxline: flagField(`${ROW} = 'tax'`),
    shipping: flagField(`${ROW} = 'shipping'`),
    cogs: flagField('0'),
    closed: flagField("l.value ->> '$.isclosed'"),
    line: numberField(onMain('0', "l.value ->> '$.line'")),
    linesequencenumber: numberField('l.key'),
    item: fieldOf(account, { id: 'item', label: 'Item', type: 'select', selects: 'item' }, 'l.value'),
    amount,
    // There is one currency for a transaction here: its own.
    fxamount: amount,
    quantityshiprecv: numberField("coalesce(l.value ->> '$.quantityfulfilled', iif(l.key = 0, NULL, 0))"),
    posting: flagField(`r.type IN (${textList(POSTING)})`),
    voided: flagField("r.body ->> '$.voided'"),
    memo: textField(
      onMain(
        "nullif(r.body ->> '$.memo', '')",
        "coalesce(nullif(l.value ->> '$.description', ''), nullif(l.value ->> '$.memo', ''))",
      ),
    ),
    memomain: textField("nullif(r.body ->> '$.memo', '')"),
    ...addressFields(account, 'ship', "r.body -> '$.shippingaddress'"),
    ...addressFields(account, 'bill', "r.body -> '$.billingaddress'"),
  };
}

function fieldOf(account: Account, field: FieldDefinition, json: string): SearchField {
  return searchField(account, field, json) as SearchField;
}

/** Filters name a status as `SalesOrd:B`; results give `pendingFulfillment` and the text. */
function statusField(types: readonly RecordType[], code: string): SearchField {
  const { letter, name } = transactionStatus(types);
  return { column: { type: 'text', sql: `${code} || ':' || (${letter})`, display: name }, format: 'status' };
}
