import { sendMail } from '../../account/mailbox';
import { sqlGet } from '../../account/sql';
import { NetSuiteError } from '../../errors';
import { nextNumber } from '../../records/saving';
import type { ScriptExecution } from '../../scripts/script-execution';
import { emailOfEntity } from './entity-email';

export interface CampaignEventOptions {
  readonly campaignEventId: number | string;
  readonly recipientId: number | string;
}

/** "If the email fails to send, the value returned is -1"; which failures count is not documented. */
const NOT_SENT = -1;

/**
 * Sends the mail of an event of a campaign's `campaigndrip` sublist, the only one that is supported. There are no
 * templates here: the mail has the event's title as subject, and names the template.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4431144897.html
 * @returns a campaign response id; -1 when there is no such event, or the recipient has no e-mail address
 */
export function sendCampaignEvent(execution: ScriptExecution, options: CampaignEventOptions): number {
  const { account } = execution;
  const event = numberOf('campaignEventId', options.campaignEventId);
  const recipient = emailOfEntity(account, numberOf('recipientId', options.recipientId));
  const found = sqlGet<{ campaign: number; title: string | null; template: number | null }>(
    account.db,
    `SELECT r.id AS campaign, json_extract(line.value, '$.title') AS title, json_extract(line.value, '$.template') AS template
     FROM record AS r, json_each(r.body, '$.campaigndrip') AS line
     WHERE r.type = 'campaign' AND json_extract(line.value, '$.internalid') = ?`,
    event,
  );
  if (!found || recipient === undefined) return NOT_SENT;
  sendMail(account, {
    author: `campaign ${found.campaign}`,
    recipients: [recipient],
    subject: found.title ?? '',
    body: `Template ${found.template ?? 'none'}`,
  });
  return nextNumber(account, 'campaignresponse');
}

function numberOf(name: string, given: number | string): number {
  const number = Number(given);
  if (Number.isInteger(number)) return number;
  throw new NetSuiteError('WRONG_PARAMETER_TYPE', `Wrong parameter type: ${name} is expected as number.`);
}
