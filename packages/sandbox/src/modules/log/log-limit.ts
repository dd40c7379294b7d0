import type { Account } from '../../account/account';
import { sendMail } from '../../account/mailbox';
import { sqlGet, sqlRun } from '../../account/sql';
import { JOB_OWNER } from '../../csv-import/job-mail';
import type { RunningScript } from '../../scripts/script-execution';
import type { LogLevel } from '../../scripts/script-logs';

/**
 * "A company is allowed to make up to 100,000 log object method calls across all of their scripts" in 60 minutes. Here the
 * entries count that were written; calls below a deployment's log level do not.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4574548135.html
 */
const MAX_ENTRIES = 100_000;
const WINDOW_MILLISECONDS = 60 * 60 * 1000;

/** Whether the last 60 minutes of the account's clock have all the entries that they may have. */
export function isLogFull({ db, clock }: Account): boolean {
  const hundredThousandth = sqlGet<{ time: string }>(
    db,
    'SELECT time FROM log WHERE id = (SELECT max(id) FROM log) - ?',
    MAX_ENTRIES - 1,
  );
  if (!hundredThousandth) return false;
  return Date.parse(hundredThousandth.time) > clock.now().getTime() - WINDOW_MILLISECONDS;
}

/**
 * "Script owners are notified if NetSuite detects that one script is logging excessively and automatically adjusts the log
 * level" (same page). To which level is not documented; here it is the next one, and it stays.
 */
export function raiseLogLevel(account: Account, script: RunningScript, level: LogLevel): void {
  const { scriptId, deploymentId } = script;
  const sql = 'UPDATE deployment SET loglevel = ? WHERE script = ? AND scriptid = ? AND loglevel <> ?';
  if (sqlRun(account.db, sql, level, scriptId, deploymentId, level) === 0) return;
  sendMail(account, {
    author: 'NetSuite',
    recipients: [JOB_OWNER],
    subject: `Script ${scriptId} is logging excessively`,
    body: `The scripts of the account have made ${MAX_ENTRIES} log entries in 60 minutes. The log level of deployment ${deploymentId} is ${level} now.`,
  });
}
