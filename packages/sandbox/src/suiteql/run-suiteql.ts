import { parse, type SelectStatement } from 'pgsql-ast-parser';
import type { Account } from '../account/account';
import { sqlCells } from '../account/sql';
import { NetSuiteError } from '../errors';
import { Recent } from '../recent';
import { formatDate } from './dates';
import { writeQuery } from './queries';
import { type RewrittenSql, rewriteSql } from './rewrite-sql';
import type { BoundValue } from './sql-expression';
import { unsupported } from './suiteql-error';
import type { ValueType } from './table-definition';
import { type ParameterValue, Translation } from './translation';

export type { ParameterValue } from './translation';

export interface SuiteQlColumn {
  /** Lower case; `expr1`, `expr2` … for expressions without an alias. */
  readonly name: string;
  readonly type: ValueType;
}

export interface SuiteQlResult {
  readonly columns: readonly SuiteQlColumn[];
  /** Numbers, texts and null; dates as text in the account's format, booleans as 'T' and 'F'. */
  readonly rows: unknown[][];
}

export interface TranslatedStatement {
  readonly sql: string;
  readonly values: readonly BoundValue[];
  readonly columns: readonly SuiteQlColumn[];
}

/**
 * Runs SuiteQL on the account's records.
 * @param params values for `?`, in order; bound, never pasted into the text
 * @param page which rows; all without it
 * @throws NetSuiteError SSS_SEARCH_ERROR_OCCURRED naming what the account does not have or the sandbox cannot run
 */
export function runSuiteQl(
  account: Account,
  sql: string,
  params: readonly ParameterValue[] = [],
  page?: { readonly offset: number; readonly limit: number },
): SuiteQlResult {
  const statement = translateSuiteQl(account, sql, params);
  const paged = page ? `SELECT * FROM (${statement.sql}) LIMIT ${page.limit} OFFSET ${page.offset}` : statement.sql;
  const rows = runStatement(account, { ...statement, sql: paged });
  return { columns: statement.columns, rows: rows.map((row) => presentRow(account, statement.columns, row)) };
}

/** How many rows a query has. */
export function countSuiteQl(account: Account, sql: string, params: readonly ParameterValue[] = []): number {
  const statement = translateSuiteQl(account, sql, params);
  const rows = runStatement(account, { ...statement, sql: `SELECT count(*) FROM (${statement.sql})` });
  return Number(rows[0]?.[0] ?? 0);
}

/** SuiteQL in SQLite's words: one statement over the tables of `account/schema.ts`. */
export function translateSuiteQl(
  account: Account,
  sql: string,
  params: readonly ParameterValue[] = [],
): TranslatedStatement {
  const known = translationsFor(account.types.edition);
  const statement = known.get(`${sql}\n${JSON.stringify(params)}`, () => translate(account, sql, params));
  // It holds what the clock showed.
  return statement.readsClock ? translate(account, sql, params) : statement;
}

/** Translating costs more than most queries do, and scripts ask the same ones again and again. By the types they hold for. */
const translations = new WeakMap<object, Recent<Translated>>();
const MAX_TRANSLATIONS = 200;

interface Translated extends TranslatedStatement {
  readonly readsClock: boolean;
}

function translationsFor(types: object): Recent<Translated> {
  const known = translations.get(types) ?? new Recent<Translated>(MAX_TRANSLATIONS);
  translations.set(types, known);
  return known;
}

function translate(account: Account, sql: string, params: readonly ParameterValue[]): Translated {
  const { rewritten, statement } = readStatement(sql);
  if (rewritten.parameterCount !== params.length) {
    throw unsupported(`${rewritten.parameterCount} parameters in the query, ${params.length} given`);
  }
  const translation = new Translation(account, rewritten.placeholders, params, writeQuery);
  const query = writeQuery(translation, statement);
  return { ...query, values: translation.bindings.values, readsClock: translation.readsClock };
}

export interface ReadStatement {
  readonly rewritten: RewrittenSql;
  readonly statement: SelectStatement;
}

const MAX_READ = 200;
const read = new Recent<ReadStatement>(MAX_READ);

/** One SELECT, read and not yet translated. @throws NetSuiteError SSS_SEARCH_ERROR_OCCURRED */
export function readStatement(sql: string): ReadStatement {
  return read.get(sql, () => {
    const rewritten = rewriteSql(sql);
    return { rewritten, statement: parseOne(rewritten.sql) };
  });
}

function parseOne(sql: string): SelectStatement {
  if (sql === '') {
    throw unsupported('an empty query');
  }
  const statements = parseText(sql);
  const [statement] = statements;
  if (!statement || statements.length > 1) {
    throw unsupported('more than one statement');
  }
  return statement as SelectStatement;
}

function parseText(sql: string) {
  try {
    return parse(sql);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const token = /Unexpected (?:.* token: )?("(?:[^"\\]|\\.)*"|end of input)/.exec(reason)?.[1];
    throw unsupported(token ? `unexpected ${token}` : 'the query is not well-formed');
  }
}

function runStatement(account: Account, { sql, values }: { sql: string; values: readonly BoundValue[] }): unknown[][] {
  try {
    return sqlCells(account.db, sql, values);
  } catch (error) {
    if (error instanceof NetSuiteError) {
      throw error;
    }
    throw unsupported(error instanceof Error ? error.message : String(error));
  }
}

function presentRow(account: Account, columns: readonly SuiteQlColumn[], row: readonly unknown[]): unknown[] {
  return row.map((value, at) => presentValue(account, columns[at]?.type, value));
}

/** A date column shows no time of day, whatever it holds; TO_CHAR does. Oracle counts in decimals: 0.1 + 0.2 is 0.3. */
function presentValue(account: Account, type: ValueType | undefined, value: unknown): unknown {
  if (type === 'date' && typeof value === 'string') {
    return formatDate(value, account.settings.dateFormat);
  }
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(15)) : value;
}
