import { createHash } from 'node:crypto';
import type { Database } from 'libsql';
import type { Account } from '../account/account';
import { sqlAll, sqlGet } from '../account/sql';
import { readJobContent } from '../csv-import/job-content';
import { Recent } from '../recent';
import type { FolderCopy } from './folder-copy';

/** How a table counts; by default all of its columns and rows, in the order of its key. */
interface Reading {
  readonly columns?: string;
  readonly where?: string;
  readonly order?: string;
  /** Whether ids and keys that were made by chance stand in it. */
  readonly chance?: true;
}

/** What no run can find out is left out: the log, runs that have ended, and which id comes next. */
const READINGS: Readonly<Record<string, Reading>> = {
  log: { where: '0' },
  sequence: { where: '0' },
  source_map: { where: '0' },
  task: {
    columns: 'kind, script, deployment, parameters, invocation, status',
    where: "status IN ('PENDING', 'PROCESSING', 'WAITING')",
    order: 'submitted, rowid',
  },
  map_reduce_run: { columns: 'stage, progress', where: "task IN (SELECT id FROM task WHERE status <> 'COMPLETE')" },
  map_reduce_pair: { columns: 'stage, key, value, state, executions' },
  map_reduce_error: { columns: 'stage, key, error, execution' },
  csv_job: { order: 'rowid', chance: true },
  csv_failure: { order: '(SELECT rowid FROM csv_job WHERE id = job), record', chance: true },
  file: { chance: true },
  record: { chance: true },
};

/** Keys of contents, and ids of import jobs: made by chance. */
const RANDOM = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|CSVIMPORT_[0-9a-f]+/g;

/**
 * Digests of all that a run can find in an account and on its SFTP server. Two states with the same digest go on in the
 * same way, as long as the same comes from outside: what was made by chance counts by its place or by what it holds.
 */
export class StateDigest {
  private readonly tables: readonly { readonly sql: string; readonly chance: boolean }[];
  /** By key of the content, and its size. */
  private readonly known = new Recent<string>(10_000);

  constructor(private readonly account: Account) {
    const { db } = account;
    const tables = sqlAll<{ name: string }>(
      db,
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    );
    this.tables = tables.map(({ name }) => ({ sql: statementFor(db, name), chance: READINGS[name]?.chance ?? false }));
  }

  of(sftp: FolderCopy): string {
    const jobs = this.jobNames();
    const names = new Map([...jobs, ...this.contentNames()]);
    const steady = (text: string) => text.replace(RANDOM, (name) => names.get(name) ?? name);
    const hash = createHash('sha1');
    for (const { sql, chance } of this.tables) {
      const rows = sqlGet<{ rows: string }>(this.account.db, sql)?.rows ?? '';
      hash.update(chance ? steady(rows) : rows);
    }
    for (const [id, name] of jobs) hash.update(`${name} ${this.submitted(id)}`);
    for (const name of this.linkedNames()) hash.update(`linked ${this.submitted(name)}`);
    const served = [...sftp].map(([name, file]) =>
      file === 'folder' ? `${name}/` : `${name} ${file.modified} ${digestOf(file.content)}`,
    );
    hash.update(served.sort().join('\n'));
    return hash.digest('hex');
  }

  /** What stands for an id of a job: its place among them. */
  private jobNames(): Map<string, string> {
    const ids = this.list<string>('SELECT json_group_array(id) AS list FROM (SELECT id FROM csv_job ORDER BY rowid)');
    return new Map(ids.map((id, index) => [id, `job ${index}`]));
  }

  /** What stands for a key of a file's content: what it holds. */
  private contentNames(): [string, string][] {
    const files = this.list<[number, string, number]>(
      'SELECT json_group_array(json_array(id, content, size)) AS list FROM file',
    );
    return files.map(([id, content, size]) => [
      content,
      this.known.get(`${content} ${size}`, () => digestOf(this.account.files.content(id))),
    ]);
  }

  /** Of the contents of linked files, without their ending. */
  private linkedNames(): string[] {
    const lists = this.list<string>(
      'SELECT json_group_array(linked) AS list FROM (SELECT linked FROM csv_job ORDER BY rowid)',
    );
    return lists
      .flatMap((linked) => Object.values(JSON.parse(linked) as Record<string, string>))
      .map((name) => name.replace(/\.csv$/, ''));
  }

  private submitted(name: string): string {
    return this.known.get(name, () => digestOf(readJobContent(this.account, `${name}.csv`)));
  }

  /** As one value: many rows cost more than all else. */
  private list<Item>(sql: string): Item[] {
    return JSON.parse(sqlGet<{ list: string }>(this.account.db, sql)?.list ?? '[]') as Item[];
  }
}

function digestOf(content: Buffer): string {
  return createHash('sha1').update(content).digest('hex');
}

function statementFor(db: Database, table: string): string {
  const info = sqlAll<{ name: string; pk: number }>(db, `SELECT name, pk FROM pragma_table_info('${table}')`);
  const key = info.filter(({ pk }) => pk > 0).map(({ name }) => name);
  const all = info.map(({ name }) => name).join(', ');
  const { columns = all, where = '1', order = key.join(', ') } = READINGS[table] ?? {};
  return `SELECT json_group_array(json_array(${columns})) AS rows FROM (SELECT * FROM ${table} WHERE ${where} ORDER BY ${order})`;
}
