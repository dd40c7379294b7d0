import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Account } from '../account/account';
import { exportRecord } from '../account/export-records';
import { loadRecords } from '../account/load-records';
import { listMail, type SentMail } from '../account/mailbox';
import { setSecret } from '../account/secrets';
import { cancelCsvJob } from '../csv-import/cancel-csv-job';
import type { CsvJob } from '../csv-import/csv-jobs';
import { addFault, type CsvFault, clearFaults } from '../csv-import/job-faults';
import { listCsvJobs } from '../csv-import/list-csv-jobs';
import type { FieldValue } from '../records/record-store';
import { type LogEntry, listLogs } from '../scripts/script-logs';
import { runSuiteQl } from '../suiteql/run-suiteql';

/** An account and the folder that its SFTP server serves, as a test prepares them and looks at them. */
export class AccountUnderTest {
  /** @param root folder that clients of the SFTP server see as `/` */
  constructor(
    readonly account: Account,
    readonly root: string,
  ) {}

  /** @param records in the form of the command `load` */
  load(records: object): void {
    loadRecords(this.account, records);
  }

  setSecret(id: string, value: string): void {
    setSecret(this.account, id, value);
  }

  /** Puts a file on SFTP, dated by the account's clock; folders are made. */
  put(file: string, content: string | Buffer): void {
    const place = path.join(this.root, file);
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.writeFileSync(place, content);
    const now = this.account.clock.now();
    fs.utimesSync(place, now, now);
  }

  /** A file on SFTP. */
  read(file: string): string {
    return fs.readFileSync(path.join(this.root, file), 'utf8');
  }

  /** Names of the files in a folder on SFTP, sorted; none when it is not there. */
  listed(folder: string): string[] {
    const place = path.join(this.root, folder);
    if (!fs.existsSync(place)) return [];
    const entries = fs.readdirSync(place, { withFileTypes: true }).filter((entry) => entry.isFile());
    return entries.map(({ name }) => name).sort();
  }

  records(type: string): { [field: string]: FieldValue }[] {
    return [...this.account.records.list(type)].map(exportRecord);
  }

  /** Rows of a SuiteQL query. */
  rows(query: string): { [column: string]: unknown }[] {
    const { columns, rows } = runSuiteQl(this.account, query);
    return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])));
  }

  jobs(): CsvJob[] {
    return listCsvJobs(this.account);
  }

  /** Lets import jobs that begin from now on go wrong: `{ fault: 'stall', mapping: 'custimport_x', after: 10 }`. */
  addFault(fault: CsvFault): void {
    addFault(this.account, fault);
  }

  /** Takes all faults away; jobs that they keep go on at the next `drain` or `tick`. */
  clearFaults(): void {
    clearFaults(this.account);
  }

  /** Cancels a pending or processing import job, as an administrator can. */
  cancelJob(taskId: string): void {
    cancelCsvJob(this.account, taskId);
  }

  logs(): LogEntry[] {
    return listLogs(this.account);
  }

  mails(): SentMail[] {
    return listMail(this.account);
  }
}
