import type { Account } from '../account/account';
import { sqlCells } from '../account/sql';
import { localText } from '../suiteql/local-time';
import { TableRelation } from '../suiteql/scope';
import { Bindings, type SqlExpression } from '../suiteql/sql-expression';
import { presentValue, type SearchValue } from './present-value';
import type { ColumnSpec, FilterNode, FilterSpec, SearchDefinition } from './search-definition';
import { invalidColumn, invalidColumnJoin, invalidFilter, invalidFilterJoin, invalidSummary } from './search-errors';
import { isReference, type SearchField, type SearchFormat, type SearchTable } from './search-table';
import { findSearchTable, joinedTable } from './search-tables';
import { writeCondition } from './write-condition';

export interface SearchRow {
  /** Empty in a search with summaries. */
  readonly id: string;
  readonly recordType: string;
  readonly values: readonly SearchValue[];
  /** By column: what is shown as a list of `{value, text}`, or as a flag. */
  readonly formats: readonly SearchFormat[];
}

/** @throws NetSuiteError naming a filter, column, join or operator that the search type does not have */
export function runSearch(
  account: Account,
  search: SearchDefinition,
  page: { readonly offset: number; readonly limit: number },
): SearchRow[] {
  const statement = new SearchWriter(account, search).write();
  const sql = `${statement.sql} LIMIT ${page.limit} OFFSET ${page.offset}`;
  const rows = sqlCells(account.db, sql, statement.values);
  return rows.map(([id, recordType, ...cells]) => ({
    id: id === null ? '' : String(id),
    recordType: recordType === null ? '' : String(recordType),
    formats: statement.formats,
    values: statement.formats.map((format, at) => presentValue(account, format, cells[at * 2], cells[at * 2 + 1])),
  }));
}

export function countSearch(account: Account, search: SearchDefinition): number {
  const statement = new SearchWriter(account, search).write();
  const rows = sqlCells(account.db, `SELECT count(*) FROM (${statement.sql})`, statement.values);
  return Number(rows[0]?.[0] ?? 0);
}

/** Joins that are not named after a field. */
const JOIN_FIELDS: Readonly<Record<string, string>> = { customer: 'entity', customermain: 'entity', vendor: 'entity' };

interface Output {
  readonly value: string;
  readonly text: string;
  readonly format: SearchFormat;
}

/** Writes a search as one SQLite statement: id, record type, then value and text of each column. */
class SearchWriter {
  private readonly bindings = new Bindings();
  private readonly table: SearchTable;
  private readonly base: TableRelation;
  private readonly joins = new Map<string, { relation: TableRelation; table: SearchTable; on: string }>();

  constructor(
    private readonly account: Account,
    private readonly search: SearchDefinition,
  ) {
    this.table = findSearchTable(account, search.type);
    this.base = new TableRelation('base', this.table);
  }

  write(): { sql: string; values: Bindings['values']; formats: readonly SearchFormat[] } {
    const { columns, filters } = this.search;
    const summary = columns.some((column) => column.summary);
    const outputs = columns.map((column) => this.output(column, summary));
    const where = filters ? ` WHERE ${this.condition(filters)}` : '';
    const identity = summary ? ['NULL', 'NULL'] : [this.own('internalid'), this.own('recordtype')];
    const cells = outputs.flatMap(({ value, text }) => [value, text]);
    const groups = columns.flatMap((column, at) => (column.summary === 'GROUP' ? [outputs[at]?.value] : []));
    const order = this.order(outputs, summary);
    const from = [this.base.toSql(), ...[...this.joins.values()].map(joinSql)].join(' ');
    const groupBy = groups.length === 0 ? '' : ` GROUP BY ${groups.join(', ')}`;
    return {
      sql: `SELECT ${[...identity, ...cells].join(', ')} FROM ${from}${where}${groupBy}${order}`,
      values: this.bindings.values,
      formats: outputs.map((output) => output.format),
    };
  }

  private own(name: string): string {
    return this.base.column(name)?.sql ?? 'NULL';
  }

  private output(column: ColumnSpec, summary: boolean): Output {
    const found = this.find(column, 'column');
    const text = found.value.display?.().sql ?? 'NULL';
    if (!summary) {
      return { value: found.value.sql, text, format: found.field.format };
    }
    switch (column.summary) {
      case 'GROUP':
        return { value: found.value.sql, text, format: found.field.format };
      case 'COUNT':
        return { value: `count(DISTINCT ${found.value.sql})`, text: 'NULL', format: 'number' };
      case 'MIN':
      case 'MAX':
      case 'SUM':
      case 'AVG':
        return { value: `${column.summary}(${found.value.sql})`, text: 'NULL', format: found.field.format };
      default:
        throw invalidSummary(String(column.summary ?? column.name));
    }
  }

  /** Sorted columns in their order; select fields by their text. Then by internal id, so that pages fit together. */
  private order(outputs: readonly Output[], summary: boolean): string {
    const terms = this.search.columns.flatMap((column, at) => {
      const output = outputs[at];
      if (!output || (column.sort !== 'ASC' && column.sort !== 'DESC')) {
        return [];
      }
      const byText = isReference(output.format) && output.text !== 'NULL' && column.name !== 'internalid';
      const key = byText ? output.text : output.value;
      const collate = byText || output.format === 'text' ? ' COLLATE NOCASE' : '';
      return [`${key}${collate} ${column.sort} NULLS LAST`];
    });
    if (!summary) {
      terms.push(`${this.own('internalid')} ASC`);
      if (this.table.field('linesequencenumber')) {
        terms.push(`${this.own('linesequencenumber')} ASC`);
      }
    }
    return terms.length === 0 ? '' : ` ORDER BY ${terms.join(', ')}`;
  }

  private condition(node: FilterNode): string {
    switch (node.kind) {
      case 'filter':
        return this.filter(node.filter);
      case 'not':
        return `(NOT ${this.condition(node.node)})`;
      default:
        return `(${node.nodes.map((each) => this.condition(each)).join(` ${node.kind.toUpperCase()} `)})`;
    }
  }

  private filter(filter: FilterSpec): string {
    const { field, value } = this.find(filter, 'filter');
    const { clock, settings } = this.account;
    return writeCondition(
      {
        bindings: this.bindings,
        dateFormat: settings.dateFormat,
        timeFormat: settings.timeFormat,
        timeZone: settings.timeZone,
        now: localText(clock.now(), settings.timeZone),
      },
      field,
      value,
      filter,
    );
  }

  private find(
    { name, join }: { name: string; join?: string },
    use: 'column' | 'filter',
  ): { field: SearchField; value: SqlExpression } {
    const { table, relation } = join ? this.join(join, use) : { table: this.table, relation: this.base };
    const field = table.field(name);
    const value = relation.column(name);
    if (!field || !value) {
      const full = join ? `${join}.${name}` : name;
      throw use === 'column' ? invalidColumn(full) : invalidFilter(full);
    }
    return { field, value };
  }

  private join(name: string, use: 'column' | 'filter'): { table: SearchTable; relation: TableRelation } {
    const known = this.joins.get(name);
    if (known) {
      return known;
    }
    const special = JOIN_FIELDS[name];
    const fieldName = special && this.table.field(special)?.kind ? special : name;
    const field = this.table.field(fieldName);
    if (!field?.kind) {
      throw use === 'column' ? invalidColumnJoin(name) : invalidFilterJoin(name);
    }
    const table = joinedTable(this.account, field.kind);
    const relation = new TableRelation(`join ${name}`, table);
    const on = `${relation.column('internalid')?.sql} = ${this.own(fieldName)}`;
    const made = { relation, table, on };
    this.joins.set(name, made);
    return made;
  }
}

const joinSql = ({ relation, on }: { relation: TableRelation; on: string }): string =>
  `LEFT JOIN ${relation.toSql()} ON ${on}`;
