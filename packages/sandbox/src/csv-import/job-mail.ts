import type { Account } from '../account/account';
import { sendMail } from '../account/mailbox';

/**
 * Who a script's job belongs to. NetSuite writes to the login address of the session that started the job; whose that
 * is for a script is not documented, so the sandbox has one address that cannot exist.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N350581.html
 */
export const JOB_OWNER = 'system@netsuite-sandbox.invalid';

/**
 * Tells the owner that a job has ended: every job does, and that cannot be turned off. The mail gives the status and how
 * many records were imported and how many were not:
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N350581.html
 */
export function mailJobEnd(
  account: Account,
  job: { readonly name: string; readonly records: number; readonly imported: number },
  end: { readonly status: string; readonly message: string },
): void {
  sendMail(account, {
    author: 'NetSuite',
    recipients: [JOB_OWNER],
    subject: `CSV import ${job.name}: ${end.message}`,
    body: [
      `Job: ${job.name}`,
      `Status: ${end.status}`,
      `Records: ${job.records}`,
      `Imported: ${job.imported}`,
      `Not imported: ${job.records - job.imported}`,
    ].join('\n'),
  });
}
