import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import Database from 'libsql';

/** Milliseconds that a statement waits for another process that writes. */
const BUSY_MILLISECONDS = 10_000;
/** Texts whose prepared statements are kept; IN lists of each length are texts of their own. */
const KEPT_STATEMENTS = 200;

/** Kysely's SQLite dialect over libsql, which is shaped like better-sqlite3 but for what `SafeDatabase` mends. */
export function libsqlDialect(file: string): SqliteDialect {
  return new SqliteDialect({ database: async () => new SafeDatabase(file) });
}

class SafeDatabase implements SqliteDatabase {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(file: string) {
    this.#database = new Database(file, { timeout: BUSY_MILLISECONDS } as Database.Options);
    this.#database.exec('PRAGMA journal_mode = WAL');
  }

  prepare(sql: string): SqliteStatement {
    const known = this.#statements.get(sql);
    if (known !== undefined) {
      return known;
    }
    const statement = safeStatement(this.#database.prepare(sql));
    if (this.#statements.size >= KEPT_STATEMENTS) {
      this.#statements.clear();
    }
    this.#statements.set(sql, statement);
    return statement;
  }

  close(): void {
    this.#database.close();
  }
}

/** libsql ends the process when it is given a boolean to bind, and takes `undefined` for a name. */
function safeStatement(statement: Database.Statement): SqliteStatement {
  const bindable = (values: readonly unknown[]) =>
    values.map((value) => (typeof value === 'boolean' ? Number(value) : (value ?? null)));
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(bindable(parameters)),
    run: (parameters) => statement.run(bindable(parameters)),
    iterate: (parameters) => statement.iterate(bindable(parameters)) as IterableIterator<unknown>,
  };
}
