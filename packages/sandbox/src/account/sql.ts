import type { Database, Statement } from 'libsql';
import { Recent } from '../recent';

/** What SQLite can hold. Booleans become 0 and 1, `undefined` becomes NULL. */
export type SqlValue = string | number | boolean | Buffer | null | undefined;

const statements = new WeakMap<Database, Map<string, Statement>>();

/**
 * A statement that is prepared once per database, text and method. libsql ends the process when it is given a boolean to
 * bind, mixes metadata into rows of `get`, and lets a `get` after an `all` of the same statement answer with the values that
 * `all` was given; callers go through the functions below, which know that.
 */
function prepared(db: Database, method: 'run' | 'all' | 'get', sql: string): Statement {
  let known = statements.get(db);
  if (!known) {
    known = new Map();
    statements.set(db, known);
  }
  const key = `${method} ${sql}`;
  let statement = known.get(key);
  if (!statement) {
    statement = db.prepare(sql);
    known.set(key, statement);
  }
  return statement;
}

function bindable(values: readonly SqlValue[]): unknown[] {
  return values.map((value) => (typeof value === 'boolean' ? Number(value) : (value ?? null)));
}

/** Runs a statement that gives no rows. @returns number of changed rows */
export function sqlRun(db: Database, sql: string, ...values: SqlValue[]): number {
  return prepared(db, 'run', sql).run(bindable(values)).changes;
}

/** All rows of a statement, as objects by column name. */
export function sqlAll<Row>(db: Database, sql: string, ...values: SqlValue[]): Row[] {
  return prepared(db, 'all', sql).all(bindable(values)) as Row[];
}

/** The first row, if any. */
export function sqlGet<Row>(db: Database, sql: string, ...values: SqlValue[]): Row | undefined {
  const row = prepared(db, 'get', sql).get(bindable(values)) as (Row & { _metadata?: unknown }) | undefined;
  if (row) delete row._metadata;
  return row;
}

/** Statements that `sqlCells` keeps per database; more would hold memory for queries that do not come again. */
const MAX_CELL_STATEMENTS = 300;
const cellStatements = new WeakMap<Database, Recent<Statement>>();

/**
 * All rows of a generated statement, as lists of cells. Preparing one of these costs more than running it, and scripts
 * ask the same ones again and again, so those that were used last are kept.
 */
export function sqlCells(db: Database, sql: string, values: readonly (string | number | bigint | null)[]): unknown[][] {
  const known = cellStatements.get(db) ?? new Recent<Statement>(MAX_CELL_STATEMENTS);
  cellStatements.set(db, known);
  return known.get(sql, () => db.prepare(sql).raw()).all([...values]) as unknown[][];
}

/**
 * Does the work whole or not at all. Inside a transaction it makes a savepoint, so callers may nest.
 * @returns what `work` returns
 */
export function inTransaction<T>(db: Database, work: () => T): T {
  const nested = db.inTransaction;
  sqlRun(db, nested ? 'SAVEPOINT nested_work' : 'BEGIN IMMEDIATE');
  try {
    const result = work();
    sqlRun(db, nested ? 'RELEASE nested_work' : 'COMMIT');
    return result;
  } catch (error) {
    if (nested) {
      sqlRun(db, 'ROLLBACK TO nested_work');
      sqlRun(db, 'RELEASE nested_work');
    } else if (db.inTransaction) {
      sqlRun(db, 'ROLLBACK');
    }
    throw error;
  }
}
