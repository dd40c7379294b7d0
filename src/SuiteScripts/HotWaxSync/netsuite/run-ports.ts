import { ON_THE_WAY } from '../pipeline/flight-keys';
import type { Ports } from '../pipeline/ports';
import { RunProblems } from '../pipeline/problems';
import { requestAnotherRun } from './another-run';
import { cabinet } from './cabinet';
import { csvImportJobs } from './csv-import-jobs';
import { customRecordLedger } from './custom-record-ledger';
import { customRecordNotices } from './custom-record-notices';
import { dateText } from './date-text';
import { mailer, mailSettings } from './mailer';
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
  const problems = new RunProblems();
  const mail = mailSettings(
    parameters.prefix,
    parameters.text('mail_author'),
    parameters.text('mail_recipients'),
    problems,
  );
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
    mailer: mailer(mail),
    notices: customRecordNotices(feed),
    problems,
    customersInFlight: () => customRecordLedger('customer').batches(ON_THE_WAY),
    dateText,
    requestAnotherRun: () => requestAnotherRun(onDemandDeployment),
  };
}
