/** What a value is to SuiteQL. Dates are kept as `YYYY-MM-DD HH:MM:SS` in the account's time zone, booleans as 'T' and 'F'. */
export type ValueType = 'number' | 'text' | 'boolean' | 'date' | 'null';

/** A condition that holds whenever the column is in a list of constants, and that an index answers. */
export interface Narrowing {
  /** SQL of the indexed column, over the table's `source`. */
  readonly sql: string;
  /** @param column the indexed column @param list SQL list in parentheses */
  condition(column: string, list: string): string;
}

/** A column as SQL over the table's `source`: there `r` is the row of the record, `l` the one of a sublist line. */
export interface ColumnDefinition {
  readonly sql: string;
  readonly type: ValueType;
  /** What BUILTIN.DF gives; absent: the value itself. */
  readonly display?: string;
  /** What BUILTIN.CF gives; absent: the value itself. */
  readonly criterion?: string;
  /** How a comparison with constants can be narrowed to rows that an index finds. */
  readonly narrowing?: Narrowing;
}

export interface TableDefinition {
  /** As messages write it, e.g. `transactionLine`. */
  readonly name: string;
  /** FROM and WHERE of the subquery that stands for the table. */
  readonly source: string;
  /** @param name lower case */
  column(name: string): ColumnDefinition | undefined;
  columnNames(): readonly string[];
}

/** A table whose columns are known beforehand. */
export function fixedTable(
  name: string,
  source: string,
  columns: Readonly<Record<string, ColumnDefinition>>,
): TableDefinition {
  return {
    name,
    source,
    column: (column) => (Object.hasOwn(columns, column) ? columns[column] : undefined),
    columnNames: () => Object.keys(columns),
  };
}

export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const textList = (texts: readonly string[]): string => texts.map(quoteText).join(', ');

/** JSON path of a field. Field ids are plain words, but a custom object may hold anything. */
export const jsonValue = (json: string, field: string): string => `${json} ->> ${quoteText(`$."${field}"`)}`;
export const jsonPart = (json: string, field: string): string => `${json} -> ${quoteText(`$."${field}"`)}`;

/** SQL CASE from a list of pairs; null for anything else. */
export function caseOf(value: string, pairs: readonly (readonly [string, string])[]): string {
  const whens = pairs.map(([from, to]) => `WHEN ${quoteText(from)} THEN ${quoteText(to)}`);
  return whens.length === 0 ? 'NULL' : `CASE ${value} ${whens.join(' ')} END`;
}
