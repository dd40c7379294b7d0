import type { Account } from '../account/account';
import { sqlCells } from '../account/sql';
import { NotSimulatedError } from '../errors';
import { Bindings } from '../suiteql/sql-expression';
import { applyFunction } from './column-function';
import { writePath } from './field-path';
import { presentValue, type SearchValue } from './present-value';
import { writeConditions } from './search-conditions';
import type { ColumnSpec, SearchDefinition } from './search-definition';
import { invalidSummary } from './search-errors';
import { SearchScope } from './search-scope';
import { isReference, type SearchFormat } from './search-table';
import { summarize } from './summary';

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

interface Output {
  readonly value: string;
  readonly text: string;
  readonly format: SearchFormat;
}

/** Writes a search as one SQLite statement: id, record type, then value and text of each column. */
class SearchWriter {
  private readonly bindings = new Bindings();
  private readonly scope: SearchScope;

  constructor(
    private readonly account: Account,
    private readonly search: SearchDefinition,
  ) {
    this.scope = new SearchScope(account, search.type, this.bindings);
  }

  write(): { sql: string; values: Bindings['values']; formats: readonly SearchFormat[] } {
    const { columns, filters } = this.search;
    const summary = columns.some((column) => column.summary);
    const outputs = columns.map((column) => this.output(column, summary));
    const { where, having } = writeConditions(this.account, this.bindings, this.scope, filters);
    if (having && !summary) {
      throw new NotSimulatedError('N/search with a summary filter but no summary column');
    }
    const identity = summary ? ['NULL', 'NULL'] : [this.scope.own('internalid'), this.scope.own('recordtype')];
    const groups = columns.flatMap((column, at) => (column.summary === 'GROUP' ? [outputs[at]?.value] : []));
    const order = this.order(outputs, summary);
    const clauses = [
      `SELECT ${[...identity, ...outputs.flatMap(({ value, text }) => [value, text])].join(', ')}`,
      `FROM ${this.scope.toSql()}`,
      where && `WHERE ${where}`,
      groups.length > 0 && `GROUP BY ${groups.join(', ')}`,
      having && `HAVING ${having}`,
      order,
    ];
    return {
      sql: clauses.filter(Boolean).join(' '),
      values: this.bindings.values,
      formats: outputs.map((output) => output.format),
    };
  }

  private output(column: ColumnSpec, summary: boolean): Output {
    if (column.notSimulated) {
      return { value: 'NULL', text: 'NULL', format: 'text' };
    }
    const found = this.scope.find(column, 'column');
    if (summary && !column.summary) {
      throw invalidSummary(writePath(column));
    }
    if (found.aggregate && (!summary || column.summary === 'GROUP')) {
      throw new NotSimulatedError(`N/search with the summary in the formula ${column.formula} of a column without one`);
    }
    const context = { bindings: this.bindings, now: this.scope.now };
    const plain = column.function ? applyFunction(context, column.function, found) : found;
    const text = plain === found ? (found.value.display?.().sql ?? 'NULL') : 'NULL';
    if (!column.summary || found.aggregate) {
      return { value: plain.value.sql, text, format: plain.format };
    }
    const ordered = column.whenOrderedBy && this.scope.find(column.whenOrderedBy, 'column').value;
    const { value, format } = summarize(this.bindings, column.summary, plain, ordered);
    return { value: value.sql, text: column.summary === 'GROUP' ? text : 'NULL', format };
  }

  /** Sorted columns in their order; select fields by their text. Then by internal id, so that pages fit together. */
  private order(outputs: readonly Output[], summary: boolean): string {
    const saved = summary ? [] : (this.search.order ?? []);
    const terms = [
      ...saved.map(({ column, descending }) =>
        sortTerm(column, this.output(column, false), descending ? 'DESC' : 'ASC'),
      ),
      ...this.search.columns.flatMap((column, at) => {
        const output = outputs[at];
        return output && (column.sort === 'ASC' || column.sort === 'DESC')
          ? [sortTerm(column, output, column.sort)]
          : [];
      }),
    ];
    if (!summary) {
      terms.push(`${this.scope.own('internalid')} ASC`);
      if (this.scope.table.field('linesequencenumber')) {
        terms.push(`${this.scope.own('linesequencenumber')} ASC`);
      }
    }
    return terms.length === 0 ? '' : `ORDER BY ${terms.join(', ')}`;
  }
}

function sortTerm(column: ColumnSpec, output: Output, direction: 'ASC' | 'DESC'): string {
  const byText = isReference(output.format) && output.text !== 'NULL' && column.name !== 'internalid';
  const key = byText ? output.text : output.value;
  const collate = byText || output.format === 'text' ? ' COLLATE NOCASE' : '';
  return `${key}${collate} ${direction} NULLS LAST`;
}
