import { sendMail } from '../../account/mailbox';
import { NetSuiteError } from '../../errors';
import type { ModuleFactory, ScriptExecution } from '../../scripts/script-execution';
import { fileContentOf } from '../file/file-object';
import { requireArguments, scriptObject } from '../script-object';
import { UNITS } from '../units';

/** recipients + cc + bcc: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358552361.html */
const MAX_RECIPIENTS = 10;

/** All files of a mail together; also at most 10 MB for the whole mail (same page; the stricter reading of both). */
const MAX_ATTACHMENT_BYTES = 10 * 1024 * 1024;

interface SendOptions {
  readonly author: number | string;
  readonly recipients: unknown;
  readonly subject: string;
  readonly body: string;
  readonly cc?: unknown;
  readonly bcc?: unknown;
  readonly attachments?: readonly unknown[];
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
  });

function send(execution: ScriptExecution, options: SendOptions): void {
  const { account } = execution;
  checkAuthor(execution, options.author);
  const recipients = [options.recipients, options.cc, options.bcc].flatMap((given) => addressesOf(execution, given));
  if (recipients.length > MAX_RECIPIENTS) {
    throw new NetSuiteError(
      'SSS_MAXIMUM_NUMBER_RECIPIENTS_EXCEEDED',
      `The maximum number of recipients (recipients + cc + bcc) allowed is ${MAX_RECIPIENTS}.`,
    );
  }
  checkAttachments(options.attachments ?? []);
  const { author, subject, body } = options;
  sendMail(account, { author: String(author), recipients, subject: String(subject), body: String(body) });
}

/** "Internal ID of the email sender", an employee's; negative ids are NetSuite's own users, e.g. -5. */
function checkAuthor(execution: ScriptExecution, author: number | string): void {
  const id = Number(author);
  if (!Number.isInteger(id)) throw wrongType('author', 'number');
  if (id < 0 || execution.account.records.get('employee', id)) return;
  throw new NetSuiteError('SSS_AUTHOR_MUST_BE_EMPLOYEE', 'The author internal id or email must match an employee.');
}

function addressesOf(execution: ScriptExecution, given: unknown): string[] {
  if (given === undefined || given === null || given === '') return [];
  if (Array.isArray(given)) return given.flatMap((one) => addressesOf(execution, one));
  const text = String(given).trim();
  if (/^-?\d+$/.test(text)) return [addressOfEntity(execution, Number(text))];
  if (!text.includes(',') && !text.includes(';')) return [checkedAddress(text)];
  return text.split(/[,;]/).flatMap((one) => addressesOf(execution, one.trim()));
}

function checkedAddress(text: string): string {
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return text;
  throw new NetSuiteError('SSS_INVALID_TO_EMAIL', 'One or more recipient emails are not valid.');
}

function addressOfEntity(execution: ScriptExecution, id: number): string {
  for (const type of execution.account.types.targets('entity')) {
    const email = execution.account.records.get(type.id, id)?.body.email;
    if (typeof email === 'string' && email !== '') return email;
  }
  throw new NetSuiteError('SSS_INVALID_TO_EMAIL', `Recipient ${id} has no email address.`);
}

function checkAttachments(attachments: readonly unknown[]): void {
  let bytes = 0;
  for (const attachment of attachments) {
    const file = fileContentOf(attachment);
    if (!file) throw wrongType('attachments', 'file.File[]');
    bytes += file.content.length;
  }
  if (bytes > MAX_ATTACHMENT_BYTES) {
    throw new NetSuiteError('SSS_FILE_CONTENT_SIZE_EXCEEDED', 'The attachments are larger than 10 MB.');
  }
}

function wrongType(name: string, expected: string): NetSuiteError {
  return new NetSuiteError('WRONG_PARAMETER_TYPE', `Wrong parameter type: ${name} is expected as ${expected}.`);
}
