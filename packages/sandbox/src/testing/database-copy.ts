import * as fs from 'node:fs';
import type { Database } from 'libsql';
import DatabaseConstructor from 'libsql';
import { sqlAll } from '../account/sql';

/**
 * Copies of an account's database, beside it. They are put back by a connection of their own, as another process would
 * write: the account's own connection stays open and keeps its prepared statements.
 */
export class DatabaseCopies {
  private readonly writer: Database;
  private readonly tables: readonly string[];
  private last = 0;

  /** @param file of the open database */
  constructor(
    private readonly db: Database,
    private readonly file: string,
  ) {
    this.writer = new DatabaseConstructor(file, { timeout: 10_000 });
    const names = sqlAll<{ name: string }>(
      this.writer,
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    ).map(({ name }) => name);
    // Folders first: a trigger keeps their records up to date, and those are put back with the other records.
    this.tables = ['folder', ...names.filter((name) => name !== 'folder')];
  }

  /** @returns path of the copy. No transaction may be open. */
  make(): string {
    this.db.pragma('wal_checkpoint(TRUNCATE)');
    this.last += 1;
    const copy = `${this.file}-copy-${this.last}`;
    fs.copyFileSync(this.file, copy);
    return copy;
  }

  restore(copy: string): void {
    const work = this.tables.map(
      (name) => `DELETE FROM main.${name}; INSERT INTO main.${name} SELECT * FROM copy.${name};`,
    );
    this.writer.exec(`ATTACH '${copy.replaceAll("'", "''")}' AS copy`);
    try {
      this.writer.exec(`BEGIN IMMEDIATE; ${work.join(' ')} COMMIT`);
    } finally {
      if (this.writer.inTransaction) this.writer.exec('ROLLBACK');
      this.writer.exec('DETACH copy');
    }
  }

  close(): void {
    this.writer.close();
  }
}
