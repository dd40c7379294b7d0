import type { Account } from '../account/account';
import type { FieldDefinition, FieldType } from '../records/record-type';
import { fieldColumn, referenceKind } from '../suiteql/record-columns';
import { type ColumnDefinition, jsonPart, type TableDefinition } from '../suiteql/table-definition';

/** How N/search shows a value, and which operators filter it. */
export type SearchFormat =
  | 'checkbox'
  | 'currency'
  | 'date'
  | 'datetime'
  | 'number'
  | 'percent'
  | 'select'
  | 'multiselect'
  /** A select whose filters name `SalesOrd:B` while results give `pendingFulfillment`. */
  | 'status'
  | 'text'
  /** A document number: text that filters compare by its digits. */
  | 'textnumber';

/** Formats that have a text beside their value. */
export const isReference = (format: SearchFormat): boolean => ['multiselect', 'select', 'status'].includes(format);

export interface SearchField {
  readonly column: ColumnDefinition;
  readonly format: SearchFormat;
  /** What a filter compares, where that is something else than what a column shows. */
  readonly filtered?: { readonly column: string; readonly format: SearchFormat };
  /** As in the user interface, where it is known. */
  readonly label?: string;
  /** Id space of what it points at: the field's name can then be a join. */
  readonly kind?: string;
}

/** What a search reads: a table of the SuiteQL layer, with N/search's names. */
export interface SearchTable extends TableDefinition {
  /** @param name lower case */
  field(name: string): SearchField | undefined;
}

const FORMATS: Readonly<Partial<Record<FieldType, SearchFormat>>> = {
  checkbox: 'checkbox',
  currency: 'currency',
  date: 'date',
  datetime: 'datetime',
  document: 'select',
  float: 'number',
  image: 'select',
  integer: 'number',
  multiselect: 'multiselect',
  percent: 'percent',
  radio: 'checkbox',
  select: 'select',
};

/** @param json SQL of the JSON object that holds the field */
export function searchField(account: Account, field: FieldDefinition, json: string): SearchField | undefined {
  const column = fieldColumn(account, field, json);
  if (!column) {
    return undefined;
  }
  const format = FORMATS[field.type] ?? 'text';
  const kind = format === 'select' ? referenceKind(account, field.selects ?? '') : undefined;
  // As a list of ids, so that anyof can look into it.
  const sql = format === 'multiselect' ? `coalesce(${jsonPart(json, field.id)}, '[]')` : column.sql;
  return { column: { ...column, sql }, format, label: field.label, ...(kind && { kind }) };
}

export const textField = (sql: string): SearchField => ({ column: { type: 'text', sql }, format: 'text' });
export const numberField = (sql: string): SearchField => ({ column: { type: 'number', sql }, format: 'number' });
export const flagField = (condition: string): SearchField => ({
  column: { type: 'boolean', sql: `CASE WHEN ${condition} THEN 'T' ELSE 'F' END` },
  format: 'checkbox',
});

/** Makes a table from a function that finds fields. */
export function searchTable(
  name: string,
  source: string,
  find: (name: string) => SearchField | undefined,
): SearchTable {
  const known = new Map<string, SearchField | undefined>();
  const field = (wanted: string): SearchField | undefined => {
    if (!known.has(wanted)) {
      known.set(wanted, find(wanted));
    }
    return known.get(wanted);
  };
  return { name, source, field, column: (wanted) => field(wanted)?.column, columnNames: () => [...known.keys()] };
}
