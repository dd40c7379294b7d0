import type { Ports } from '../pipeline/ports';
import { RunProblems } from '../pipeline/problems';
import { requestAnotherRun } from './another-run';
import { cabinet } from './cabinet';
import { csvImportJobs } from './csv-import-jobs';
import { customRecordLedger } from './custom-record-ledger';
import { dateText } from './date-text';
import { mailer } from './mailer';
import type { Parameters } from './parameters';
import { recordLookup } from './record-lookup';
import { recordRunLock } from './record-run-lock';
import { runLog } from './run-log';
import { scriptBudget } from './script-budget';
import { sftpFeedFolder } from './sftp-feed-folder';
import { readSftpSettings } from './sftp-settings';

/** Everything one run of an import script works with, over N/*. */
export function runPorts(options: {
  feed: string;
  mappingId: string;
  onDemandDeployment: string;
  parameters: Parameters;
}): Ports {
  const { feed, mappingId, onDemandDeployment, parameters } = options;
  const clock = { now: () => new Date().toISOString() };
  return {
    ledger: customRecordLedger(feed),
    feedFolder: sftpFeedFolder(readSftpSettings),
    cabinet,
    importJobs: csvImportJobs(mappingId),
    lookup: recordLookup,
    budget: scriptBudget(Date.now()),
    clock,
    lock: recordRunLock(feed, clock),
    log: runLog,
    mailer: mailer(parameters.number('mail_author'), parameters.text('mail_recipients')),
    problems: new RunProblems(),
    dateText,
    requestAnotherRun: () => requestAnotherRun(onDemandDeployment),
  };
}
