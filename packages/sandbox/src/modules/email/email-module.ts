import { sendMail } from '../../account/mailbox';
import { NetSuiteError } from '../../errors';
import type { ModuleFactory, ScriptExecution } from '../../scripts/script-execution';
import { fileContentOf } from '../file/file-object';
import { requireArguments, scriptObject } from '../script-object';
import { UNITS } from '../units';
import { type CampaignEventOptions, sendCampaignEvent } from './campaign-event';
import { emailOfEntity } from './entity-email';
import { type RelatedRecords, relatedRecords } from './related-records';

/** recipients + cc + bcc: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358681681.html */
const MAX_RECIPIENTS = 10;

/** Of each attachment; same page. */
const MAX_ATTACHMENT_BYTES = 10 * 1024 * 1024;

/** Of the whole mail. "Files can be larger when attached due to encoding", so they count as base64; same page. */
const MAX_MAIL_BYTES = 15 * 1024 * 1024;

interface SendOptions {
  readonly author: number | string;
  readonly recipients: unknown;
  readonly subject: string;
  readonly body: string;
  readonly cc?: unknown;
  readonly bcc?: unknown;
  readonly replyTo?: unknown;
  readonly attachments?: readonly unknown[];
  readonly relatedRecords?: RelatedRecords;
  readonly isInternalOnly?: unknown;
}

/** N/email: mail stays in the account's mailbox. */
export const createEmailModule: ModuleFactory = (execution) =>
  scriptObject(execution, 'N/email', {
    send(options: SendOptions): void {
      requireArguments(options, ['author', 'recipients', 'subject', 'body'], 'send');
      execution.charge(UNITS['email.send']);
      send(execution, options);
    },
    /** Differs in that nobody tells of mail that comes back, which no mail does here. */
    sendBulk(options: SendOptions): void {
      requireArguments(options, ['author', 'recipients', 'subject', 'body'], 'sendBulk');
      execution.charge(UNITS['email.sendBulk']);
      send(execution, options);
    },
    sendCampaignEvent(options: CampaignEventOptions): number {
      requireArguments(options, ['campaignEventId', 'recipientId'], 'sendCampaignEvent');
      execution.charge(UNITS['email.sendCampaignEvent']);
      return sendCampaignEvent(execution, options);
    },
  });

function send(execution: ScriptExecution, options: SendOptions): void {
  checkAuthor(execution, options.author);
  const [to, cc, bcc] = (['recipients', 'cc', 'bcc'] as const).map((list) =>
    addressesOf(execution, list, options[list]),
  );
  const recipients = [to, cc, bcc].flatMap((list) => list ?? []);
  if (recipients.length > MAX_RECIPIENTS) {
    throw new NetSuiteError(
      'SSS_MAXIMUM_NUMBER_RECIPIENTS_EXCEEDED',
      `You may have a maximum number of ${MAX_RECIPIENTS} recipients.`,
    );
  }
  const author = String(options.author);
  const subject = String(options.subject);
  const body = String(options.body);
  const attachments = attachedFiles(options.attachments ?? [], Buffer.byteLength(subject + body));
  const related = relatedRecords(execution, options.relatedRecords);
  sendMail(execution.account, {
    ...{ author, recipients, subject, body },
    ...(cc?.length && { cc }),
    ...(bcc?.length && { bcc }),
    ...(options.replyTo ? { replyTo: checkedAddress('recipients', String(options.replyTo).trim()) } : {}),
    ...(attachments.length > 0 && { attachments }),
    ...(related.length > 0 && { relatedRecords: related }),
    ...(internalOnly(options.isInternalOnly) && { isInternalOnly: true }),
  });
}

/** "The default value is false" (Oracle's stubs). */
function internalOnly(given: unknown): boolean {
  if (given === undefined || given === null || typeof given === 'boolean') return given === true;
  throw wrongType('isInternalOnly', 'boolean');
}

/** "Internal ID of the email sender", an employee's; negative ids are NetSuite's own users, e.g. -5. */
function checkAuthor(execution: ScriptExecution, author: number | string): void {
  const id = Number(author);
  if (!Number.isInteger(id)) throw wrongType('author', 'number');
  if (id < 0 || execution.account.records.get('employee', id)) return;
  throw new NetSuiteError('SSS_AUTHOR_MUST_BE_EMPLOYEE', 'The author internal id or email must match an employee.');
}

type RecipientList = 'recipients' | 'cc' | 'bcc';

function addressesOf(execution: ScriptExecution, list: RecipientList, given: unknown): string[] {
  if (given === undefined || given === null || given === '') return [];
  if (Array.isArray(given)) return given.flatMap((one) => addressesOf(execution, list, one));
  const text = String(given).trim();
  if (/^-?\d+$/.test(text)) return [addressOfEntity(execution, list, Number(text))];
  if (!text.includes(',') && !text.includes(';')) return [checkedAddress(list, text)];
  return text.split(/[,;]/).flatMap((one) => addressesOf(execution, list, one.trim()));
}

function checkedAddress(list: RecipientList, text: string): string {
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return text;
  throw invalidAddress(list);
}

function addressOfEntity(execution: ScriptExecution, list: RecipientList, id: number): string {
  const email = emailOfEntity(execution.account, id);
  if (email === undefined) throw invalidAddress(list, ` Record ${id} has no email address.`);
  return email;
}

function invalidAddress(list: RecipientList, more = ''): NetSuiteError {
  const [code, name] = list === 'recipients' ? ['TO', 'recipient'] : [list.toUpperCase(), list];
  return new NetSuiteError(`SSS_INVALID_${code}_EMAIL`, `One or more ${name} emails are not valid.${more}`);
}

/** @returns the names @param textBytes of the rest of the mail */
function attachedFiles(attachments: readonly unknown[], textBytes: number): string[] {
  let bytes = textBytes;
  const names: string[] = [];
  for (const attachment of attachments) {
    const file = fileContentOf(attachment);
    if (!file) throw wrongType('attachments', 'file.File[]');
    if (file.content.length > MAX_ATTACHMENT_BYTES) {
      const message = 'The file content you are attempting to access exceeds the maximum allowed size of 10MB.';
      throw new NetSuiteError('SSS_FILE_CONTENT_SIZE_EXCEEDED', message);
    }
    bytes += Math.ceil(file.content.length / 3) * 4;
    names.push(file.name);
  }
  if (bytes <= MAX_MAIL_BYTES) return names;
  const message =
    'This message exceeds the limit of 15 MB. Please reduce the size of the message and its attachments and try again.';
  throw new NetSuiteError('ATTACH_SIZE_EXCEEDED', message);
}

function wrongType(name: string, expected: string): NetSuiteError {
  return new NetSuiteError('WRONG_PARAMETER_TYPE', `Wrong parameter type: ${name} is expected as ${expected}.`);
}
