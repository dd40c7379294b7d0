import { createHash } from 'node:crypto';
import type { Database } from 'libsql';
import { sqlAll, sqlGet } from '../account/sql';
import type { FolderCopy } from './folder-copy';

/** How a table counts; by default all of its columns and rows, in the order of its key. */
interface Reading {
  readonly columns?: string;
  readonly where?: string;
  readonly order?: string;
}

/** What no run can find out is left out: the log, runs that have ended, and which id comes next. */
const READINGS: Readonly<Record<string, Reading>> = {
  log: { where: '0' },
  sequence: { where: '0' },
  task: {
    columns: 'script, deployment, parameters, invocation, status',
    where: "status IN ('PENDING', 'PROCESSING')",
    order: 'submitted, rowid',
  },
  csv_job: { order: 'rowid' },
  csv_failure: { order: '(SELECT rowid FROM csv_job WHERE id = job), record' },
};

/** Keys of contents, and ids of import jobs: made by chance. */
const RANDOM = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|CSVIMPORT_[0-9a-f]+/g;

/**
 * Digests of all that a run can find in an account and on its SFTP server. Two states with the same digest go on in the
 * same way, as long as the same comes from outside: what was made by chance counts by its place or by what it holds.
 */
export class StateDigest {
  private readonly statements: readonly string[];
  private readonly known = new WeakMap<Buffer, string>();

  constructor(private readonly db: Database) {
    const tables = sqlAll<{ name: string }>(
      db,
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    );
    this.statements = tables.map(({ name }) => statementFor(db, name));
  }

  /** @param contents the account's folder of contents */
  of(contents: FolderCopy, sftp: FolderCopy): string {
    const names = this.namesFor(contents);
    const steady = (text: string) => text.replace(RANDOM, (name) => names.get(name) ?? name);
    const hash = createHash('sha1');
    for (const sql of this.statements) hash.update(steady(sqlGet<{ rows: string }>(this.db, sql)?.rows ?? ''));
    for (const [name, file] of contents) {
      if (file !== 'folder' && name.startsWith('CSVIMPORT_'))
        hash.update(`${steady(name)} ${this.digestOf(file.content)}`);
    }
    for (const [name, file] of [...sftp].sort(([a], [b]) => (a < b ? -1 : 1))) {
      hash.update(file === 'folder' ? `${name}/\n` : `${name} ${file.modified} ${this.digestOf(file.content)}\n`);
    }
    return hash.digest('hex');
  }

  /** What stands for a name that was made by chance. */
  private namesFor(contents: FolderCopy): Map<string, string> {
    const jobs = sqlAll<{ id: string }>(this.db, 'SELECT id FROM csv_job ORDER BY rowid');
    const names = new Map(jobs.map(({ id }, index) => [id, `job ${index}`]));
    for (const [name, file] of contents) if (file !== 'folder') names.set(name, this.digestOf(file.content));
    return names;
  }

  private digestOf(content: Buffer): string {
    const digest = this.known.get(content) ?? createHash('sha1').update(content).digest('hex');
    this.known.set(content, digest);
    return digest;
  }
}

function statementFor(db: Database, table: string): string {
  const info = sqlAll<{ name: string; pk: number }>(db, `SELECT name, pk FROM pragma_table_info('${table}')`);
  const key = info.filter(({ pk }) => pk > 0).map(({ name }) => name);
  const all = info.map(({ name }) => name).join(', ');
  const { columns = all, where = '1', order = key.join(', ') } = READINGS[table] ?? {};
  return `SELECT json_group_array(json_array(${columns})) AS rows FROM (SELECT * FROM ${table} WHERE ${where} ORDER BY ${order})`;
}
