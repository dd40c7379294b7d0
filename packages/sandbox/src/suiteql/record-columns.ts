import type { Account } from '../account/account';
import { findFixedList, TEXT_KEYED } from '../records/fixed-lists';
import type { FieldDefinition, RecordType } from '../records/record-type';
import { TRANSACTION_TYPES } from '../records/transaction-types';
import { localTimeSql } from './local-time';
import {
  type ColumnDefinition,
  caseOf,
  jsonPart,
  jsonValue,
  type Narrowing,
  quoteText,
  type TableDefinition,
  textList,
} from './table-definition';

/** Id spaces that several types share; a table over all types of one needs no condition on the type. */
const SHARED_KINDS: ReadonlySet<string> = new Set(['entity', 'item', 'transaction']);

/**
 * The column that a field is. @param json SQL of the JSON object that holds it
 * @returns undefined for a field that is no column: subrecords, passwords
 */
export function fieldColumn(account: Account, field: FieldDefinition, json: string): ColumnDefinition | undefined {
  const value = jsonValue(json, field.id);
  switch (field.type) {
    case 'subrecord':
    case 'password':
      return undefined;
    case 'checkbox':
    case 'radio':
      return { type: 'boolean', sql: `CASE WHEN ${value} THEN 'T' ELSE 'F' END` };
    case 'date':
      return { type: 'date', sql: `substr(${value}, 1, 10) || ' 00:00:00'` };
    case 'datetime':
      return { type: 'date', sql: localTimeSql(value, account.settings.timeZone) };
    case 'currency':
    case 'float':
    case 'percent':
    case 'integer':
      return { type: 'number', sql: value };
    case 'select':
      return selectColumn(account, field.selects ?? '', value);
    case 'document':
    case 'image':
      return { type: 'number', sql: value, display: `(SELECT f.name FROM main.file AS f WHERE f.id = ${value})` };
    case 'multiselect':
      return multiselectColumn(account, field, json);
    default:
      return { type: 'text', sql: `nullif(${value}, '')` };
  }
}

/** A reference: its value is the internal id, its text the name of what it points at. */
export function selectColumn(account: Account, selects: string, value: string): ColumnDefinition {
  const kind = referenceKind(account, selects);
  if (kind === undefined) {
    const display = listText(selects, value);
    return { type: 'text', sql: `CAST(${value} AS TEXT)`, ...(display && { display }) };
  }
  return { type: 'number', sql: value, display: nameOf(kind, value) };
}

function listText(selects: string, value: string): string | undefined {
  const texts = findFixedList(selects);
  if (texts) {
    return caseOf(`CAST(${value} AS TEXT)`, [...texts]);
  }
  return TEXT_KEYED.has(selects)
    ? `(SELECT d.name FROM main.record AS d WHERE d.kind = ${quoteText(selects)} AND d.body ->> '$.key' = ${value})`
    : undefined;
}

/** Texts as `records/resolve-reference.ts` gives them to `getText`. */
function nameOf(kind: string, id: string): string {
  const shown = kind === 'entity' ? ENTITY_TEXT : kind === 'transaction' ? TRANSACTION_TEXT : 'd.name';
  return `(SELECT ${shown} FROM main.record AS d WHERE d.kind = ${quoteText(kind)} AND d.id = ${id})`;
}

/** A numbered entity shows its number and its name. */
const ENTITY_TEXT = `d.name || CASE WHEN d.body ->> '$.altname' <> '' AND substr(d.name, -length(d.body ->> '$.altname')) <> d.body ->> '$.altname' THEN ' ' || (d.body ->> '$.altname') ELSE '' END`;
const TRANSACTION_TEXT = `${caseOf(
  'd.type',
  TRANSACTION_TYPES.map((type) => [type.id, type.label]),
)} || ' #' || coalesce(d.name, d.id)`;

/** Id space of what a select points at; undefined for lists whose keys are text, such as order status. */
export function referenceKind(account: Account, selects: string): string | undefined {
  if (TEXT_KEYED.has(selects)) {
    return undefined;
  }
  return SHARED_KINDS.has(selects) ? selects : account.types.targets(selects)[0]?.kind;
}

function multiselectColumn(account: Account, field: FieldDefinition, json: string): ColumnDefinition {
  const values = `json_each(coalesce(${jsonPart(json, field.id)}, '[]')) AS m`;
  const kind = referenceKind(account, field.selects ?? '');
  const joined = (item: string) => `(SELECT group_concat(${item}, ', ') FROM ${values})`;
  return { type: 'text', sql: joined('m.value'), ...(kind && { display: joined(nameOf(kind, 'm.value')) }) };
}

export interface RecordTableOptions {
  readonly name: string;
  readonly types: readonly RecordType[];
  /** Columns that are no field, or that are something else than the field of that name. */
  readonly columns?: Readonly<Record<string, ColumnDefinition>>;
  /** Fields that SuiteQL does not have, though the record has. */
  readonly without?: readonly string[];
}

/** A table over records: `id`, `externalid`, and a column for each field of each type. */
export function recordTable(account: Account, options: RecordTableOptions): TableDefinition {
  const fields = new Map<string, FieldDefinition>();
  for (const type of options.types) {
    for (const field of type.fields.values()) {
      fields.set(field.id.toLowerCase(), fields.get(field.id.toLowerCase()) ?? field);
    }
  }
  for (const name of options.without ?? []) {
    fields.delete(name);
  }
  const kind = options.types[0]?.kind ?? '';
  const special: Readonly<Record<string, ColumnDefinition>> = {
    id: { type: 'number', sql: 'r.id' },
    externalid: { type: 'text', sql: 'r.externalid', narrowing: externalIdNarrowing(kind) },
    ...options.columns,
  };
  return {
    name: options.name,
    source: `main.record AS r WHERE ${recordCondition(account, options.types)}`,
    column(name) {
      if (Object.hasOwn(special, name)) {
        return special[name];
      }
      const field = fields.get(name);
      const column = field && fieldColumn(account, field, 'r.body');
      return column && options.types.every((type) => type.nameField === name)
        ? { ...column, narrowing: nameNarrowing(options.types) }
        : column;
    },
    columnNames: () => [...new Set([...Object.keys(special), ...fields.keys()])],
  };
}

/** Which rows of `record` the types are: by id space first, since that begins the primary key. */
export function recordCondition(account: Account, types: readonly RecordType[]): string {
  const kind = types[0]?.kind ?? '';
  const all = account.types.all().filter((type) => type.kind === kind);
  const byKind = `r.kind = ${quoteText(kind)}`;
  const whole = SHARED_KINDS.has(kind) ? types.length === all.length : true;
  return whole ? byKind : `${byKind} AND r.type IN (${textList(types.map((type) => type.id))})`;
}

const ofKind = (kind: string): string => `SELECT n.id FROM main.record AS n WHERE n.kind = ${quoteText(kind)}`;

/**
 * Rows by ids that subqueries find in an index. Without them SQLite, which has no statistics here, thinks that reading
 * all records of the type is as cheap.
 * @param query ends where the list of constants follows
 * @param always a query that needs no list
 */
function idNarrowing(query: string, always?: string): Narrowing {
  const rest = always ? ` UNION ALL ${always}` : '';
  return { sql: 'r.id', condition: (column, list) => `${column} IN (${query}${list}${rest})` };
}

export const externalIdNarrowing = (kind: string): Narrowing => idNarrowing(`${ofKind(kind)} AND n.externalid IN `);

/**
 * `record.name`, which an index holds without regard to letter case, is the name field. Of hierarchical records it is
 * the full name: those without a parent are found by it, and all with a parent are looked at.
 */
export function nameNarrowing(types: readonly RecordType[]): Narrowing {
  const rows = ofKind(types[0]?.kind ?? '');
  const hierarchical = types.some((type) => type.hierarchical);
  return idNarrowing(`${rows} AND n.name IN `, hierarchical ? `${rows} AND n.name GLOB '* : *'` : undefined);
}
